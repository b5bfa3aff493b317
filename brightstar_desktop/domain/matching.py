"""Which providers match a plan, and how many each option would list.

Every set of providers is one whole number with a bit for each, so that all counts of all facets
under all other filters are a few hundred "and"s, at 2,000 providers too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS, PRICE_AXIS, Facet
from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.planning import Plan
from brightstar_desktop.domain.query import NEAR_AXIS, TEXT_AXIS, FacetCounts, OptionCount
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.domain.words import folded_words

Members = int
"""A set of providers: bit ``i`` stands for the provider at position ``i``."""


class Spot(Struct, frozen=True):
    """Where one location lies, as far as it is known."""

    latitude: float | None = None
    longitude: float | None = None
    county: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """What matching and ordering need to know of one provider.

    ``answers`` holds per facet axis what is stated, yes or no; an axis that is absent is not
    stated. ``newest`` is the newest as-of day, or "" and then the newest reading day, as ISO.
    """

    slug: str
    names: tuple[str, ...]
    answers: Mapping[str, Mapping[str, bool]]
    spots: tuple[Spot, ...] = ()
    session_amount: int | None = None
    statewide_telehealth: bool = False
    newest: tuple[str, str] = ("", "")


class Nearest(Struct, frozen=True):
    """The distance to a provider's nearest location, and that location's position."""

    miles: float
    location: int


class Limits(Struct, frozen=True, kw_only=True):
    """For one axis: who passes, and who of them passes only because not stated is kept."""

    passing: Members
    kept: Members = 0


class Matches(Struct, frozen=True, kw_only=True):
    """The answer to a plan, as positions of entries."""

    members: Members
    limits: Mapping[str, Limits]
    nearest: Mapping[int, Nearest]
    named: Members
    facets: tuple[FacetCounts, ...]
    telehealth_beyond: int
    price_not_stated: int


class SearchIndex:
    """All entries of an edition with their sets; never changes, so threads may share it."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Vocabulary) -> None:
        self.entries = tuple(entries)
        self.everyone: Members = (1 << len(self.entries)) - 1
        self._yes: dict[str, dict[str, Members]] = defaultdict(lambda: defaultdict(int))
        self._no: dict[str, dict[str, Members]] = defaultdict(lambda: defaultdict(int))
        self._stated: dict[str, Members] = defaultdict(int)
        self.telehealth: Members = 0
        self.priced: Members = 0
        for position, entry in enumerate(self.entries):
            self._enter(1 << position, entry)
        self._codes = {facet.axis: self._ordered_codes(facet, vocabulary) for facet in FACETS}
        self._names = tuple(
            tuple(frozenset(folded_words(name)) for name in entry.names) for entry in self.entries
        )

    def match(self, plan: Plan, text: Members | None) -> Matches:
        """Return who matches ``plan``; ``text`` are those found by its rest, None without one.

        Somebody whose name holds all the words typed matches whatever else the words were taken
        for, so that "Sacramento Neuropsych" finds the practice of that name wherever it is.
        """
        named = self.named(plan.asked.text)
        nearest = self._nearest(plan.place)
        limits = self._limits(plan, named, nearest, text)
        members = self._all_of(limits)
        return Matches(
            members=members,
            limits=limits,
            nearest=nearest,
            named=named,
            facets=tuple(self._count(facet, plan, limits) for facet in FACETS),
            telehealth_beyond=self._beyond(plan, limits),
            price_not_stated=(self._all_of(limits, PRICE_AXIS) & ~self.priced).bit_count(),
        )

    def named(self, text: str) -> Members:
        """Return whose name, present or former, has all words of ``text``, the last unfinished."""
        words = folded_words(text)
        if not words:
            return 0
        *whole, last = words
        found = 0
        for position, names in enumerate(self._names):
            if any(_is_named(name, whole, last) for name in names):
                found |= 1 << position
        return found

    def answering(self, axis: str, codes: Iterable[str]) -> Members:
        """Return who says yes to any of ``codes``."""
        found = 0
        for code in codes:
            found |= self._yes[axis].get(code, 0)
        return found

    def _enter(self, bit: Members, entry: Entry) -> None:
        for axis, answers in entry.answers.items():
            self._stated[axis] |= bit
            for code, is_yes in answers.items():
                (self._yes if is_yes else self._no)[axis][code] |= bit
        if entry.statewide_telehealth:
            self.telehealth |= bit
        if entry.session_amount is not None:
            self.priced |= bit

    def _ordered_codes(self, facet: Facet, vocabulary: Vocabulary) -> tuple[str, ...]:
        known = [term.code for term in vocabulary.axis(facet.axis)]
        used = self._yes[facet.axis]
        return (*(code for code in known if code in used), *sorted(set(used).difference(known)))

    def _nearest(self, place: Place | None) -> dict[int, Nearest]:
        if place is None:
            return {}
        found = {at: _nearest_spot(entry, place) for at, entry in enumerate(self.entries)}
        return {at: nearest for at, nearest in found.items() if nearest}

    def _limits(
        self, plan: Plan, named: Members, nearest: Mapping[int, Nearest], text: Members | None
    ) -> dict[str, Limits]:
        limits: dict[str, Limits] = {}
        for facet in FACETS:
            codes = plan.effective.chosen.get(facet.axis)
            if codes:
                limits[facet.axis] = self._facet_limits(facet, plan, codes, named)
        if plan.effective.max_price is not None:
            limits[PRICE_AXIS] = self._price_limits(plan, plan.effective.max_price, named)
        if plan.place is not None and plan.effective.within_miles is not None:
            limits[NEAR_AXIS] = Limits(passing=self._in_reach(plan, nearest, named))
        if text is not None:
            limits[TEXT_AXIS] = Limits(passing=text | named)
        return limits

    def _facet_limits(
        self, facet: Facet, plan: Plan, codes: frozenset[str], named: Members
    ) -> Limits:
        asked = plan.asked.chosen.get(facet.axis) or frozenset()
        keeps = facet.axis in plan.effective.include_not_stated
        limits = self._stating(facet, codes, keeps=keeps)
        by_hand = self._stating(facet, asked, keeps=keeps) if asked else None
        excused = named & by_hand.passing if by_hand else named
        return Limits(passing=limits.passing | excused, kept=limits.kept & ~excused)

    def _stating(self, facet: Facet, codes: frozenset[str], *, keeps: bool) -> Limits:
        yes, unstated = self._yes_and_unstated(facet, codes)
        kept = unstated if keeps else 0
        return Limits(passing=yes | kept, kept=kept)

    def _yes_and_unstated(self, facet: Facet, codes: Iterable[str]) -> tuple[Members, Members]:
        """Return who says yes as the facet asks, and who says neither yes nor no."""
        if facet.any_of:
            return self.answering(facet.axis, codes), self.everyone & ~self._stated[facet.axis]
        yes, no = self.everyone, 0
        for code in codes:
            yes &= self._yes[facet.axis].get(code, 0)
            no |= self._no[facet.axis].get(code, 0)
        return yes, self.everyone & ~yes & ~no

    def _price_limits(self, plan: Plan, max_price: int, named: Members) -> Limits:
        affordable = 0
        for position, entry in enumerate(self.entries):
            if entry.session_amount is not None and entry.session_amount <= max_price:
                affordable |= 1 << position
        keeps = PRICE_AXIS in plan.effective.include_not_stated
        kept = self.everyone & ~self.priced if keeps else 0
        excused = named if plan.asked.max_price is None else 0
        return Limits(passing=affordable | kept | excused, kept=kept & ~excused)

    def _in_reach(self, plan: Plan, nearest: Mapping[int, Nearest], named: Members) -> Members:
        """Return who is within the radius, or may be reached all the same.

        A provider that states its county but no place counts as in reach of a town of that county
        named in the words; it has no distance. A radius set by hand is kept to the mile.
        """
        within = plan.effective.within_miles or 0
        found = 0
        for position, near in nearest.items():
            if near.miles <= within:
                found |= 1 << position
        if plan.effective.include_telehealth:
            found |= self.telehealth
        if plan.place_by_hand or plan.place is None:
            return found
        for position, entry in enumerate(self.entries):
            if position not in nearest and any(
                spot.county == plan.place.county for spot in entry.spots
            ):
                found |= 1 << position
        return found | named

    def _all_of(self, limits: Mapping[str, Limits], but: str = "") -> Members:
        found = self.everyone
        for axis, limit in limits.items():
            if axis != but:
                found &= limit.passing
        return found

    def _count(self, facet: Facet, plan: Plan, limits: Mapping[str, Limits]) -> FacetCounts:
        """Count who states each option; an axis that asks for all keeps what is chosen on it."""
        others = self._all_of(limits, facet.axis)
        base = others if facet.any_of else self._all_of(limits)
        chosen = plan.effective.chosen.get(facet.axis, frozenset())
        codes = (*self._codes[facet.axis], *sorted(chosen.difference(self._codes[facet.axis])))
        unstated = self.everyone & ~self._stated[facet.axis]
        if chosen and not facet.any_of:
            unstated = self._yes_and_unstated(facet, chosen)[1]
        return FacetCounts(
            axis=facet.axis,
            options=tuple(
                OptionCount(
                    code=code, count=(base & self._yes[facet.axis].get(code, 0)).bit_count()
                )
                for code in codes
            ),
            not_stated=(others & unstated).bit_count(),
        )

    def _beyond(self, plan: Plan, limits: Mapping[str, Limits]) -> int:
        if NEAR_AXIS not in limits or plan.effective.include_telehealth:
            return 0
        left_out = self._all_of(limits, NEAR_AXIS) & ~limits[NEAR_AXIS].passing
        return (left_out & self.telehealth).bit_count()


def positions(members: Members) -> list[int]:
    """Return the positions in a set of providers, lowest first."""
    found = []
    while members:
        lowest = members & -members
        found.append(lowest.bit_length() - 1)
        members ^= lowest
    return found


def members_at(positions: Iterable[int]) -> Members:
    """Return the set of the providers at ``positions``."""
    found = 0
    for position in positions:
        found |= 1 << position
    return found


def _is_named(name: frozenset[str], whole: list[str], last: str) -> bool:
    return name.issuperset(whole) and any(word.startswith(last) for word in name)


def _nearest_spot(entry: Entry, place: Place) -> Nearest | None:
    best: Nearest | None = None
    for location, spot in enumerate(entry.spots):
        if spot.latitude is None or spot.longitude is None:
            continue
        miles = miles_between(place.latitude, place.longitude, spot.latitude, spot.longitude)
        if best is None or miles < best.miles:
            best = Nearest(miles, location)
    return best
