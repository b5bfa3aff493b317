"""All filters with live counts."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.query import Interpretation, Query, QueryEdit, UnderstoodFacet
from brightstar_desktop.domain.search_result import FacetCounts, SearchResult
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.term_labels import facet_title, label
from brightstar_desktop.ui.providers.facet_group import (
    SHOWN_AT_FIRST,
    FacetGroup,
    FacetOption,
    Fold,
    GroupState,
    NotStatedRow,
    heading_label,
)
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.controls import LineEdit
from brightstar_desktop.ui.widgets.labels import set_tooltip
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

_OPEN_FACETS: Final = (
    "formats", "settings", "conditions", "service", PRICE_FACET, "support", "payment", "regions",
)  # fmt: skip
_FOLDED_FACETS: Final = ("counties", "specialties", "populations", "languages", "kinds")
_PRICE_STEP: Final = 50
_HIGHEST_PRICE: Final = 99_950
_PRICE_DEBOUNCE_MS: Final = 400
"""Long enough to type three digits before the list follows."""


class PriceField(LineEdit):
    """Whole dollars, empty for any price; the up and down arrows step by fifty.

    ``price_entered`` says that ``price`` has changed, once typing rests or ends.
    """

    price_entered = Signal()

    def __init__(self) -> None:
        super().__init__("dollar-sign")
        self._told: int | None = None
        self._debounce = QTimer(self, singleShot=True, interval=_PRICE_DEBOUNCE_MS)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\$?[\d,]{0,6}"), self))
        self.setPlaceholderText(_("Any price"))
        self.setAccessibleName(_("Highest price of one session in dollars"))
        set_tooltip(self, _("Type an amount, or use the up and down arrows."))
        self.textChanged.connect(lambda _text: self._debounce.start())
        self.editingFinished.connect(self._tell)
        self._debounce.timeout.connect(self._tell)

    def price(self) -> int | None:
        digits = "".join(sign for sign in self.text() if sign.isdigit())
        return int(digits) or None if digits else None

    def show_price(self, price: int | None) -> None:
        """Show the limit in force, unless another is being typed."""
        if not self._debounce.isActive() and price != self.price():
            self.setText("" if price is None else f"{price:,}")
            self._debounce.stop()
        if not self._debounce.isActive():
            self._told = price

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: _PRICE_STEP, Qt.Key.Key_Down: -_PRICE_STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        price = min(max((self.price() or 0) + step, 0), _HIGHEST_PRICE)
        self.setText(f"{price:,}" if price else "")

    def _tell(self) -> None:
        self._debounce.stop()
        if self.price() != self._told:
            self._told = self.price()
            self.price_entered.emit()


class PriceGroup(QWidget):
    """The limit under its heading, and whether to keep providers that state no price."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.field = PriceField()
        self.not_stated_option = NotStatedRow(_("Include price not stated"))
        self.not_stated_option.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.25))
        for widget in (heading_label(title), self.field, self.not_stated_option):
            layout.addWidget(widget)

    def focus_order(self) -> list[QWidget]:
        return [self.field, self.not_stated_option.box]

    def show_price(self, max_price: int | None, not_stated: int, *, unknown_included: bool) -> None:
        self.field.show_price(max_price)
        self.not_stated_option.show_option(not_stated, chosen=unknown_included)
        self.not_stated_option.setVisible(
            max_price is not None and (not_stated > 0 or unknown_included)
        )


