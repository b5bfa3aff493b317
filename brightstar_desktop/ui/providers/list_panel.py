"""The list with its heading, its order, its filters in force, and what stands in its place."""

from functools import partial
from itertools import pairwise
from textwrap import fill
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.domain.query import Query, QueryEdit, Sort
from brightstar_desktop.domain.search_result import Hit, SearchResult
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.providers.active_filters import (
    ActiveFilter,
    Relaxation,
    active_filters,
    correction_sentence,
)
from brightstar_desktop.ui.providers.hit_list import HitList, HitListModel
from brightstar_desktop.ui.providers.provider_card import card_for
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, without_mnemonic
from brightstar_desktop.ui.widgets.messages import EmptyState
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

_BUTTON_EMS: Final = 4.5
"""What the margins, the scroll bar and the edges of a button take of the width."""
_FEWEST_SIGNS: Final = 12
_CROSS_EMS: Final = 0.65


class Chip(QPushButton):
    """Shows ``text`` with a cross; emits ``removed`` when it is clicked or deleted by key."""

    removed = Signal()

    def __init__(self, text: str, tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(without_mnemonic(text), parent)
        set_kind(self, "chip")
        set_tooltip(self, tooltip)
        self.setAccessibleName(_("Remove filter: {name}").format(name=text))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_icon(self, "x", Role.ON_ACCENT_SOFT, _CROSS_EMS, gap_ems=0)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class SortButton(QPushButton):
    """Says the order and opens a menu of all; ``sort_chosen`` carries a Sort."""

    sort_chosen = Signal(Sort)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "quiet")
        self._words = {
            Sort.BEST: _("Best match first"),
            Sort.DISTANCE: _("Nearest first"),
            Sort.PRICE: _("Lowest price first"),
            Sort.NAME: _("Name, A to Z"),
            Sort.NEWEST: _("Newest facts first"),
        }
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        self._actions = {sort: self._add(menu, group, sort) for sort in self._words}
        self.setMenu(menu)
        self.show_sort(Sort.BEST, has_place=False)

    def action(self, sort: Sort) -> QAction:
        return self._actions[sort]

    def show_sort(self, sort: Sort, *, has_place: bool) -> None:
        self.setText(self._words[sort])
        self.setAccessibleName(_("Order of the list: {order}").format(order=self._words[sort]))
        self._actions[sort].setChecked(True)
        nearest = self._actions[Sort.DISTANCE]
        nearest.setEnabled(has_place)
        set_tooltip(nearest, "" if has_place else _("Enter a ZIP code or city first."))

    def _add(self, menu: QMenu, group: QActionGroup, sort: Sort) -> QAction:
        action = QAction(self._words[sort], menu, checkable=True)
        action.triggered.connect(lambda: self.sort_chosen.emit(sort))
        group.addAction(action)
        menu.addAction(action)
        return action


class ChipBar(QWidget):
    """One chip a filter, and a way to clear them all; hidden when there is none.

    ``edit_requested`` carries the QueryEdit that removes a filter.
    """

    edit_requested = Signal(QueryEdit)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ActiveFilter, ...] = ()
        self._chips: list[Chip] = []
        self._clear_button: QPushButton | None = None
        self._flow = FlowLayout(self, gap=space(1))
        self.hide()

    def chips(self) -> list[Chip]:
        return list(self._chips)

    def focus_order(self) -> list[QWidget]:
        return [*self._chips, *filter(None, (self._clear_button,))]

    def show_filters(self, filters: tuple[ActiveFilter, ...]) -> None:
        """Show these filters; the keyboard focus stays in the row while it has any."""
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        words = [(one.text, one.tooltip) for one in filters]
        if words != [(one.text, one.tooltip) for one in self._shown]:
            self._rebuild(filters)
            self.setVisible(bool(filters))
            if focused is not None and self._chips:
                self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self._shown = filters

    def _rebuild(self, filters: tuple[ActiveFilter, ...]) -> None:
        self._flow.clear()
        self._chips, self._clear_button = [], None
        for position, shown in enumerate(filters):
            chip = Chip(shown.text, shown.tooltip)
            chip.removed.connect(lambda at=position: self._remove(at))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        if filters:
            self._clear_button = self._make_clear_button()
            self._flow.addWidget(self._clear_button)

    def _make_clear_button(self) -> QPushButton:
        button = QPushButton(_("Clear all"))
        set_kind(button, "quiet")
        button.setAccessibleName(_("Clear all filters and words"))
        button.clicked.connect(self.clear_requested)
        return button

    def _remove(self, position: int) -> None:
        self.edit_requested.emit(self._shown[position].without)


