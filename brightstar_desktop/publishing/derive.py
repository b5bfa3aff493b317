"""Adds to a provider what follows from what it states: county, region and position."""

from msgspec import structs

from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.vocabulary import Vocabulary


def derive(provider: Provider, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Provider:
    """Return ``provider`` with every location placed as closely as its ZIP or city allows."""
    locations = tuple(_placed(place, gazetteer, vocabulary) for place in provider.locations)
    return structs.replace(provider, locations=locations)


def _placed(location: Location, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Location:
    place, position_from = _place_of(location, gazetteer)
    if place is None:
        region = location.region or _region_of(location.county, vocabulary)
        return structs.replace(location, region=region)
    county = location.county or place.county
    stated = location.latitude is not None and location.longitude is not None
    return structs.replace(
        location,
        county=county,
        region=location.region or _region_of(county, vocabulary),
        latitude=location.latitude if stated else place.latitude,
        longitude=location.longitude if stated else place.longitude,
        position_from=location.position_from or ("address" if stated else position_from),
    )


def _place_of(location: Location, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    by_zip = gazetteer.zip_code(location.postal_code) if location.postal_code else None
    if by_zip:
        return by_zip, "zip"
    place = gazetteer.named(location.city) if location.city else None
    return (place if place and place.kind == "city" else None), "city"


def _region_of(county: str | None, vocabulary: Vocabulary) -> str | None:
    regions = vocabulary.terms_of("regions")
    return next((region.code for region in regions if county in region.counties), None)
