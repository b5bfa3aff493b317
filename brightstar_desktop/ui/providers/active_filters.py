"""The filters in force, each with the act that removes it, and ways out of an empty list."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.facets import FACETS, PRICE_FACET
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import (
    CorrectedText,
    Query,
    QueryEdit,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.term_labels import facet_title, label, labels, not_stated_words

WIDER_MILES: tuple[float | None, ...] = (50, 100, None)
_MOST_OFFERED = 5


class ActiveFilter(Struct, frozen=True, kw_only=True):
    """One filter as a chip shows it; ``without`` removes it."""

    text: str
    tooltip: str
    without: QueryEdit


def active_filters(
    query: Query, result: SearchResult, vocabulary: Vocabulary
) -> tuple[ActiveFilter, ...]:
    """Return what was understood from the words, then what was set by hand."""
    return (
        *_from_words(query, result, vocabulary),
        *_place_by_hand(query, result),
        *_options_by_hand(query, vocabulary),
        *_price_by_hand(query),
        *_not_stated_by_hand(query),
    )


def correction_sentence(result: SearchResult, vocabulary: Vocabulary) -> str:
    """Return one sentence about the words that were taken as misspelt; "" where none was."""
    corrected = [item for item in result.interpretation.understood if item.corrected]
    if not corrected:
        return ""
    meant = _(", ").join(_meant(item, vocabulary) for item in corrected)
    typed = _(", ").join(f"“{item.words}”" for item in corrected)
    return _("Showing results for {meant} instead of {typed}.").format(meant=meant, typed=typed)


def radius_words(miles: float | None) -> str:
    """Return a radius in words; None is any distance."""
    if miles is None:
        return _("any distance")
    return ngettext("within {count} mile", "within {count} miles", round(miles)).format(
        count=round(miles)
    )


def price_filter_label(max_price: int) -> str:
    return _("up to ${amount}").format(amount=f"{max_price:,}")


def _from_words(
    query: Query, result: SearchResult, vocabulary: Vocabulary
) -> Iterator[ActiveFilter]:
    for item in result.interpretation.understood:
        yield ActiveFilter(
            text=_understood_text(item, query, vocabulary),
            tooltip=_understood_tooltip(item),
            without=QueryEdit(
                Query.without_understood, interpretation=result.interpretation, item=item
            ),
        )


def _understood_text(item: Understood, query: Query, vocabulary: Vocabulary) -> str:
    match item:
        case UnderstoodPlace():
            return _place_text(item.place.name, query.within_miles)
        case UnderstoodNotStated():
            return _not_stated_text(item.facet)
        case _:
            return _meant(item, vocabulary)


def _meant(item: Understood, vocabulary: Vocabulary) -> str:
    match item:
        case UnderstoodPlace():
            return item.place.name
        case UnderstoodPrice():
            return price_filter_label(item.max_price)
        case UnderstoodFacet():
            return _(" or ").join(labels(vocabulary, item.facet, item.codes, short=True))
        case UnderstoodNotStated():
            return not_stated_words(item.facet)
        case CorrectedText():
            return f"“{item.text}”"


def _understood_tooltip(item: Understood) -> str:
    if item.corrected:
        return _("Read from “{words}”, which looks misspelt.").format(words=item.words)
    return _("Read from “{words}”.").format(words=item.words)


def _place_by_hand(query: Query, result: SearchResult) -> Iterator[ActiveFilter]:
    if not query.near:
        return
    without = QueryEdit(Query.with_place, near="")
    if result.place_unknown:
        text = _("unknown place “{words}”").format(words=result.place_unknown)
        yield ActiveFilter(text=text, tooltip=_("This place is not known."), without=without)
        return
    text = _place_text(result.place.name if result.place else query.near, query.within_miles)
    yield ActiveFilter(text=text, tooltip=_("The place you entered."), without=without)


def _place_text(place: str, within_miles: float | None) -> str:
    return f"{place}, {radius_words(within_miles)}"


def _options_by_hand(query: Query, vocabulary: Vocabulary) -> Iterator[ActiveFilter]:
    for facet in FACETS:
        terms = [term.code for term in vocabulary.terms_of(facet.name)]
        chosen = query.chosen.get(facet.name, frozenset())
        known = [code for code in terms if code in chosen]
        for code in (*known, *sorted(chosen.difference(known))):
            yield ActiveFilter(
                text=label(vocabulary, facet.name, code, short=True),
                tooltip=_("Chosen under “{heading}”.").format(heading=facet_title(facet.name)),
                without=QueryEdit(Query.without_option, facet=facet.name, code=code),
            )


def _price_by_hand(query: Query) -> Iterator[ActiveFilter]:
    if query.max_price is not None:
        yield ActiveFilter(
            text=price_filter_label(query.max_price),
            tooltip=_("Chosen under “{heading}”.").format(heading=facet_title(PRICE_FACET)),
            without=QueryEdit(Query.with_price, max_price=None),
        )


def _not_stated_by_hand(query: Query) -> Iterator[ActiveFilter]:
    for facet in (*(facet.name for facet in FACETS), PRICE_FACET):
        if facet in query.include_not_stated:
            yield ActiveFilter(
                text=_not_stated_text(facet),
                tooltip=_("Providers that do not say are listed too, after those that do."),
                without=QueryEdit(Query.without_not_stated, facet=facet),
            )
    if query.include_telehealth:
        yield ActiveFilter(
            text=_("+ by video from anywhere"),
            tooltip=_("Providers that serve all of California by video are listed too."),
            without=QueryEdit(Query.without_telehealth),
        )


def _not_stated_text(facet: str) -> str:
    return _("+ {fact}").format(fact=not_stated_words(facet))


class Relaxation(Struct, frozen=True, kw_only=True):
    """One way out of an empty list: what it does, and how many providers it would list."""

    words: str
    edit: QueryEdit
    count: int = 0
    is_wider: bool = False
    """Whether it looks further away, of which one way is enough."""

    @property
    def sentence(self) -> str:
        providers = ngettext("{count} provider", "{count} providers", self.count)
        return _("{way}: {providers}").format(
            way=self.words, providers=providers.format(count=self.count)
        )


def relaxations(
    directory: DirectoryReader, query: Query, result: SearchResult, vocabulary: Vocabulary
) -> tuple[Relaxation, ...]:
    """Return the ways that list somebody, gentlest first; asks the directory once for each.

    Of the wider distances only the nearest that helps is returned. Raises ``DirectoryError``.
    """
    helpful: list[Relaxation] = []
    widened = False
    for way in _ways(query, result, vocabulary):
        if way.is_wider and widened:
            continue
        count = directory.search(replace(way.edit.apply(query).for_directory(), limit=1)).count
        if count:
            helpful.append(replace(way, count=count))
            widened = widened or way.is_wider
    return tuple(helpful[:_MOST_OFFERED])


def _ways(query: Query, result: SearchResult, vocabulary: Vocabulary) -> Iterator[Relaxation]:
    if result.telehealth_beyond and not query.include_telehealth:
        yield Relaxation(words=_("Include care by video"), edit=QueryEdit(Query.with_telehealth))
    if result.place and query.within_miles is not None:
        for miles in WIDER_MILES:
            if miles is None or miles > query.within_miles:
                edit = QueryEdit(Query.with_radius, miles)
                words = _("Look further, {radius}").format(radius=radius_words(miles))
                yield Relaxation(words=words, edit=edit, is_wider=True)
    if result.price_not_stated and PRICE_FACET not in result.effective.include_not_stated:
        edit = QueryEdit(Query.with_not_stated, PRICE_FACET)
        yield Relaxation(words=_("Include those that state no price"), edit=edit)
    free_text = result.interpretation.free_text
    for shown in active_filters(query, result, vocabulary):
        yield _without(shown.text, shown.without)
    if free_text:
        yield _without(free_text, QueryEdit(Query.without_free_text, free_text))


def _without(what: str, edit: QueryEdit) -> Relaxation:
    return Relaxation(words=_("Without “{filter}”").format(filter=what), edit=edit)
