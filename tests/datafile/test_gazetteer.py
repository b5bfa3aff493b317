"""The places of California."""

from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.gazetteer import PLACES_FILE, CsvGazetteer, load_gazetteer
from brightstar_desktop.domain.geography import miles_between
from brightstar_desktop.errors import DataFileError


@pytest.fixture(scope="module")
def gazetteer() -> CsvGazetteer:
    return load_gazetteer(paths.bundled_data() / "geography")


def test_a_zip_code_is_found_exactly(gazetteer: CsvGazetteer) -> None:
    place = gazetteer.zip_code("92103")
    assert place is not None
    assert (place.kind, place.name, place.county) == ("zip", "92103", "San Diego")
    assert not place.approximate
    assert miles_between(place.latitude, place.longitude, 32.7458, -117.1720) < 2


def test_a_zip_code_with_its_four_extra_digits_is_found(gazetteer: CsvGazetteer) -> None:
    assert gazetteer.zip_code(" 92103-1234 ") == gazetteer.zip_code("92103")


def test_a_post_office_box_zip_is_placed_at_its_neighbour(gazetteer: CsvGazetteer) -> None:
    place = gazetteer.zip_code("90213")
    assert place is not None
    assert (place.name, place.approximate, place.county) == ("90213", True, "Los Angeles")
    beverly_hills = gazetteer.zip_code("90212")
    assert beverly_hills is not None
    assert (place.latitude, place.longitude) == (beverly_hills.latitude, beverly_hills.longitude)


@pytest.mark.parametrize("code", ["10001", "9210", "921033", "oakland", "", "９２１０３x"])
def test_what_is_no_zip_code_of_california_is_not_found(gazetteer: CsvGazetteer, code: str) -> None:
    assert gazetteer.zip_code(code) is None


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("oakland", "Oakland", "city"),
        ("  SAN   Diego ", "San Diego", "city"),
        ("la canada flintridge", "La Cañada Flintridge", "city"),
        ("carmel", "Carmel-by-the-Sea", "city"),
        ("montrose", "La Crescenta-Montrose", "city"),
        ("alameda county", "Alameda County", "county"),
        ("alameda", "Alameda", "city"),
    ],
)
def test_a_place_is_found_by_the_names_people_use(
    gazetteer: CsvGazetteer, typed: str, name: str, kind: str
) -> None:
    place = gazetteer.named(typed)
    assert place is not None
    assert (place.name, place.kind) == (name, kind)


def test_of_two_places_with_one_name_the_better_known_wins(gazetteer: CsvGazetteer) -> None:
    place = gazetteer.named("burbank")
    assert place is not None
    assert place.county == "Los Angeles"
    assert place.population > 100_000


def test_an_unknown_name_is_not_found(gazetteer: CsvGazetteer) -> None:
    assert gazetteer.named("Springfield") is None
    assert gazetteer.named("city") is None


def test_every_county_has_a_centre_in_california(gazetteer: CsvGazetteer) -> None:
    for name in ("Alpine", "Los Angeles", "San Francisco"):
        county = gazetteer.named(f"{name} County")
        assert county is not None
        assert 32 < county.latitude < 42.1
        assert -124.5 < county.longitude < -114


def test_completion_offers_the_best_known_places_first(gazetteer: CsvGazetteer) -> None:
    names = [place.name for place in gazetteer.starting_with("san ", 3)]
    assert names == ["San Diego", "San Jose", "San Francisco"]
    found = gazetteer.starting_with("alameda c", 5)
    assert [place.name for place in found] == ["Alameda County"]


def test_completion_knows_zip_codes(gazetteer: CsvGazetteer) -> None:
    codes = [place.name for place in gazetteer.starting_with("921", 4)]
    assert codes == ["92101", "92102", "92103", "92104"]
    assert gazetteer.starting_with("99999", 4) == ()


def test_names_are_in_lower_case_and_hold_the_cities(gazetteer: CsvGazetteer) -> None:
    names = gazetteer.names()
    assert {"oakland", "los angeles", "san diego"} <= set(names)
    assert all(name == name.lower() for name in names)


def test_a_missing_file_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=PLACES_FILE):
        load_gazetteer(tmp_path)


def test_a_file_that_holds_no_places_is_named(tmp_path: Path) -> None:
    (tmp_path / PLACES_FILE).write_text("name,latitude\nOakland,north\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=PLACES_FILE):
        load_gazetteer(tmp_path)
