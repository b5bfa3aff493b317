"""The order in which matches are listed."""

from collections.abc import Callable, Mapping
from math import inf

from brightstar_desktop.domain.matching import Matches
from brightstar_desktop.domain.planning import SearchPlan, groups_in_words
from brightstar_desktop.domain.query import Sort
from brightstar_desktop.domain.search_index import BitSet, IndexEntry, SearchIndex, positions
from brightstar_desktop.domain.words import fold

Key = tuple[object, ...]


def in_order(
    index: SearchIndex,
    plan: SearchPlan,
    matches: Matches,
    text_ranks: Mapping[int, tuple[int, float]],
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
        text_ranks: Mapping[int, tuple[int, float]],
    ) -> None:
        self._index, self._matches, self._text_ranks = index, matches, text_ranks
        self._unknown_included = [
            limits.unknown_included for limits in matches.limits.values() if limits.unknown_included
        ]
        self._groups = _group_members(index, plan)
        self._asked = fold(" ".join(plan.asked.text.split()))
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
        """Follow the alphabet."""
        entry = self._entry(position)
        return (fold(entry.names[0]), entry.slug)

    def newest(self, position: int) -> tuple[str, str]:
        """Compare by the newest as-of day, then by the newest reading."""
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
        return self._has_free_text or fold(self._entry(position).names[0]) == self._asked


def _group_members(index: SearchIndex, plan: SearchPlan) -> list[BitSet]:
    groups = groups_in_words(plan.interpretation.understood)
    return [
        index.answering(facet, codes)
        for facet, asked in groups.items()
        if len(asked) > 1
        for codes in asked
    ]
