"""Searches an edition: reads the words, plans, matches, and puts the matches in order."""

from collections import Counter
from collections.abc import Callable, Mapping
from math import inf

from msgspec import Struct

from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.interpretation import correct_names, interpret
from brightstar_desktop.domain.lexicon import Lexicon
from brightstar_desktop.domain.matching import Matches, SearchPlan, find_matches, plan
from brightstar_desktop.domain.query import Interpretation, Query, Sort, UnderstoodFacet
from brightstar_desktop.domain.search_index import (
    BitSet,
    IndexEntry,
    SearchIndex,
    bit_set,
    positions,
)
from brightstar_desktop.domain.words import Token, TypedText

TextRanks = Mapping[int, tuple[int, float]]
"""By position: 0 where the name matched, else 1, and the score (lower is better)."""

RankText = Callable[[tuple[Token, ...]], TextRanks | None]
"""Finds all of the words in the providers' texts; None where there is no word."""

Key = tuple[object, ...]


class Findings(Struct, frozen=True):
    """What was asked, who matches, and their positions in order."""

    plan: SearchPlan
    matches: Matches
    order: list[int]


class SearchEngine:
    """Answers queries on one edition; never changes, so threads may share it."""

    def __init__(
        self, index: SearchIndex, lexicon: Lexicon, gazetteer: Gazetteer, rank_text: RankText
    ) -> None:
        self._index, self._lexicon, self._gazetteer = index, lexicon, gazetteer
        self._rank_text = rank_text

    def interpret(self, typed: TypedText) -> Interpretation:
        return interpret(typed, self._lexicon)

    def find(self, query: Query) -> Findings:
        """Return who matches; misspelt names are put right where the words find nobody."""
        typed = TypedText(query.text)
        found = self._find(query, typed, self.interpret(typed))
        if found.plan.effective.text and not found.matches.members:
            corrected = correct_names(found.plan.interpretation, self._lexicon)
            if corrected:
                return self._find(query, typed, corrected)
        return found

    def _find(self, query: Query, typed: TypedText, interpretation: Interpretation) -> Findings:
        asked = plan(query, typed, interpretation, self._gazetteer)
        ranks = self._rank_text(asked.interpretation.free_tokens)
        matches = find_matches(self._index, asked, None if ranks is None else bit_set(ranks))
        return Findings(asked, matches, in_order(self._index, asked, matches, ranks or {}))


def in_order(
    index: SearchIndex,
    plan: SearchPlan,
    matches: Matches,
    text_ranks: TextRanks,
) -> list[int]:
    """Return the positions of all matches in the order that ``plan`` asks for.

    ``text_ranks`` gives the tier (0 where the name matched) and the score of what text found.
    """
    order = _Order(index, plan, matches, text_ranks)
    keys: dict[Sort, Callable[[int], Key]] = {
        Sort.BEST: order.best,
        Sort.DISTANCE: order.distance,
        Sort.PRICE: order.price,
        Sort.NAME: order.name,
    }
    found = positions(matches.members)
    if plan.effective.sort is Sort.NEWEST:
        found.sort(key=order.name)
        return sorted(found, key=order.newest, reverse=True)
    return sorted(found, key=keys[plan.effective.sort])


class _Order:
    """The keys of every order for one search."""

    def __init__(
        self,
        index: SearchIndex,
        plan: SearchPlan,
        matches: Matches,
        text_ranks: TextRanks,
    ) -> None:
        self._index, self._matches, self._text_ranks = index, matches, text_ranks
        self._unknown_included = [
            limits.unknown_included for limits in matches.limits.values() if limits.unknown_included
        ]
        self._groups = _group_members(index, plan)
        self._typed = plan.typed.folded
        self._has_free_text = bool(plan.effective.text)

    def best(self, position: int) -> Key:
        """Put stated matches first, then what was asked by name, fuller, by text, and nearer."""
        tier, score = self._text_ranks.get(position, (2, 0.0))
        return (
            self._times_unknown(position),
            not self._is_asked_by_name(position),
            self._groups_missed(position),
            tier,
            self._miles(position),
            score,
            *self.name(position),
        )

    def distance(self, position: int) -> Key:
        """Put the nearest first and those without a known place last."""
        return (self._miles(position), *self.best(position))

    def price(self, position: int) -> Key:
        """Put the lowest session price first and those that state none last."""
        amount = self._entry(position).session_amount
        return (inf if amount is None else amount, *self.best(position))

    def name(self, position: int) -> Key:
        entry = self._entry(position)
        return (self._index.folded_name(position), entry.slug)

    def newest(self, position: int) -> tuple[str, str]:
        return self._entry(position).newest

    def _entry(self, position: int) -> IndexEntry:
        return self._index.entries[position]

    def _miles(self, position: int) -> float:
        nearest = self._matches.nearest.get(position)
        return nearest.miles if nearest else inf

    def _times_unknown(self, position: int) -> int:
        return sum(members >> position & 1 for members in self._unknown_included)

    def _groups_missed(self, position: int) -> int:
        return sum(not members >> position & 1 for members in self._groups)

    def _is_asked_by_name(self, position: int) -> bool:
        """Return whether the words typed are this name, or hold a word only a name explains."""
        if not self._matches.named >> position & 1:
            return False
        return self._has_free_text or self._index.folded_name(position) == self._typed


def _group_members(index: SearchIndex, plan: SearchPlan) -> list[BitSet]:
    """Return for each facet that the words name more than once who answers each naming."""
    named = [one for one in plan.interpretation.understood if isinstance(one, UnderstoodFacet)]
    times = Counter(one.facet for one in named)
    return [index.answering(one.facet, one.codes) for one in named if times[one.facet] > 1]
