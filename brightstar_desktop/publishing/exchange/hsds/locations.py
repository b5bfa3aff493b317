"""Where care is given and whom it reaches, as rows of HSDS."""

from collections.abc import Iterator

from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.publishing.exchange.hsds.tables import Records
from brightstar_desktop.publishing.exchange.openings import exceptions, openings


def add_places(provider: Provider, records: Records) -> None:
    """Add the locations, and the area served beyond them."""
    for location in provider.locations:
        _add_location(location, records)
    if provider.service_area.statewide_telehealth:
        _link(records.add(
            "location",
            "telehealth",
            location_type="virtual",
            organization_id=records.organization_id,
            name="Telehealth",
        ), records)  # fmt: skip
    for name, description in _areas(provider):
        records.add(
            "service_area", name, service_id=records.service_id, name=name, description=description
        )


def _areas(provider: Provider) -> Iterator[tuple[str, str]]:
    area = provider.service_area
    if area.statewide_telehealth:
        yield "California", "By telehealth."
    yield from (
        (state, "") for state in area.states if state != "CA" or not area.statewide_telehealth
    )
    yield from ((town, "") for town in area.towns)


def _add_location(location: Location, records: Records) -> None:
    """Add a place; a position is given only where it is the address's own."""
    exact = location.position_from == "address"
    location_id = records.add(
        "location",
        location.city or location.county or location.postal_code or "place",
        location_type="physical",
        organization_id=records.organization_id,
        name=location.city,
        description=f"In {location.county} County, California." if location.county else None,
        latitude=location.latitude if exact else None,
        longitude=location.longitude if exact else None,
    )
    _link(location_id, records)
    _add_address(location, location_id, records)
    _add_hours(location, location_id, records)
    if location.phone:
        records.add("phone", location.phone, location_id=location_id, number=location.phone)
    for code in location.accessibility:
        label = records.label("accessibility", code)
        key = f"{location_id} {code}"
        records.add("accessibility", key, location_id=location_id, description=label)
    for facet, place in (("counties", location.county), ("regions", location.region)):
        if place:
            records.tag(("location", location_id), facet, place)


def _link(location_id: str, records: Records) -> None:
    records.add(
        "service_at_location", location_id, service_id=records.service_id, location_id=location_id
    )


def _add_address(location: Location, location_id: str, records: Records) -> None:
    """Add the address, where all of it is stated that HSDS requires."""
    if location.street and location.city and location.postal_code:
        records.add(
            "address",
            location_id,
            location_id=location_id,
            address_1=location.street,
            city=location.city,
            state_province="CA",
            postal_code=location.postal_code,
            country="US",
            address_type="physical",
        )


def _add_hours(location: Location, location_id: str, records: Records) -> None:
    """Add one row for each time of the day, and one in words for what no row can hold."""
    if not location.hours:
        return
    weekly, beyond = openings(location.hours), exceptions(location.hours)
    for opening in weekly:
        remark = f"; {opening.remark}" if opening.remark else ""
        records.add(
            "schedule",
            f"{location_id} {' '.join(opening.days)} {opening.opens}",
            location_id=location_id,
            freq="WEEKLY",
            byday=",".join(day.upper() for day in opening.days),
            opens_at=opening.opens,
            closes_at=opening.closes,
            description=f"Local time in California{remark}.",
        )
    words = " ".join(beyond) or ("" if weekly else location.hours)
    if words:
        records.add("schedule", location_id, location_id=location_id, description=words)