class ListPanel(QWidget):
    """Shows a result, that there is none, that it is coming, or that it failed.

    ``edit_requested`` carries a QueryEdit; ``clear_requested`` asks to drop all filters and
    words, ``retry_requested`` to ask again after a failure.
    """

    edit_requested = Signal(QueryEdit)
    clear_requested = Signal()
    retry_requested = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._result: SearchResult | None = None
        self.heading = PlainLabel()
        self.sort_button = SortButton()
        self.chip_bar = ChipBar()
        self.correction = PlainLabel()
        self.model = HitListModel(self)
        self.hit_list = HitList(self.model)
        self.empty = EmptyState("search", "")
        self.trouble = EmptyState("alert-triangle", _("The search did not work"))
        self.loading = EmptyState("clock", _("Looking through the directory"))
        self.video_button = QPushButton()
        self.price_button = QPushButton()
        self._stack = QStackedWidget()
        self._scrolling = {page: VerticalScrollArea(page) for page in (self.empty, self.trouble)}
        self._build()
        self._connect()

    def hit(self, slug: str) -> Hit | None:
        row = self.model.row_of(slug)
        return None if row is None else self.model.hit(row)

    def show_loading(self) -> None:
        self.heading.setText(_("Searching…"))
        if self._result is None:
            self._stack.setCurrentWidget(self.loading)

    def show_trouble(self, sentence: str) -> None:
        self.heading.setText("")
        self.trouble.set_text(_("The search did not work"), sentence)
        self._stack.setCurrentWidget(self._scrolling[self.trouble])

    def show_result(
        self,
        result: SearchResult,
        query: Query,
        vocabulary: Vocabulary,
        *,
        stays: bool = False,
    ) -> None:
        """Show a result; the card chosen stays chosen, and in view where it was.

        The list ``stays`` where it is scrolled to when the same is asked of another edition.
        """
        self._result = result
        words = ngettext("{count} provider", "{count} providers", result.count)
        self.heading.setText(words.format(count=f"{result.count:,}"))
        self.sort_button.show_sort(result.query.sort, has_place=result.place is not None)
        self.chip_bar.show_filters(active_filters(query, result, vocabulary))
        self._order_focus()
        self._show_correction(result, vocabulary)
        self._show_footers(result)
        self._show_hits(result, vocabulary, stays=stays)

    def show_relaxations(self, ways: tuple[Relaxation, ...]) -> None:
        self.empty.clear_actions()
        for way in ways:
            act = partial(self.edit_requested.emit, way.edit)
            self.empty.add_action(self._in_lines(way.sentence), act)
        self.empty.add_action(_("Clear all filters"), self.clear_requested.emit, "link")
        self._order_focus()

    def _in_lines(self, sentence: str) -> str:
        """Break a sentence for a button, which cannot wrap by itself, to the width there is."""
        room = self._stack.width() - em(None, _BUTTON_EMS)
        return fill(sentence, max(room // self.fontMetrics().averageCharWidth(), _FEWEST_SIGNS))

    def _order_focus(self) -> None:
        """Let the Tab key go from top to bottom, past the buttons that have just been made."""
        ways_out = self.empty.findChildren(QPushButton)
        footers = [self.video_button, self.price_button]
        chips = self.chip_bar.focus_order()
        order = [self.sort_button, *chips, self.hit_list, *ways_out, *footers]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_hits(self, result: SearchResult, vocabulary: Vocabulary, *, stays: bool) -> None:
        selected = self.hit_list.selected()
        anchors = self.hit_list.anchors(only_selected=not stays)
        today = self._clock.today()
        self.model.show_hits(
            result.hits, lambda hit: card_for(hit, vocabulary=vocabulary, today=today)
        )
        if not result.hits:
            self._show_empty(result)
            return
        self._stack.setCurrentWidget(self.hit_list)
        self.hit_list.select(selected)
        self.hit_list.return_to(anchors)

    def _show_empty(self, result: SearchResult) -> None:
        self.empty.set_text(
            _("No provider matches all of this"),
            _("{total} providers are listed in all. You can try:").format(
                total=f"{result.total:,}"
            ),
        )
        self.show_relaxations(())
        self._stack.setCurrentWidget(self._scrolling[self.empty])

    def _show_correction(self, result: SearchResult, vocabulary: Vocabulary) -> None:
        sentence = correction_sentence(result, vocabulary)
        self.correction.setText(sentence)
        self.correction.setVisible(bool(sentence))

    def _show_footers(self, result: SearchResult) -> None:
        beyond = result.telehealth_beyond
        words = ngettext(
            "Show {count} more that works by video",
            "Show {count} more that work by video",
            beyond,
        )
        self.video_button.setText(words.format(count=f"{beyond:,}"))
        set_tooltip(
            self.video_button,
            _("They have no office in reach, and serve all of California by video."),
        )
        wanted = result.effective.include_telehealth
        self.video_button.setVisible(beyond > 0 and not wanted and bool(result.hits))
        silent = result.price_not_stated
        words = ngettext(
            "Include {count} that states no price", "Include {count} that state no price", silent
        )
        self.price_button.setText(words.format(count=f"{silent:,}"))
        limited = result.effective.max_price is not None
        kept = PRICE_FACET in result.effective.include_not_stated
        self.price_button.setVisible(silent > 0 and limited and not kept and bool(result.hits))

    def _build(self) -> None:
        set_kind(self.heading, "heading")
        set_kind(self.correction, "muted")
        self.correction.setWordWrap(True)
        self.correction.hide()
        self.trouble.add_action(_("Try again"), self.retry_requested.emit, "primary")
        for page in (self.loading, self.hit_list, *self._scrolling.values()):
            self._stack.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.sort_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(1.5), space(2), space(1))
        layout.setSpacing(space(2))
        layout.addLayout(top)
        # The cards stand a little in from the edge, to leave room for the ring of the focus.
        for part in (top, self.chip_bar, self.correction):
            part.setContentsMargins(space(0.75), 0, space(0.75), 0)
        layout.addWidget(self.chip_bar)
        layout.addWidget(self.correction)
        layout.addWidget(self._stack, 1)
        for button in (self.video_button, self.price_button):
            set_kind(button, "link")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.hide()
            layout.addWidget(button)

    def _connect(self) -> None:
        self.sort_button.sort_chosen.connect(self._on_sort_chosen)
        self.video_button.clicked.connect(
            lambda: self.edit_requested.emit(QueryEdit(Query.with_telehealth))
        )
        self.price_button.clicked.connect(
            lambda: self.edit_requested.emit(QueryEdit(Query.with_not_stated, facet=PRICE_FACET))
        )

    def _on_sort_chosen(self, sort: Sort) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_sort, sort=sort))
