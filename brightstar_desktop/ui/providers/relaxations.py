"""Ways out of an empty list: what to let go of, and how many providers that would bring."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import SearchResult
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.providers.active_filters import active_filters, radius_words
from brightstar_desktop.ui.providers.state import Change, FindState

WIDER_MILES: tuple[float | None, ...] = (50, 100, None)
_MOST_OFFERED = 5


class Relaxation(Struct, frozen=True, kw_only=True):
    """One way out: ``words`` say what it does, ``count`` how many providers it would list."""

    words: str
    change: Change
    count: int = 0

    @property
    def sentence(self) -> str:
        """Return the words with the count."""
        providers = ngettext("{count} provider", "{count} providers", self.count)
        return _("{way}: {providers}").format(
            way=self.words, providers=providers.format(count=self.count)
        )


def relaxations(
    directory: DirectoryReader, state: FindState, result: SearchResult, vocabulary: Vocabulary
) -> tuple[Relaxation, ...]:
    """Return the ways that list somebody, gentlest first; asks the directory once for each.

    Of the wider distances only the nearest that helps is returned. Raises ``DirectoryError``.
    """
    helpful: list[Relaxation] = []
    widened = False
    for way in _ways(state, result, vocabulary):
        is_wider = isinstance(way.change, partial) and way.change.func is FindState.with_radius
        if is_wider and widened:
            continue
        count = directory.search(replace(way.change(state).query(), limit=1)).count
        if count:
            helpful.append(replace(way, count=count))
            widened = widened or is_wider
    return tuple(helpful[:_MOST_OFFERED])


def _ways(state: FindState, result: SearchResult, vocabulary: Vocabulary) -> Iterator[Relaxation]:
    if result.telehealth_beyond and not state.include_telehealth:
        yield Relaxation(words=_("Include care by video"), change=FindState.with_telehealth)
    if result.place and state.within_miles is not None:
        for miles in WIDER_MILES:
            if miles is None or miles > state.within_miles:
                change = partial(FindState.with_radius, within_miles=miles)
                words = _("Look further, {radius}").format(radius=radius_words(miles))
                yield Relaxation(words=words, change=change)
    if result.price_not_stated and PRICE_FACET not in result.effective.include_not_stated:
        keep = partial(FindState.with_not_stated, facet=PRICE_FACET)
        yield Relaxation(words=_("Include those that state no price"), change=keep)
    for shown in active_filters(state, result, vocabulary):
        words = _("Without “{filter}”").format(filter=shown.text)
        yield Relaxation(words=words, change=shown.without)
    if result.interpretation.free_text:
        change = partial(FindState.without_free_text, free_text=result.interpretation.free_text)
        words = _("Without “{filter}”").format(filter=result.interpretation.free_text)
        yield Relaxation(words=words, change=change)
