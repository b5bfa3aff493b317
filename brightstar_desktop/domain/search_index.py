"""The providers of an edition as sets, ready to be asked.

Every set of providers is one whole number with a bit for each, so that all counts of all facets
under all other filters are a few hundred "and"s, at 2,000 providers too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS, Facet
from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.domain.words import Token, fold, folded_words

BitSet = int
"""A set of providers: bit ``i`` stands for the provider at position ``i``."""


class GeoPoint(Struct, frozen=True):
    """Where one location lies, as far as it is known."""

    latitude: float | None = None
    longitude: float | None = None
    county: str | None = None


class IndexEntry(Struct, frozen=True, kw_only=True):
    """What matching and ordering need to know of one provider.

    ``names`` are the name in use and former ones. ``answers`` holds per facet what is
    stated, yes or no; a facet that is absent is not stated. ``newest`` is the newest as-of day
    and the newest reading day, as ISO dates, "" where unknown.
    """

    slug: str
    names: tuple[str, ...]
    answers: Mapping[str, Mapping[str, bool]]
    points: tuple[GeoPoint, ...] = ()
    session_amount: int | None = None
    statewide_telehealth: bool = False
    newest: tuple[str, str] = ("", "")


class Nearest(Struct, frozen=True):
    """The distance to a provider's nearest location, and that location's position."""

    miles: float
    location: int


class SearchIndex:
    """All entries of an edition with their sets; never changes, so threads may share it."""

    def __init__(self, entries: Iterable[IndexEntry], vocabulary: Vocabulary) -> None:
        self.entries = tuple(entries)
        self.everyone: BitSet = (1 << len(self.entries)) - 1
        self._yes: dict[str, dict[str, BitSet]] = defaultdict(lambda: defaultdict(int))
        self._no: dict[str, dict[str, BitSet]] = defaultdict(lambda: defaultdict(int))
        self._stated: dict[str, BitSet] = defaultdict(int)
        for position, entry in enumerate(self.entries):
            self._enter(1 << position, entry)
        self.telehealth = self._where(entry.statewide_telehealth for entry in self.entries)
        self.priced = self._where(entry.session_amount is not None for entry in self.entries)
        self._codes = {facet.name: self._ordered_codes(facet, vocabulary) for facet in FACETS}
        self._folded_names = tuple(fold(entry.names[0]) for entry in self.entries)
        self._names = tuple(
            tuple(frozenset(folded_words(name)) for name in entry.names) for entry in self.entries
        )

    def codes(self, facet: str) -> tuple[str, ...]:
        """Return the options of ``facet`` that anybody offers, in the vocabulary's order."""
        return self._codes[facet]

    def answering(self, facet: str, codes: Iterable[str]) -> BitSet:
        found = 0
        for code in codes:
            found |= self._yes[facet].get(code, 0)
        return found

    def not_stated(self, facet: str) -> BitSet:
        return self.everyone & ~self._stated[facet]

    def matching(self, facet: Facet, codes: Iterable[str]) -> tuple[BitSet, BitSet]:
        """Return who says yes to ``codes`` as the facet asks, and who says neither yes nor no."""
        if facet.any_of:
            return self.answering(facet.name, codes), self.not_stated(facet.name)
        yes, no = self.everyone, 0
        for code in codes:
            yes &= self._yes[facet.name].get(code, 0)
            no |= self._no[facet.name].get(code, 0)
        return yes, self.everyone & ~yes & ~no

    def affordable(self, max_price: int) -> BitSet:
        amounts = (entry.session_amount for entry in self.entries)
        return self._where(amount is not None and amount <= max_price for amount in amounts)

    def in_county(self, county: str) -> BitSet:
        return self._where(
            any(point.county == county for point in entry.points) for entry in self.entries
        )

    def folded_name(self, position: int) -> str:
        return self._folded_names[position]

    def named(self, tokens: Sequence[Token]) -> BitSet:
        """Return whose name, present or former, has all of the words, the last unfinished."""
        if not tokens:
            return 0
        *whole, last = (token.folded for token in tokens)
        return self._where(
            any(_is_named(name, whole, last) for name in names) for names in self._names
        )

    def nearest(self, place: Place) -> dict[int, Nearest]:
        """Return by position how near to ``place`` each provider with a known place is."""
        found = ((at, _nearest_point(entry, place)) for at, entry in enumerate(self.entries))
        return {at: nearest for at, nearest in found if nearest}

    def _enter(self, bit: BitSet, entry: IndexEntry) -> None:
        for facet, answers in entry.answers.items():
            self._stated[facet] |= bit
            for code, is_yes in answers.items():
                (self._yes if is_yes else self._no)[facet][code] |= bit

    def _ordered_codes(self, facet: Facet, vocabulary: Vocabulary) -> tuple[str, ...]:
        known = [term.code for term in vocabulary.terms_of(facet.name)]
        used = self._yes[facet.name]
        return (*(code for code in known if code in used), *sorted(set(used).difference(known)))

    def _where(self, answers: Iterable[bool]) -> BitSet:
        return bit_set(at for at, is_member in enumerate(answers) if is_member)


def positions(members: BitSet) -> list[int]:
    """Return the positions in a set of providers, lowest first."""
    found = []
    while members:
        lowest = members & -members
        found.append(lowest.bit_length() - 1)
        members ^= lowest
    return found


def bit_set(positions: Iterable[int]) -> BitSet:
    found = 0
    for position in positions:
        found |= 1 << position
    return found


def _is_named(name: frozenset[str], whole: list[str], last: str) -> bool:
    return name.issuperset(whole) and any(word.startswith(last) for word in name)


def _nearest_point(entry: IndexEntry, place: Place) -> Nearest | None:
    best: Nearest | None = None
    for location, point in enumerate(entry.points):
        if point.latitude is None or point.longitude is None:
            continue
        miles = miles_between(place.latitude, place.longitude, point.latitude, point.longitude)
        if best is None or miles < best.miles:
            best = Nearest(miles, location)
    return best
