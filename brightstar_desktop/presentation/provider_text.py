"""A provider in few words: for cards, headers and screen readers."""

from datetime import date
from typing import Final

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit, Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.places import distance_words, place_line, spoken_distance
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.presentation.term_labels import label, labels, sentence_case


def tags(provider: Provider, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (
        *labels(vocabulary, "formats", provider.formats, short=True),
        *labels(vocabulary, "settings", provider.settings, short=True),
    )


def headline(provider: Provider, vocabulary: Vocabulary, nearest: int | None = None) -> str:
    """Return kind, place and how the record is known, in one line."""
    kind = label(vocabulary, "kinds", provider.kind)
    status = label(vocabulary, "statuses", provider.status)
    return f"{kind} · {place_line(provider, nearest)} · {status}"


def spoken(hit: Hit, vocabulary: Vocabulary, today: date) -> str:
    """Return one card as sentences, for screen readers."""
    provider = hit.provider
    sentences = [
        _who_and_where(hit, vocabulary),
        _care(provider, vocabulary),
        _("{price}.").format(price=_price(provider)),
        _("{age}.").format(age=sentence_case(card_age(provider, today).tag)),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _who_and_where(hit: Hit, vocabulary: Vocabulary) -> str:
    kind = label(vocabulary, "kinds", hit.provider.kind)
    place = place_line(hit.provider, hit.nearest_location)
    if hit.distance_miles is None:
        return _("{name}, {kind}, {place}.").format(name=hit.provider.name, kind=kind, place=place)
    return _("{name}, {kind}, {place}, {distance} away.").format(
        name=hit.provider.name,
        kind=kind,
        place=place,
        distance=spoken_distance(hit.distance_miles),
    )


def _care(provider: Provider, vocabulary: Vocabulary) -> str:
    words = tags(provider, vocabulary)
    if not words:
        return _("How it is given is not stated.")
    return _("Care: {formats}.").format(formats=", ".join(words))


def _price(provider: Provider) -> str:
    line = price_line(provider)
    if not line.stated:
        return sentence_case(line.words)
    return _("Price: {price}").format(price=line.words)


_REASONS_NAMED: Final = 3


def similarity_words(similar: Similar, vocabulary: Vocabulary) -> str:
    """Return where it is and what is shared: "Oakland · also IV infusion, PTSD · 4 mi apart"."""
    parts = [place_line(similar.provider)]
    shared = [
        labels(vocabulary, facet, (code,), short=True)[0]
        for facet, code in similar.shared[:_REASONS_NAMED]
    ]
    if shared:
        parts.append(_("also {shared}").format(shared=", ".join(shared)))
    if similar.distance_miles is not None:
        distance = distance_words(similar.distance_miles)
        parts.append(_("{distance} apart").format(distance=distance))
    return " · ".join(parts)
