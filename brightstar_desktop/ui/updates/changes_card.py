"""What the edition in use changed against the one before, each with the way to it."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.edition_changes import (
    ChangeRow,
    change_rows,
    changes_summary,
    other_part_lines,
)
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.cards import TitledCard, copyable_label
from brightstar_desktop.ui.updates.update_service import UpdateService, UpdateStatus
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html, set_tooltip

SHOWN_AT_ONCE = 30
"""More are made when they are asked for: an edition may change every provider."""


class ChangesCard(TitledCard):
    """Lists what changed, a provider at a time, each with a link to it."""

    def __init__(self, service: UpdateService, navigator: Navigator) -> None:
        super().__init__(_("What changed"))
        self._navigator = navigator
        self._summary = copyable_label()
        self.content.addWidget(self._summary)
        self._rows: tuple[ChangeRow, ...] = ()
        self._shown: tuple[EditionChanges | None, Vocabulary] | None = None
        self._list: QWidget | None = None
        self._made, self._column = 0, QVBoxLayout()
        self._more = QPushButton()
        set_kind(self._more, "link")
        self._more.clicked.connect(self._show_next)
        self.content.addWidget(self._more)
        self._show_changes(None, Vocabulary())
        service.status_changed.connect(self._show_status)

    def _show_status(self, status: UpdateStatus) -> None:
        self._show_changes(status.changes, status.vocabulary)

    def _show_changes(self, changes: EditionChanges | None, vocabulary: Vocabulary) -> None:
        """Show ``changes``; None is for a computer that keeps no edition before this one."""
        if self._shown == (changes, vocabulary):
            return
        self._shown = (changes, vocabulary)
        self._rows = change_rows(changes, vocabulary) if changes else ()
        self._summary.setText(_summary(changes))
        self._begin_list()
        self._add_rows()

    def _begin_list(self) -> None:
        if self._list:
            self.content.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list, self._made = QWidget(), 0
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._list.setVisible(bool(self._rows))
        self.content.insertWidget(self.content.indexOf(self._more), self._list)

    def _add_rows(self) -> None:
        for row in self._rows[self._made : self._made + SHOWN_AT_ONCE]:
            self._column.addWidget(self._row(row))
        self._made = min(self._made + SHOWN_AT_ONCE, len(self._rows))
        beyond = min(len(self._rows) - self._made, SHOWN_AT_ONCE)
        self._more.setVisible(beyond > 0)
        words = ngettext("Show {count} more change", "Show {count} more changes", beyond)
        self._more.setText(words.format(count=beyond))

    def _show_next(self) -> None:
        """Show further rows below, and lead the keyboard on to the first link among them."""
        seen = self.findChildren(LinkLabel)
        self._add_rows()
        new = [link for link in self.findChildren(LinkLabel) if link not in seen]
        for before, after in pairwise([*seen[-1:], *new, self._more]):
            QWidget.setTabOrder(before, after)
        if new:
            new[0].setFocus(Qt.FocusReason.TabFocusReason)

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
        column.addWidget(copyable_label(row.heading, "eyebrow"))
        column.addWidget(self._name(row))
        for line in row.lines:
            column.addWidget(copyable_label(line, "muted"))
        return block

    def _name(self, row: ChangeRow) -> QWidget:
        if not row.listed:
            return copyable_label(row.name, "subheading")
        link = LinkLabel(f"<b>{link_html(row.name, row.slug)}</b>", row.slug, row.name)
        set_tooltip(link, _("Show this provider"))
        # Whoever goes from link to link hears what changed without leaving it.
        link.setAccessibleDescription(row.spoken)
        link.linkActivated.connect(self._navigator.provider_requested)
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
