"""Places that contradict the map of California, and hours that no clock can keep."""

import re
from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.provider import Location
from brightstar_desktop.publishing.checks.hours import hours_fault
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

CITY_TO_ZIP_MILES: Final = 40
"""Farther than this no ZIP area of a Californian city lies from the city's centre."""
POSITION_SOURCES: Final = ("address", "zip", "city")
_HOURS_REMEDY: Final = (
    """Write it like Mo-Fr 09:00-17:00; Sa 10:00-12:00 "by appointment"; PH off."""
)
_ZIP: Final = re.compile(r"^9[0-6]\d{3}$")
_CALIFORNIA: Final = (32.4, 42.1, -124.5, -114.1)
"""The state's southern, northern, western and eastern bounds in degrees."""


def check_locations(file: ProviderFile, setting: CheckSetting) -> Iterator[Problem]:
    """Yield the problems of every location."""
    for index, location in enumerate(file.provider.locations):
        field = f"locations[{index}]"
        for name, message, remedy in _faults(location, setting):
            yield Problem(file.name, f"{field}.{name}", message, remedy)


_Fault = tuple[str, str, str]


def _faults(location: Location, setting: CheckSetting) -> Iterator[_Fault]:
    yield from _city_faults(location, setting)
    yield from _zip_faults(location, setting)
    yield from _position_faults(location)
    fault = hours_fault(location.hours) if location.hours else ""
    if fault:
        yield "hours", fault, _HOURS_REMEDY


def _city_faults(location: Location, setting: CheckSetting) -> Iterator[_Fault]:
    city = _city(location, setting)
    if location.city and city is None:
        message = f"{location.city!r} is no place of California that the map knows."
        yield "city", message, "Check the spelling, or give the ZIP and the nearest town."
    if location.county and city and city.county != location.county:
        message = f"{location.city} lies in {city.county} County, not {location.county}."
        yield "county", message, "Leave the county out: it follows from the city."


def _zip_faults(location: Location, setting: CheckSetting) -> Iterator[_Fault]:
    code = location.postal_code
    if code is None:
        return
    area = setting.gazetteer.zip_code(code) if _ZIP.match(code) else None
    if area is None:
        yield "postal_code", f"{code!r} is no ZIP code of California.", "Copy it from the source."
        return
    if location.county and area.county != location.county and not area.approximate:
        message = f"ZIP {code} lies in {area.county} County, not {location.county}."
        yield "postal_code", message, "Leave the county out, or mend the ZIP."
    city = _city(location, setting)
    if city is None:
        return
    miles = miles_between(city.latitude, city.longitude, area.latitude, area.longitude)
    if miles > CITY_TO_ZIP_MILES:
        message = f"ZIP {code} lies {miles:.0f} miles from {location.city}."
        yield "postal_code", message, "One of the two is wrong: look at the source again."


def _city(location: Location, setting: CheckSetting) -> Place | None:
    """Return the city or town of the location; a county's name is no city."""
    place = setting.gazetteer.named(location.city) if location.city else None
    return place if place and place.kind == "city" else None


def _position_faults(location: Location) -> Iterator[_Fault]:
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