class FacetPanel(VerticalScrollArea):
    """The groups of filters; ``edit_requested`` carries the QueryEdit a click asks for."""

    edit_requested = Signal(QueryEdit)

    def __init__(self) -> None:
        super().__init__()
        self._interpretation = Interpretation()
        self._groups: dict[str, FacetGroup] = {}
        self._offered: dict[str, tuple[FacetOption, ...]] = {}
        self.price_group = PriceGroup(facet_title(PRICE_FACET))
        self.price_group.hide()
        self._column = _Column()
        self._column.add(self.price_group)
        self.setWidget(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.price_group.field.price_entered.connect(self._on_price_entered)
        self.price_group.not_stated_option.toggled.connect(
            partial(self._on_not_stated_toggled, PRICE_FACET)
        )

    def group(self, facet: str) -> FacetGroup:
        """Return the group of a facet. Raises KeyError for one that offers nothing."""
        return self._groups[facet]

    def facet_names(self) -> tuple[str, ...]:
        return tuple(self._groups)

    def offer(self, vocabulary: Vocabulary, overall: SearchResult) -> None:
        """Build the groups from what the whole edition holds; what was unfolded stays so."""
        counts = {facet.name: facet for facet in overall.facets}
        offered = {facet: _offers(vocabulary, found) for facet, found in counts.items()}
        if offered == self._offered:
            return
        scrolled, folds = self.verticalScrollBar().value(), self._folds()
        focused = {facet: group.focused() for facet, group in self._groups.items()}
        self._offered = offered
        self._column.clear(keep=self.price_group)
        self._groups = {}
        for facet in (*_OPEN_FACETS, *_FOLDED_FACETS):
            if facet == PRICE_FACET:
                self._column.add(self.price_group)
                self.price_group.show()
            elif offered.get(facet):
                self._add_group(facet, offered[facet], folds.get(facet))
        self.verticalScrollBar().setValue(scrolled)
        for facet, part in focused.items():
            if part is not None and facet in self._groups:
                self._groups[facet].show()
                self._groups[facet].focus_on(part)

    def _folds(self) -> dict[str, Fold]:
        return {facet: group.fold() for facet, group in self._groups.items()}

    def focus_order(self) -> list[QWidget]:
        order: list[QWidget] = []
        for group in self._column.groups():
            order += group.focus_order()
        return order

    def show_result(self, result: SearchResult, query: Query) -> None:
        self._interpretation = result.interpretation
        counts = {facet.name: facet for facet in result.facets}
        for facet, group in self._groups.items():
            if facet in counts:
                group.show_state(_group_state(counts[facet], result, query))
        self.price_group.show_price(
            result.effective.max_price,
            result.price_not_stated,
            unknown_included=PRICE_FACET in result.effective.include_not_stated,
        )

    def _add_group(self, facet: str, offers: tuple[FacetOption, ...], fold: Fold | None) -> None:
        group = FacetGroup(facet_title(facet), offers, collapsed=facet in _FOLDED_FACETS)
        if fold:
            group.fold_as(fold)
        group.option_toggled.connect(partial(self._on_option_toggled, facet))
        group.not_stated_option.toggled.connect(partial(self._on_not_stated_toggled, facet))
        self._groups[facet] = group
        self._column.add(group)

    def _on_option_toggled(self, facet: str, code: str, on: bool) -> None:  # noqa: FBT001  # a slot
        edit = QueryEdit(Query.with_options, facet, (code,))
        if not on:
            edit = QueryEdit(Query.without_code, self._interpretation, facet, code)
        self.edit_requested.emit(edit)

    def _on_not_stated_toggled(self, facet: str, on: bool) -> None:  # noqa: FBT001  # a slot
        edit = QueryEdit(Query.with_not_stated, facet)
        if not on:
            edit = QueryEdit(Query.without_unknown, self._interpretation, facet)
        self.edit_requested.emit(edit)

    def _on_price_entered(self) -> None:
        price = self.price_group.field.price()
        self.edit_requested.emit(QueryEdit(Query.with_price_by_hand, self._interpretation, price))


class _Column(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(space(2), 0, space(2), space(6))
        self._layout.setSpacing(space(4))
        self._layout.addStretch()

    def add(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def groups(self) -> list[FacetGroup | PriceGroup]:
        items = (self._layout.itemAt(at) for at in range(self._layout.count()))
        widgets = (item.widget() for item in items if item)
        return [widget for widget in widgets if isinstance(widget, FacetGroup | PriceGroup)]

    def clear(self, keep: QWidget) -> None:
        for group in self.groups():
            # An item taken out in Python outlives its place, and its widget, added again, would
            # then keep its first height for ever.
            self._layout.removeWidget(group)
            if group is not keep:
                group.hide()
                group.deleteLater()


def _offers(vocabulary: Vocabulary, counts: FacetCounts) -> tuple[FacetOption, ...]:
    """Return the options somebody states; where some will be held back, the rarest are."""
    found = {option.code: option.count for option in counts.options if option.count}
    known = [term.code for term in vocabulary.terms_of(counts.name) if term.code in found]
    codes = known + [code for code in found if code not in known]
    if len(codes) > SHOWN_AT_FIRST + 1:
        codes.sort(key=lambda code: -found[code])
    return tuple(
        FacetOption(
            code,
            label(vocabulary, counts.name, code),
            label(vocabulary, counts.name, code, short=True),
        )
        for code in codes
    )


def _group_state(counts: FacetCounts, result: SearchResult, query: Query) -> GroupState:
    facet = counts.name
    chosen = result.effective.chosen.get(facet, frozenset()) | query.chosen.get(facet, frozenset())
    return GroupState(
        counts={option.code: option.count for option in counts.options},
        not_stated=counts.not_stated,
        chosen=chosen,
        words=_words_by_code(result.interpretation, facet),
        unknown_included=facet in result.effective.include_not_stated,
    )


def _words_by_code(interpretation: Interpretation, facet: str) -> Mapping[str, str]:
    return {
        code: item.words
        for item in interpretation.understood
        if isinstance(item, UnderstoodFacet) and item.facet == facet
        for code in item.codes
    }
