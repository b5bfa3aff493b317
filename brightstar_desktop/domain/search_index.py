"""The providers of an edition as sets, ready to be asked.

Every set of providers is one whole number with a bit for each, so that all counts of all facets
under all other filters are a few hundred "and"s, at 2,000 providers too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS, Facet
from brightstar_desktop.domain.geography import Place, miles_between
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

    ``names`` are the name in use and former ones. ``answers`` holds per facet axis what is
    stated, yes or no; an axis that is absent is not stated. ``newest`` is the newest as-of day
    and the newest reading day, as ISO dates, "" where unknown.
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


class SearchIndex:
    """All entries of an edition with their sets; never changes, so threads may share it."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Vocabulary) -> None:
        self.entries = tuple(entries)
        self.everyone: Members = (1 << len(self.entries)) - 1
        self._yes: dict[str, dict[str, Members]] = defaultdict(lambda: defaultdict(int))
        self._no: dict[str, dict[str, Members]] = defaultdict(lambda: defaultdict(int))
        self._stated: dict[str, Members] = defaultdict(int)
        for position, entry in enumerate(self.entries):
            self._enter(1 << position, entry)
        self.telehealth = self._where(entry.statewide_telehealth for entry in self.entries)
        self.priced = self._where(entry.session_amount is not None for entry in self.entries)
        self._codes = {facet.axis: self._ordered_codes(facet, vocabulary) for facet in FACETS}
        self._names = tuple(
            tuple(frozenset(folded_words(name)) for name in entry.names) for entry in self.entries
        )

    def codes(self, axis: str) -> tuple[str, ...]:
        """Return the options of ``axis`` that anybody offers, in the vocabulary's order."""
        return self._codes[axis]

    def answering(self, axis: str, codes: Iterable[str]) -> Members:
        """Return who says yes to any of ``codes``."""
        found = 0
        for code in codes:
            found |= self._yes[axis].get(code, 0)
        return found

    def silent_on(self, axis: str) -> Members:
        """Return who states nothing on ``axis``."""
        return self.everyone & ~self._stated[axis]

    def matching(self, facet: Facet, codes: Iterable[str]) -> tuple[Members, Members]:
        """Return who says yes to ``codes`` as the facet asks, and who says neither yes nor no."""
        if facet.any_of:
            return self.answering(facet.axis, codes), self.silent_on(facet.axis)
        yes, no = self.everyone, 0
        for code in codes:
            yes &= self._yes[facet.axis].get(code, 0)
            no |= self._no[facet.axis].get(code, 0)
        return yes, self.everyone & ~yes & ~no

    def affordable(self, max_price: int) -> Members:
        """Return who states a session price of at most ``max_price`` dollars."""
        amounts = (entry.session_amount for entry in self.entries)
        return self._where(amount is not None and amount <= max_price for amount in amounts)

    def in_county(self, county: str) -> Members:
        """Return who has a location in ``county``."""
        return self._where(
            any(spot.county == county for spot in entry.spots) for entry in self.entries
        )

    def named(self, text: str) -> Members:
        """Return whose name, present or former, has all words of ``text``, the last unfinished."""
        words = folded_words(text)
        if not words:
            return 0
        *whole, last = words
        return self._where(
            any(_is_named(name, whole, last) for name in names) for names in self._names
        )

    def nearest(self, place: Place) -> dict[int, Nearest]:
        """Return by position how near to ``place`` each provider with a known place is."""
        found = ((at, _nearest_spot(entry, place)) for at, entry in enumerate(self.entries))
        return {at: nearest for at, nearest in found if nearest}

    def _enter(self, bit: Members, entry: Entry) -> None:
        for axis, answers in entry.answers.items():
            self._stated[axis] |= bit
            for code, is_yes in answers.items():
                (self._yes if is_yes else self._no)[axis][code] |= bit

    def _ordered_codes(self, facet: Facet, vocabulary: Vocabulary) -> tuple[str, ...]:
        known = [term.code for term in vocabulary.axis(facet.axis)]
        used = self._yes[facet.axis]
        return (*(code for code in known if code in used), *sorted(set(used).difference(known)))

    def _where(self, answers: Iterable[bool]) -> Members:
        return members_at(at for at, is_member in enumerate(answers) if is_member)


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
