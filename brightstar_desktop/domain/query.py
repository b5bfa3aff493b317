"""What a person asks of the directory, what was read out of their words, and acts on both.

Of what was understood, ``words`` are the typed words it was read from, exactly as typed, so that
removing a chip can remove them; ``corrected`` is True where they were misspelt.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import ClassVar, Concatenate, Final, ParamSpec

from msgspec import Struct, field
from msgspec.structs import replace

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.words import Token

Arguments = ParamSpec("Arguments")

DEFAULT_RADIUS_MILES: Final = 25

ANYWHERE_MILES: Final = 1_000.0
"""No two places of California are further apart; asks for any distance from a place in words."""


class UnderstoodPlace(Struct, frozen=True, kw_only=True, tag="place"):
    """The place to be near."""

    place: Place
    words: str
    corrected: bool = False


class UnderstoodPrice(Struct, frozen=True, kw_only=True, tag="price"):
    """The highest price of one session, in whole dollars."""

    max_price: int
    words: str
    corrected: ClassVar[bool] = False


class UnderstoodFacet(Struct, frozen=True, kw_only=True, tag="facet"):
    """Options of one facet, any of which is meant."""

    facet: str
    codes: tuple[str, ...]
    words: str
    corrected: bool = False


class UnderstoodNotStated(Struct, frozen=True, kw_only=True, tag="not_stated"):
    """That providers which state nothing on ``facet`` are listed too."""

    facet: str
    words: str
    corrected: ClassVar[bool] = False


class CorrectedText(Struct, frozen=True, kw_only=True, tag="text"):
    """A misspelt word of a provider's name; ``text`` is what is searched instead."""

    text: str
    words: str
    corrected: ClassVar[bool] = True


Understood = (
    UnderstoodPlace | UnderstoodPrice | UnderstoodFacet | UnderstoodNotStated | CorrectedText
)


class Interpretation(Struct, frozen=True, kw_only=True):
    """What was made of a person's own words.

    ``free_tokens`` are what is searched as text. ``crisis`` is True when the words speak of
    suicide or self-harm: help in a crisis then comes before any result.
    """

    understood: tuple[Understood, ...] = ()
    free_tokens: tuple[Token, ...] = ()
    crisis: bool = False

    @property
    def free_text(self) -> str:
        return " ".join(token.text for token in self.free_tokens)

    @property
    def place(self) -> Place | None:
        places = (item.place for item in self.understood if isinstance(item, UnderstoodPlace))
        return next(places, None)


class Sort(StrEnum):
    """The orders a list can stand in. BEST puts stated matches, then nearness, then name first."""

    BEST = "best"
    DISTANCE = "distance"
    PRICE = "price"
    NAME = "name"
    NEWEST = "newest"


