"""The filters in force, each with the act that removes it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS, PRICE_FACET
from brightstar_desktop.domain.query import (
    NEAR_AXIS,
    NOT_STATED_AXIS,
    TEXT_AXIS,
    SearchResult,
    Understood,
)
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.labels import facet_title, label, labels, not_stated_words
from brightstar_desktop.ui.providers.state import Change, FindState


class ActiveFilter(Struct, frozen=True, kw_only=True):
    """One filter as a chip shows it; ``without`` removes it."""

    text: str
    tooltip: str
    without: Change


def active_filters(
    state: FindState, result: SearchResult, vocabulary: Vocabulary
) -> tuple[ActiveFilter, ...]:
    """Return what was understood from the words, then what was set by hand."""
    return (
        *_from_words(state, result, vocabulary),
        *_place_by_hand(state, result),
        *_options_by_hand(state, vocabulary),
        *_price_by_hand(state),
        *_kept_by_hand(state),
    )


def correction_sentence(result: SearchResult, vocabulary: Vocabulary) -> str:
    """Return one sentence about the words that were taken as misspelt; "" where none was."""
    corrected = [item for item in result.interpretation.understood if item.corrected]
    if not corrected:
        return ""
    meant = _(", ").join(_codes_text(item, vocabulary) for item in corrected)
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
    """Return a limit on the price of a session in words."""
    return _("up to ${amount}").format(amount=f"{max_price:,}")


def _from_words(
    state: FindState, result: SearchResult, vocabulary: Vocabulary
) -> Iterator[ActiveFilter]:
    for item in result.interpretation.understood:
        yield ActiveFilter(
            text=_understood_text(item, state, vocabulary),
            tooltip=_understood_tooltip(item),
            without=partial(
                FindState.without_understood, interpretation=result.interpretation, item=item
            ),
        )


def _understood_text(item: Understood, state: FindState, vocabulary: Vocabulary) -> str:
    if item.axis == NEAR_AXIS:
        return _place_text(item.codes[0], state.within_miles)
    if item.axis == PRICE_FACET:
        return price_filter_label(int(item.codes[0]))
    if item.axis == NOT_STATED_AXIS:
        return _kept_text(item.codes[0])
    return _codes_text(item, vocabulary)


def _codes_text(item: Understood, vocabulary: Vocabulary) -> str:
    if item.axis == NEAR_AXIS:
        return item.codes[0]
    if item.axis == TEXT_AXIS:
        return f"“{item.codes[0]}”"
    return _(" or ").join(labels(vocabulary, item.axis, item.codes, short=True))


def _understood_tooltip(item: Understood) -> str:
    if item.corrected:
        return _("Read from “{words}”, which looks misspelt.").format(words=item.words)
    return _("Read from “{words}”.").format(words=item.words)


def _place_by_hand(state: FindState, result: SearchResult) -> Iterator[ActiveFilter]:
    if not state.near:
        return
    without = partial(FindState.with_place, near="")
    if result.place_unknown:
        text = _("unknown place “{words}”").format(words=result.place_unknown)
        yield ActiveFilter(text=text, tooltip=_("This place is not known."), without=without)
        return
    text = _place_text(result.place.name if result.place else state.near, state.within_miles)
    yield ActiveFilter(text=text, tooltip=_("The place you entered."), without=without)


def _place_text(place: str, within_miles: float | None) -> str:
    return f"{place}, {radius_words(within_miles)}"


def _options_by_hand(state: FindState, vocabulary: Vocabulary) -> Iterator[ActiveFilter]:
    for facet in FACETS:
        terms = [term.code for term in vocabulary.terms_of(facet.name)]
        chosen = state.chosen.get(facet.name, frozenset())
        known = [code for code in terms if code in chosen]
        for code in (*known, *sorted(chosen.difference(known))):
            yield ActiveFilter(
                text=label(vocabulary, facet.name, code, short=True),
                tooltip=_("Chosen under “{heading}”.").format(heading=facet_title(facet.name)),
                without=partial(FindState.without_option, facet=facet.name, code=code),
            )


def _price_by_hand(state: FindState) -> Iterator[ActiveFilter]:
    if state.max_price is not None:
        yield ActiveFilter(
            text=price_filter_label(state.max_price),
            tooltip=_("Chosen under “{heading}”.").format(heading=facet_title(PRICE_FACET)),
            without=partial(FindState.with_price, max_price=None),
        )


def _kept_by_hand(state: FindState) -> Iterator[ActiveFilter]:
    for facet in (*(facet.name for facet in FACETS), PRICE_FACET):
        if facet in state.include_not_stated:
            yield ActiveFilter(
                text=_kept_text(facet),
                tooltip=_("Providers that do not say are listed too, after those that do."),
                without=partial(FindState.without_not_stated, facet=facet),
            )
    if state.include_telehealth:
        yield ActiveFilter(
            text=_("+ by video from anywhere"),
            tooltip=_("Providers that serve all of California by video are listed too."),
            without=FindState.without_telehealth,
        )


def _kept_text(facet: str) -> str:
    return _("+ {fact}").format(fact=not_stated_words(facet))
