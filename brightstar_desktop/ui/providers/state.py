"""What a person has asked for on the find page, and how each act changes it. No Qt here."""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.query import (
    DEFAULT_RADIUS_MILES,
    NEAR_AXIS,
    NOT_STATED_AXIS,
    Interpretation,
    Query,
    Sort,
    Understood,
)

ANYWHERE_MILES = 1_000.0
"""No two places of California are further apart; asks for any distance from a place in words."""


class FindState(Struct, frozen=True, kw_only=True):
    """Words typed and choices made by hand; every change gives a new state.

    ``within_miles`` None means any distance; it matters only when a place is known.
    """

    text: str = ""
    near: str = ""
    within_miles: float | None = DEFAULT_RADIUS_MILES
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    max_price: int | None = None
    include_not_stated: frozenset[str] = frozenset()
    include_telehealth: bool = False
    sort: Sort = Sort.BEST

    def query(self) -> Query:
        """Return the question to ask the directory."""
        within = self.within_miles
        if within is None and not self.near:
            within = ANYWHERE_MILES
        return Query(
            text=self.text,
            chosen=self.chosen,
            near=self.near,
            within_miles=within,
            max_price=self.max_price,
            include_not_stated=self.include_not_stated,
            include_telehealth=self.include_telehealth,
            sort=self.sort,
        )

    @property
    def hand_filter_count(self) -> int:
        """How many filters were set by hand, words aside."""
        options = sum(len(codes) for codes in self.chosen.values())
        return options + bool(self.near) + (self.max_price is not None)

    def with_text(self, text: str) -> "FindState":
        """Ask in these words."""
        return replace(self, text=text)

    def with_place(self, near: str) -> "FindState":
        """Ask near a ZIP code or place; empty asks everywhere."""
        return replace(self, near=near.strip())

    def with_radius(self, within_miles: float | None) -> "FindState":
        """Ask within so many miles of the place; None is any distance."""
        return replace(self, within_miles=within_miles)

    def with_telehealth(self) -> "FindState":
        """Keep providers out of reach that serve all of California by video."""
        return replace(self, include_telehealth=True)

    def without_telehealth(self) -> "FindState":
        """Leave out providers out of reach, whether or not they offer video."""
        return replace(self, include_telehealth=False)

    def with_sort(self, sort: Sort) -> "FindState":
        """List in this order."""
        return replace(self, sort=sort)

    def with_options(self, facet: str, codes: Iterable[str]) -> "FindState":
        """Choose options of one facet."""
        return self._with_codes(facet, self.chosen.get(facet, frozenset()).union(codes))

    def without_option(self, facet: str, code: str) -> "FindState":
        """Take back an option chosen by hand."""
        return self._with_codes(facet, self.chosen.get(facet, frozenset()) - {code})

    def with_not_stated(self, facet: str) -> "FindState":
        """Keep providers that state nothing on ``facet``."""
        return replace(self, include_not_stated=self.include_not_stated | {facet})

    def without_not_stated(self, facet: str) -> "FindState":
        """Leave out providers that state nothing on ``facet``."""
        return replace(self, include_not_stated=self.include_not_stated - {facet})

    def with_price(self, max_price: int | None) -> "FindState":
        """Set the highest price of a session; None takes the limit away."""
        changed = replace(self, max_price=max_price)
        return changed if max_price is not None else changed.without_not_stated(PRICE_FACET)

    def without_words(self, words: str) -> "FindState":
        """Take ``words``, as typed, out of the search text."""
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        return replace(self, text=" ".join(re.sub(pattern, " ", self.text, count=1).split()))

    def without_understood(self, interpretation: Interpretation, item: Understood) -> "FindState":
        """Take back one thing understood from the words.

        Its words go. Where the thing is only that providers who state nothing are kept, the
        rest of what the same words meant stays, as if chosen by hand.
        """
        changed = self.without_words(item.words)
        if item.axis == NOT_STATED_AXIS:
            for other in interpretation.understood:
                if other.words == item.words and other.axis != NOT_STATED_AXIS:
                    changed = changed.with_options(other.axis, other.codes)
        return changed

    def without_code(self, interpretation: Interpretation, facet: str, code: str) -> "FindState":
        """Take back an option wherever it comes from: chosen by hand or read from the words.

        Words that meant several options ("troche") go, and the other options stay by hand.
        """
        changed = self.without_option(facet, code)
        for item in interpretation.understood:
            if item.axis == facet and code in item.codes:
                others = (other for other in item.codes if other != code)
                changed = changed.without_words(item.words).with_options(facet, others)
        return changed

    def with_price_by_hand(
        self, interpretation: Interpretation, max_price: int | None
    ) -> "FindState":
        """Set the highest price in place of one read from the words."""
        return self._without_words_about(interpretation, PRICE_FACET).with_price(max_price)

    def with_place_by_hand(self, interpretation: Interpretation, near: str) -> "FindState":
        """Ask near a place in place of one read from the words; empty leaves the words alone."""
        cleared = self._without_words_about(interpretation, NEAR_AXIS) if near.strip() else self
        return cleared.with_place(near)

    def without_unknown(self, interpretation: Interpretation, facet: str) -> "FindState":
        """Leave out providers that state nothing on ``facet``, even where the words kept them."""
        changed = self.without_not_stated(facet)
        for item in interpretation.understood:
            if item.axis == NOT_STATED_AXIS and facet in item.codes:
                changed = changed.without_understood(interpretation, item)
        return changed

    def without_free_text(self, free_text: str) -> "FindState":
        """Take out the words that were searched as they stand."""
        changed = self
        for word in free_text.split():
            changed = changed.without_words(word)
        return changed

    def _without_words_about(self, interpretation: Interpretation, facet: str) -> "FindState":
        changed = self
        for item in interpretation.understood:
            if item.axis == facet:
                changed = changed.without_words(item.words)
        return changed

    def _with_codes(self, facet: str, codes: frozenset[str]) -> "FindState":
        chosen = {**self.chosen, facet: codes}
        changed = replace(self, chosen={key: value for key, value in chosen.items() if value})
        return changed if codes else changed.without_not_stated(facet)


def state_of(query: Query) -> FindState:
    """Return the state that asks ``query``; a query without a place gets the usual radius."""
    within = query.within_miles
    if within is None and not query.near:
        within = DEFAULT_RADIUS_MILES
    return FindState(
        text=query.text,
        near=query.near,
        within_miles=within,
        chosen={facet: codes for facet, codes in query.chosen.items() if codes},
        max_price=query.max_price,
        include_not_stated=query.include_not_stated,
        include_telehealth=query.include_telehealth,
        sort=query.sort,
    )


Change = Callable[[FindState], FindState]
"""One act of a person, to be applied to the state at the moment it is done."""
