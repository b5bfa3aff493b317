"""A provider in few words: place, distance, telephone, and cards for eye and ear."""

import re
from datetime import date
from typing import Final
from urllib.parse import quote_plus

from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.search_result import Hit, Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.presentation.term_labels import join_words, label, labels, sentence_case

_US_NUMBER: Final = re.compile(r"^\+1(\d{3})(\d{3})(\d{4})$")
_CITIES_NAMED: Final = 2
"""More cities than this are counted, not named, where there is little room."""


def place_line(provider: Provider, nearest: int | None = None) -> str:
    """Return where the provider is in a few words, the location ``nearest`` first."""
    cities = _cities(provider, nearest)
    if not cities:
        return _("All California by video") if _reaches_all(provider) else _("place not stated")
    if len(cities) <= _CITIES_NAMED:
        return join_words(cities)
    more = len(cities) - 1
    words = ngettext("{city} and {count} more place", "{city} and {count} more places", more)
    return words.format(city=cities[0], count=more)


def has_place(provider: Provider) -> bool:
    """Tell whether a town is stated, or a reach that needs none."""
    return bool(_cities(provider, None)) or _reaches_all(provider)


def distance_words(miles: float) -> str:
    """Return a distance for a narrow column: "4 mi", "less than 1 mi"."""
    if miles < 1:
        return _("less than 1 mi")
    return _("{miles} mi").format(miles=f"{round(miles):,}")


def spoken_distance(miles: float) -> str:
    """Return a distance for a sentence: "4 miles", "less than 1 mile"."""
    if miles < 1:
        return _("less than 1 mile")
    rounded = round(miles)
    return ngettext("{miles} mile", "{miles} miles", rounded).format(miles=f"{rounded:,}")


def address(location: Location) -> str:
    town = " ".join(part for part in (location.city, location.postal_code) if part)
    return ", ".join(part for part in (location.street, town) if part)


def map_url(location: Location) -> str:
    """Return the address of a map that shows the location, or nothing where no town is stated."""
    if not location.city and not location.postal_code:
        return ""
    place = quote_plus(f"{address(location)}, California")
    return f"https://www.openstreetmap.org/search?query={place}"


def phone_words(number: str) -> str:
    """Return an E.164 number as Californians write it: "(530) 214-8992"."""
    match = _US_NUMBER.match(number)
    return "({}) {}-{}".format(*match.groups()) if match else number


def _cities(provider: Provider, nearest: int | None) -> tuple[str, ...]:
    locations = list(provider.locations)
    if nearest is not None and nearest < len(locations):
        locations.insert(0, locations.pop(nearest))
    return tuple(dict.fromkeys(location.city for location in locations if location.city))


def _reaches_all(provider: Provider) -> bool:
    return provider.service_area.statewide_telehealth is True


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
