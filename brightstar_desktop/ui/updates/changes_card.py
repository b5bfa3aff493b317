"""What the edition in use changed against the one before, each with the way to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.changes import (
    ChangeRow,
    change_rows,
    changes_summary,
    other_part_lines,
)
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.updates.card import Card, sentence
from brightstar_desktop.ui.widgets.link_label import LinkLabel, link_html

SHOWN_AT_FIRST = 30
"""More are made when they are asked for: an edition may change every provider."""


class ChangesCard(Card):
    """``provider_requested`` carries the slug of a provider to be shown in full."""

    provider_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What changed"), parent)
        self._summary = sentence()
        self.content.addWidget(self._summary)
        self._rows: tuple[ChangeRow, ...] = ()
        self._shown: tuple[EditionChanges | None, Vocabulary] | None = None
        self._list: QWidget | None = None
        self._more = QPushButton()
        set_kind(self._more, "link")
        self._more.clicked.connect(self._show_all)
        self.content.addWidget(self._more)
        self.show_changes(None, Vocabulary())

    def show_changes(self, changes: EditionChanges | None, vocabulary: Vocabulary) -> None:
        """Show ``changes``; None is for a computer that keeps no edition before this one."""
        if self._shown == (changes, vocabulary):
            return
        self._shown = (changes, vocabulary)
        self._rows = change_rows(changes, vocabulary) if changes else ()
        self._summary.setText(_summary(changes))
        self._build(self._rows[:SHOWN_AT_FIRST])
        beyond = len(self._rows) - SHOWN_AT_FIRST
        self._more.setVisible(beyond > 0)
        words = ngettext("Show {count} more change", "Show {count} more changes", beyond)
        self._more.setText(words.format(count=beyond))

    def _show_all(self) -> None:
        self._more.hide()
        self._build(self._rows)

    def _build(self, rows: tuple[ChangeRow, ...]) -> None:
        if self._list:
            self.content.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for row in rows:
            column.addWidget(self._row(row))
        self._list.setVisible(bool(rows))
        self.content.insertWidget(self.content.indexOf(self._more), self._list)

    def _row(self, row: ChangeRow) -> QWidget:
        block = QWidget()
        block.setAccessibleName(row.spoken)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        rule = QFrame()
        set_kind(rule, "rule")
        column.addWidget(rule)
        column.addSpacing(space(1))
        column.addWidget(sentence(row.heading, "eyebrow"))
        column.addWidget(self._name(row))
        for line in row.lines:
            column.addWidget(sentence(line, "muted"))
        return block

    def _name(self, row: ChangeRow) -> QWidget:
        if not row.listed:
            return sentence(row.name, "subheading")
        link = LinkLabel(f"<b>{link_html(row.name, row.slug)}</b>", row.slug, row.name)
        link.setToolTip(_("Show this provider"))
        # Whoever goes from link to link hears what changed without leaving it.
        link.setAccessibleDescription(row.spoken)
        link.linkActivated.connect(self.provider_requested)
        return link


def _summary(changes: EditionChanges | None) -> str:
    if changes is None:
        return _(
            "After the first update, this says what is new: providers that came or closed, and "
            "prices, phones and addresses that changed."
        )
    against = _("Edition {new} against {old}: {changes}").format(
        new=changes.new, old=changes.old, changes=changes_summary(changes)
    )
    return " ".join((against, *other_part_lines(changes)))