class Query(Struct, frozen=True, kw_only=True):
    """A question as asked: words as typed, plus choices made by hand.

    ``chosen`` maps a facet's name to option codes. ``include_not_stated`` names the facets (and
    PRICE_FACET) for which providers that state nothing are kept. ``near`` is a ZIP or place as
    typed. ``within_miles`` None means any distance. ``max_price`` is whole dollars for one
    session. ``include_telehealth`` keeps providers that serve all California by video though
    they have no office in reach.
    """

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near: str = ""
    within_miles: float | None = None
    max_price: int | None = None
    include_not_stated: frozenset[str] = frozenset()
    include_telehealth: bool = False
    sort: Sort = Sort.BEST
    limit: int | None = None

    @property
    def hand_filter_count(self) -> int:
        options = sum(len(codes) for codes in self.chosen.values())
        return options + bool(self.near) + (self.max_price is not None)

    def with_usual_radius(self) -> "Query":
        """Return the query as the find page begins with it, where no radius is chosen."""
        chosen = {facet: codes for facet, codes in self.chosen.items() if codes}
        within = self.within_miles
        if within is None and not self.near:
            within = DEFAULT_RADIUS_MILES
        return replace(self, chosen=chosen, within_miles=within, limit=None)

    def for_directory(self) -> "Query":
        """Return the query so that "any distance" also holds for a place in the words."""
        if self.within_miles is None and not self.near:
            return replace(self, within_miles=ANYWHERE_MILES)
        return self

    def with_text(self, text: str) -> "Query":
        return replace(self, text=text)

    def with_place(self, near: str) -> "Query":
        return replace(self, near=near.strip())

    def with_radius(self, within_miles: float | None) -> "Query":
        return replace(self, within_miles=within_miles)

    def with_telehealth(self) -> "Query":
        return replace(self, include_telehealth=True)

    def without_telehealth(self) -> "Query":
        return replace(self, include_telehealth=False)

    def with_sort(self, sort: Sort) -> "Query":
        return replace(self, sort=sort)

    def with_options(self, facet: str, codes: Iterable[str]) -> "Query":
        return self._with_codes(facet, self.chosen.get(facet, frozenset()).union(codes))

    def without_option(self, facet: str, code: str) -> "Query":
        return self._with_codes(facet, self.chosen.get(facet, frozenset()) - {code})

    def with_not_stated(self, facet: str) -> "Query":
        return replace(self, include_not_stated=self.include_not_stated | {facet})

    def without_not_stated(self, facet: str) -> "Query":
        return replace(self, include_not_stated=self.include_not_stated - {facet})

    def with_price(self, max_price: int | None) -> "Query":
        """Set the highest price of a session; None takes the limit away."""
        changed = replace(self, max_price=max_price)
        return changed if max_price is not None else changed.without_not_stated(PRICE_FACET)

    def without_words(self, words: str) -> "Query":
        """Take ``words``, as typed, out of the search text."""
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        return replace(self, text=" ".join(re.sub(pattern, " ", self.text, count=1).split()))

    def without_understood(self, interpretation: Interpretation, item: Understood) -> "Query":
        """Take back one thing understood from the words.

        Its words go. Where the thing is only that providers who state nothing are kept, the
        rest of what the same words meant stays, as if chosen by hand.
        """
        changed = self.without_words(item.words)
        if isinstance(item, UnderstoodNotStated):
            for other in interpretation.understood:
                if other.words == item.words and isinstance(other, UnderstoodFacet):
                    changed = changed.with_options(other.facet, other.codes)
        return changed

    def without_code(self, interpretation: Interpretation, facet: str, code: str) -> "Query":
        """Take back an option wherever it comes from: chosen by hand or read from the words.

        Words that meant several options ("troche") go, and the other options stay by hand.
        """
        changed = self.without_option(facet, code)
        for item in interpretation.understood:
            if isinstance(item, UnderstoodFacet) and item.facet == facet and code in item.codes:
                others = (other for other in item.codes if other != code)
                changed = changed.without_words(item.words).with_options(facet, others)
        return changed

    def with_price_by_hand(self, interpretation: Interpretation, max_price: int | None) -> "Query":
        """Set the highest price in place of one read from the words."""
        return self._without_words_of(interpretation, UnderstoodPrice).with_price(max_price)

    def with_place_by_hand(self, interpretation: Interpretation, near: str) -> "Query":
        """Ask near a place in place of one read from the words; empty leaves the words alone."""
        changed = self._without_words_of(interpretation, UnderstoodPlace) if near.strip() else self
        return changed.with_place(near)

    def without_unknown(self, interpretation: Interpretation, facet: str) -> "Query":
        """Leave out providers that state nothing on ``facet``, even where the words kept them."""
        changed = self.without_not_stated(facet)
        for item in interpretation.understood:
            if isinstance(item, UnderstoodNotStated) and item.facet == facet:
                changed = changed.without_understood(interpretation, item)
        return changed

    def without_free_text(self, free_text: str) -> "Query":
        changed = self
        for word in free_text.split():
            changed = changed.without_words(word)
        return changed

    def _without_words_of(
        self, interpretation: Interpretation, kind: type[UnderstoodPlace | UnderstoodPrice]
    ) -> "Query":
        changed = self
        for item in interpretation.understood:
            if isinstance(item, kind):
                changed = changed.without_words(item.words)
        return changed

    def _with_codes(self, facet: str, codes: frozenset[str]) -> "Query":
        chosen = {**self.chosen, facet: codes}
        changed = replace(self, chosen={key: value for key, value in chosen.items() if value})
        return changed if codes else changed.without_not_stated(facet)


FIRST_QUERY: Final = Query(within_miles=DEFAULT_RADIUS_MILES)
"""What the find page asks before anybody has asked anything."""


class QueryEdit:
    """One act of a person, as a method of Query with its arguments; kept until it is applied.

    So what is typed meanwhile is part of the query that it changes.
    """

    def __init__(
        self,
        change: Callable[Concatenate[Query, Arguments], Query],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> None:
        self._change: Callable[[Query], Query] = lambda query: change(query, *args, **kwargs)

    def apply(self, query: Query) -> Query:
        return self._change(query)
