"""Places, distances and telephone numbers in words."""

import re
from typing import Final
from urllib.parse import quote_plus

from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.term_labels import join_words

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
    """Return the address in one line, as far as it is stated."""
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
