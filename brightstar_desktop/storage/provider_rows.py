"""A provider as the rows by which it is found."""

from collections.abc import Iterator
from typing import Any

import msgspec

from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.facets import FACETS
from brightstar_desktop.domain.prices import session_price
from brightstar_desktop.domain.provider import Provider

Row = dict[str, Any]


def provider_row(identity: int, provider: Provider) -> Row:
    """Return the row of ``provider`` itself."""
    price = session_price(provider.prices)
    evidence = [provider.evidence(group) for group in FACT_GROUPS]
    as_of = [found.as_of.isoformat() for found in evidence if found.as_of]
    read_on = [source.read_on.isoformat() for source in provider.sources]
    return {
        "id": identity,
        "slug": provider.slug,
        "session_amount": price.amount if price else None,
        "statewide_telehealth": provider.service_area.statewide_telehealth is True,
        "newest_as_of": max(as_of, default=""),
        "newest_read_on": max(read_on, default=""),
        "content": msgspec.json.encode(provider),
    }


def name_rows(identity: int, provider: Provider) -> Iterator[Row]:
    """Yield a row for the name in use and each former one."""
    for position, name in enumerate((provider.name, *provider.former_names)):
        yield {"provider_id": identity, "position": position, "name": name}


def location_rows(identity: int, provider: Provider) -> Iterator[Row]:
    """Yield a row for each location."""
    for position, location in enumerate(provider.locations):
        yield {
            "provider_id": identity,
            "position": position,
            "latitude": location.latitude,
            "longitude": location.longitude,
            "county": location.county,
        }


def answer_rows(identity: int, provider: Provider) -> Iterator[Row]:
    """Yield a row for each yes and no on any facet."""
    for facet in FACETS:
        for code, is_yes in (facet.answers(provider) or {}).items():
            yield {"provider_id": identity, "axis": facet.name, "code": code, "is_yes": is_yes}
