"""The options of one facet under their heading."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import CheckBox
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, wrap_text

SHOWN_AT_FIRST: Final = 5
_ARROW_EMS: Final = 0.8


class FilterBox(CheckBox):
    """Says ``short`` where there is no room for its words, and ends them in an ellipsis at worst.

    ``is_soft`` draws a mark that was made by typed words.
    """

    def __init__(self, text: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        room, metrics = self.words_area().width(), self.fontMetrics()
        for words in (self.text(), self._short):
            if words and metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the words and hardly any width."""
        return QSize(em(None, 2), em(None, 1.2))


class FacetOptionRow(QWidget):
    """A check box with a count at the right; ``toggled`` tells what a person did, not code."""

    toggled = Signal(bool)

    def __init__(self, text: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = FilterBox(text, short)
        self._count = PlainLabel()
        set_kind(self._count, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        layout.addWidget(self.box, 1)
        layout.addWidget(self._count)
        self.box.clicked.connect(self.toggled)

    def count_text(self) -> str:
        return self._count.text()

    def show_option(self, count: int, *, chosen: bool, words: str = "") -> None:
        """Show the count and whether it is chosen; ``words`` are those it was read from."""
        self.box.setChecked(chosen)
        self.box.is_soft = bool(words)
        # Nothing to find there: greyed, yet it can still be taken back once chosen.
        self.box.setEnabled(chosen or count > 0)
        self._count.setText(f"{count:,}")
        providers = ngettext("{count} provider", "{count} providers", count).format(count=count)
        self.box.setAccessibleName(f"{self.box.text()}, {providers}")
        self.box.setAccessibleDescription(_read_from(words))
        set_tooltip(self.box, _read_from(words) or self._full_text())
        self.box.update()

    def _full_text(self) -> str:
        return self.box.text() if self.box.shown_text() != self.box.text() else ""


class NotStatedRow(FacetOptionRow):
    """Keeps providers that state nothing; in italics, as everything unstated is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        face = QFont()
        face.setItalic(True)
        self.box.setFont(face)


def _read_from(words: str) -> str:
    return _("Read from “{words}” in your search.").format(words=words) if words else ""


class FacetOption(Struct, frozen=True):
    """One option that can be chosen: its code, its words, and fewer words for little room."""

    code: str
    label: str
    short: str = ""


class GroupState(Struct, frozen=True, kw_only=True):
    """``chosen`` are the options in force, ``words`` those read from typed words, with the words.

    ``unknown_included`` is whether providers that state nothing are kept.
    """

    counts: Mapping[str, int]
    not_stated: int
    chosen: frozenset[str]
    words: Mapping[str, str]
    unknown_included: bool


class Fold(Struct, frozen=True):
    is_open: bool
    all_shown: bool


class FacetGroup(QWidget):
    """A heading and its options; rare ones wait behind "Show more".

    ``option_toggled`` carries a code and whether it is now wanted.
    """

    option_toggled = Signal(str, bool)

    def __init__(
        self,
        title: str,
        offers: tuple[FacetOption, ...],
        *,
        collapsed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._state = GroupState(
            counts={}, not_stated=0, chosen=frozenset(), words={}, unknown_included=False
        )
        self._open, self._all_shown = not collapsed, False
        self._rows = {offer.code: FacetOptionRow(offer.label, offer.short) for offer in offers}
        self._heading = _FoldButton(title) if collapsed else heading_label(title)
        self.more_button = QPushButton()
        self.not_stated_option = NotStatedRow(_("Include not stated"))
        self._build()
        self._arrange()

    def option(self, code: str) -> FacetOptionRow:
        return self._rows[code]

    @property
    def fold_button(self) -> QPushButton | None:
        """Return the button that opens the group, or None where it is always open."""
        return self._heading if isinstance(self._heading, QPushButton) else None

    def focus_order(self) -> list[QWidget]:
        boxes = [row.box for row in self._rows.values()]
        fold = [self.fold_button] if self.fold_button else []
        return [*fold, *boxes, self.more_button, self.not_stated_option.box]

    def fold(self) -> Fold:
        return Fold(self._open, self._all_shown)

    def fold_as(self, fold: Fold) -> None:
        self._open, self._all_shown = fold.is_open, fold.all_shown
        self._arrange()

    def focused(self) -> str | None:
        """Return which part has the keyboard focus: a code, or "" for another; None for none."""
        codes = (code for code, row in self._rows.items() if row.box.hasFocus())
        elsewhere = "" if any(part.hasFocus() for part in self.focus_order()) else None
        return next(codes, elsewhere)

    def focus_on(self, code: str) -> None:
        """Give the keyboard focus to an option, or to the first part where there is none such."""
        row = self._rows.get(code)
        (row.box if row else self.focus_order()[0]).setFocus()

    def show_state(self, state: GroupState) -> None:
        """Show new counts and choices; a choice opens a folded group."""
        self._open = self._open or bool(state.chosen - self._state.chosen)
        self._state = state
        for code, row in self._rows.items():
            row.show_option(
                state.counts.get(code, 0),
                chosen=code in state.chosen,
                words=state.words.get(code, ""),
            )
        self.not_stated_option.show_option(state.not_stated, chosen=state.unknown_included)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self._heading, _FoldButton):
            wrap_text(self._heading, self._title, event.size().width())

    def _build(self) -> None:
        self.setAccessibleName(self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.25))
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignLeft)
        for code, row in self._rows.items():
            layout.addWidget(row)
            row.toggled.connect(lambda on, at=code: self.option_toggled.emit(at, on))
        set_kind(self.more_button, "quiet")
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.not_stated_option)
        self.more_button.clicked.connect(self._toggle_more)
        if isinstance(self._heading, _FoldButton):
            self._heading.clicked.connect(self._toggle_open)

    def _arrange(self) -> None:
        held_back = 0
        for position, (code, row) in enumerate(self._rows.items()):
            wanted = self._all_shown or position < self._first or code in self._state.chosen
            held_back += not wanted
            row.setVisible(self._open and wanted)
        self.more_button.setVisible(self._open and len(self._rows) > self._first)
        self.more_button.setText(_more_words(held_back))
        self.more_button.setAccessibleName(f"{self._title}: {_more_words(held_back)}")
        asked = bool(self._state.chosen) and (
            self._state.not_stated > 0 or self._state.unknown_included
        )
        self.not_stated_option.setVisible(self._open and asked)
        if isinstance(self._heading, _FoldButton):
            self._heading.show_open(opened=self._open)

    @property
    def _first(self) -> int:
        # One more row is no longer than the button that would hide it.
        few = len(self._rows) <= SHOWN_AT_FIRST + 1
        return len(self._rows) if few else SHOWN_AT_FIRST

    def _toggle_more(self) -> None:
        self._all_shown = not self._all_shown
        self._arrange()

    def _toggle_open(self) -> None:
        self._open = not self._open
        self._arrange()


def heading_label(title: str) -> QLabel:
    label = PlainLabel(title)
    set_kind(label, "group")
    label.setWordWrap(True)
    return label


def _more_words(count: int) -> str:
    if not count:
        return _("Show fewer")
    return ngettext("Show {count} more", "Show {count} more", count).format(count=count)


class _FoldButton(QPushButton):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._opened = False
        set_kind(self, "fold")
        self.setAccessibleName(title)
        self.show_open(opened=False)

    def show_open(self, *, opened: bool) -> None:
        self._opened = opened
        name = "chevron-down" if opened else "chevron-right"
        set_icon(self, name, Role.MUTED, _ARROW_EMS, gap_ems=0)
        self.setAccessibleDescription(_("open") if opened else _("closed"))
