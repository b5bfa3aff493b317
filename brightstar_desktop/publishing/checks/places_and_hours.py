"""Locations that contradict the map of California, and opening hours that no clinic can keep."""

import re
from collections.abc import Iterator
from typing import Final

import opening_hours

from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.provider import Location
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import FieldMessage, Problem

CITY_TO_ZIP_MILES: Final = 40
"""Farther than this no ZIP area of a Californian city lies from the city's centre."""
POSITION_SOURCES: Final = ("address", "zip", "city")
_HOURS_REMEDY: Final = (
    """Write it like Mo-Fr 09:00-17:00; Sa 10:00-12:00 "by appointment"; PH off."""
)
_ZIP: Final = re.compile(r"^9[0-6]\d{3}$")
_CALIFORNIA: Final = (32.4, 42.1, -124.5, -114.1)
"""The state's southern, northern, western and eastern bounds in degrees."""
_REMARK: Final = re.compile(r'"[^"]*"')
_RULES: Final = re.compile(r";|\|\|")
_NOTE: Final = "“”"
"""Stands for a remark, whose words say nothing to a clock."""
_SPAN: Final = re.compile(r"(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")
_TIME: Final = re.compile(r"\d:\d|sunrise|sunset|dawn|dusk|24/7|unknown")
_CLOSED: Final = re.compile(r"\b(?:off|closed)\b")
_MIDNIGHT: Final = (24, 0)


def check_locations(file: ProviderFile, context: CheckContext) -> Iterator[Problem]:
    for index, location in enumerate(file.provider.locations):
        field = f"locations[{index}]"
        for name, message, remedy in _location_errors(location, context):
            yield Problem(file.name, f"{field}.{name}", message, remedy)


def _location_errors(location: Location, context: CheckContext) -> Iterator[FieldMessage]:
    yield from _city_errors(location, context)
    yield from _zip_errors(location, context)
    yield from _position_errors(location)
    error = hours_error(location.hours) if location.hours else ""
    if error:
        yield "hours", error, _HOURS_REMEDY


def _city_errors(location: Location, context: CheckContext) -> Iterator[FieldMessage]:
    city = _city(location, context)
    if location.city and city is None:
        message = f"{location.city!r} is no place of California that the map knows."
        yield "city", message, "Check the spelling, or give the ZIP and the nearest town."
    if location.county and city and city.county != location.county:
        message = f"{location.city} lies in {city.county} County, not {location.county}."
        yield "county", message, "Leave the county out: it follows from the city."


def _zip_errors(location: Location, context: CheckContext) -> Iterator[FieldMessage]:
    code = location.postal_code
    if code is None:
        return
    area = context.gazetteer.zip_code(code) if _ZIP.match(code) else None
    if area is None:
        yield "postal_code", f"{code!r} is no ZIP code of California.", "Copy it from the source."
        return
    if location.county and area.county != location.county and not area.approximate:
        message = f"ZIP {code} lies in {area.county} County, not {location.county}."
        yield "postal_code", message, "Leave the county out, or mend the ZIP."
    city = _city(location, context)
    if city is None:
        return
    miles = miles_between(city.latitude, city.longitude, area.latitude, area.longitude)
    if miles > CITY_TO_ZIP_MILES:
        message = f"ZIP {code} lies {miles:.0f} miles from {location.city}."
        yield "postal_code", message, "One of the two is wrong: look at the source again."


def _city(location: Location, context: CheckContext) -> Place | None:
    """Return the city or town of the location; a county's name is no city."""
    place = context.gazetteer.named(location.city) if location.city else None
    return place if place and place.kind == "city" else None


def _position_errors(location: Location) -> Iterator[FieldMessage]:
    latitude, longitude = location.latitude, location.longitude
    if location.position_from not in (None, *POSITION_SOURCES):
        known = ", ".join(POSITION_SOURCES)
        message = f"{location.position_from!r} is no way to know a position."
        yield "position_from", message, f"Use one of: {known}; or leave it out to derive it."
    if (latitude is None) != (longitude is None):
        yield "latitude", "Only half a position is given.", "Give both numbers or neither."
    elif latitude is not None and longitude is not None:
        south, north, west, east = _CALIFORNIA
        if not (south <= latitude <= north and west <= longitude <= east):
            yield "latitude", "The position is not in California.", "Check sign and order."


def hours_error(hours: str) -> str:
    """Return what is wrong with an OpenStreetMap opening_hours text, or "".

    OpenStreetMap takes days without times for open all day, and the same time twice for 24 hours.
    No page of a clinic means that, so it is told as a slip.
    """
    if not opening_hours.validate(hours):
        return f"{hours!r} is not an opening_hours text."
    rules = [rule.strip() for rule in _RULES.split(_REMARK.sub(_NOTE, hours)) if rule.strip()]
    if all(_CLOSED.search(rule) for rule in rules):
        return f"{hours!r} says only when the place is closed."
    return next(_hours_errors(hours, rules), "")


def _hours_errors(hours: str, rules: list[str]) -> Iterator[str]:
    for rule in rules:
        if not (_TIME.search(rule) or _CLOSED.search(rule) or _NOTE in rule):
            yield f"{hours!r} names days without times."
        for numbers in _SPAN.findall(rule):
            hour, minute, last_hour, last_minute = map(int, numbers)
            if (last_hour, last_minute) > _MIDNIGHT:
                yield f"{hours!r} ends after midnight."
            if (hour, minute) == (last_hour, last_minute):
                yield f"{hours!r} opens and closes at the same time."
    plain = _REMARK.sub(_NOTE, hours)
    if re.search(rf";\s*{_NOTE}\s*(?:;|\|\||$)", plain):
        yield f"{hours!r} ends with a remark that takes the place of all before it."
