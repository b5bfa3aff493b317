"""Places follow from what a provider states, and never claim more than that."""

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.gazetteer import CsvGazetteer, load_gazetteer
from brightstar_desktop.domain.provider import Location
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary
from brightstar_desktop.publishing.collect import derive
from tests.support.factories import make_provider

BAY_AREA = Term(
    facet="regions",
    code="bay_area",
    label=Text("Bay Area", "Área de la Bahía"),
    counties=("Alameda",),
)


@pytest.fixture(scope="module")
def gazetteer() -> CsvGazetteer:
    return load_gazetteer(paths.bundled_data() / "geography")


def placed(gazetteer: CsvGazetteer, location: Location) -> Location:
    """Return ``location`` after derivation."""
    provider = make_provider(locations=(location,))
    return derive(provider, gazetteer, Vocabulary((BAY_AREA,))).locations[0]


def test_a_zip_code_places_more_closely_than_the_city(gazetteer: CsvGazetteer) -> None:
    found = placed(gazetteer, Location(city="Oakland", postal_code="94612"))
    area = gazetteer.zip_code("94612")
    assert area is not None
    assert (found.latitude, found.longitude) == (area.latitude, area.longitude)
    assert found.position_from == "zip"
    assert (found.county, found.region) == ("Alameda", "bay_area")


def test_a_city_alone_is_placed_at_its_centre(gazetteer: CsvGazetteer) -> None:
    found = placed(gazetteer, Location(city="Oakland"))
    city = gazetteer.named("Oakland")
    assert city is not None
    assert (found.latitude, found.longitude) == (city.latitude, city.longitude)
    assert found.position_from == "city"


def test_a_county_alone_has_a_region_but_no_position(gazetteer: CsvGazetteer) -> None:
    found = placed(gazetteer, Location(county="Alameda"))
    assert found == Location(county="Alameda", region="bay_area")


def test_a_stated_position_is_kept(gazetteer: CsvGazetteer) -> None:
    stated = Location(city="Oakland", latitude=37.81, longitude=-122.26)
    found = placed(gazetteer, stated)
    assert (found.latitude, found.longitude) == (37.81, -122.26)
    assert found.position_from == "address"


def test_a_county_without_a_region_stays_without_one(gazetteer: CsvGazetteer) -> None:
    assert placed(gazetteer, Location(city="San Diego")).region is None


def test_an_unknown_city_is_left_as_it_is(gazetteer: CsvGazetteer) -> None:
    assert placed(gazetteer, Location(city="Atlantis")) == Location(city="Atlantis")
