"""Valid values with one thing changed: each test names only what it is about."""

from datetime import UTC, date, datetime
from typing import Any

from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue
from brightstar_desktop.domain.evidence import FACT_GROUPS, Source
from brightstar_desktop.domain.provider import Location, Price, Provider
from brightstar_desktop.domain.vocabulary import Text, Vocabulary

TODAY = date(2026, 11, 23)


def make_source(**changes: Any) -> Source:
    """Return a page of the provider's own, read today in a stored copy, covering everything."""
    values: dict[str, Any] = {
        "kind": "own_site",
        "read_on": TODAY,
        "read_as": "stored_copy",
        "covers": FACT_GROUPS,
        "url": "https://clinic.example/about",
    }
    return Source(**values | changes)


def make_price(**changes: Any) -> Price:
    """Return the stated price of one infusion."""
    values: dict[str, Any] = {
        "item": Text("One infusion", "Una infusión"),
        "unit": "per_session",
        "purpose": "treatment",
        "source": 0,
        "min": 500,
        "max": 500,
        "format": "iv_infusion",
    }
    return Price(**values | changes)


def make_location(**changes: Any) -> Location:
    """Return an office in Oakland, placed at the centre of the city."""
    values: dict[str, Any] = {
        "city": "Oakland",
        "county": "Alameda",
        "region": "bay_area",
        "latitude": 37.80437,
        "longitude": -122.2708,
        "position_from": "city",
    }
    return Location(**values | changes)


def make_provider(**changes: Any) -> Provider:
    """Return an infusion clinic in Oakland that states little."""
    values: dict[str, Any] = {
        "slug": "oakland-infusion-clinic",
        "name": "Oakland Infusion Clinic",
        "kind": "infusion_clinic",
        "status": "active",
        "website": "https://clinic.example",
        "locations": (make_location(),),
        "formats": ("iv_infusion",),
        "conditions": ("depression",),
        "sources": (make_source(),),
    }
    return Provider(**values | changes)


def make_catalogue(**changes: Any) -> Catalogue:
    """Return an edition of one provider."""
    values: dict[str, Any] = {
        "format": FORMAT_NAME,
        "version": CURRENT_VERSION,
        "edition": "2026.11.23-1",
        "published_at": datetime(2026, 11, 23, 12, tzinfo=UTC),
        "licence": "CC-BY-4.0",
        "vocabulary": Vocabulary(),
        "providers": (make_provider(),),
    }
    return Catalogue(**values | changes)
