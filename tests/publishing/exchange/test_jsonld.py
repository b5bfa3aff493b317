"""schema.org JSON-LD: its structure, and that nothing unknown is in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.provider import Access, Provider
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.exchange.jsonld import jsonld_text
from tests.publishing.exchange.rich import rich_provider
from tests.support.factories import make_catalogue, make_location, make_price, make_provider
from tests.support.published import published_catalogue

HOURS = re.compile(r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:,(?:Mo|Tu|We|Th|Fr|Sa|Su))* \d\d:\d\d-\d\d:\d\d")


def graph(catalogue: Catalogue) -> list[dict[str, Any]]:
    document = json.loads(jsonld_text(catalogue))
    assert list(document) == ["@context", "@graph"]
    assert document["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def clinic(provider: Provider) -> dict[str, Any]:
    vocabulary = published_catalogue().vocabulary
    (found,) = graph(make_catalogue(providers=(provider,), vocabulary=vocabulary))[1:]
    return found


def nodes_within(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for item in value for node in nodes_within(item)]
    if not isinstance(value, dict):
        assert value is not None
        assert value != ""
        return []
    return [value, *(node for item in value.values() for node in nodes_within(item))]


def many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_graph_is_well_formed() -> None:
    providers = (*published_catalogue().providers, rich_provider())
    top = graph(structs.replace(published_catalogue(), providers=providers))
    assert [node["@type"] for node in top] == ["Dataset", *["MedicalClinic"] * len(providers)]
    nodes = nodes_within(top)
    assert all(re.fullmatch(r"[A-Z]\w+", node["@type"]) for node in nodes)
    ids = [node["@id"] for node in nodes if "@id" in node]
    assert len(ids) == len(set(ids)) >= len(top)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in ids)
    for node in nodes:
        assert [] not in node.values()
        for number in many(node.get("telephone", [])):
            assert re.fullmatch(r"\+1\d{10}", number)
        for hours in many(node.get("openingHours", [])):
            assert HOURS.fullmatch(hours)


def test_a_rich_provider_is_told_in_full() -> None:
    found = clinic(rich_provider())
    first, second = found["department"]
    assert first["address"]["streetAddress"] == "1 Example Street, Suite 2"
    assert first["openingHours"] == ["Mo,Tu,We,Th,Fr 09:00-17:00", "Sa 10:00-12:00"]
    assert first["geo"]["latitude"] == 37.80437
    assert "address" not in second
    assert found["isAcceptingNewPatients"] is True
    assert found["knowsLanguage"] == ["es", "ase"]
    assert found["medicalSpecialty"] == "https://schema.org/Psychiatric"
    assert {"@type": "State", "name": "California"} in found["areaServed"]
    assert found["identifier"][0] == {
        "@type": "PropertyValue", "propertyID": "NPI", "value": "1234567893"
    }  # fmt: skip
    offer = found["makesOffer"][0]["priceSpecification"]
    assert (offer["minPrice"], offer["maxPrice"], offer["validFrom"]) == (500, 600, "2026-09-01")
    assert found["makesOffer"][1]["priceSpecification"]["price"] == 0
    assert "price" not in found["makesOffer"][2]["priceSpecification"]
    live, copy = found["subjectOf"]
    assert (live["lastReviewed"], copy["dateModified"]) == ("2026-11-20", "2026-10")
    assert "dateModified" not in live
    assert "lastReviewed" not in copy


def test_what_is_not_stated_is_absent() -> None:
    bare = Provider(slug="bare", name="Bare", kind="infusion_clinic", status="active")
    assert list(clinic(bare)) == ["@type", "@id", "name", "description"]


@pytest.mark.parametrize("status", ["closed", "temporarily_closed"])
def test_a_closed_clinic_is_left_out(status: str) -> None:
    assert len(graph(make_catalogue(providers=(make_provider(status=status),)))) == 1


def test_an_unconfirmed_clinic_says_so() -> None:
    assert "Unconfirmed: Known only" in clinic(make_provider(status="unconfirmed"))["description"]


@pytest.mark.parametrize(
    ("code", "expected"), [("newpt", True), ("nopt", False), ("existptonly", False)]
)
def test_new_patients_are_yes_or_no(code: str, *, expected: bool) -> None:
    provider = make_provider(access=Access(accepting_new_patients=code))
    assert clinic(provider)["isAcceptingNewPatients"] is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([{}], "$500"),
        ([{}, {"min": 700, "max": 900}], "$500-$900"),
        ([{"max": None, "qualifier": "from"}], "From $500"),
        ([{"rate": "sliding_scale"}], None),
        ([{"rate": "membership"}, {"min": 700, "max": 700}], "$700"),
        ([{"unit": "per_series"}], None),
        ([{"min": None, "qualifier": "up_to"}], None),
        ([{"purpose": "consultation"}], None),
    ],
)
def test_the_price_range_is_what_a_new_patient_pays(
    changes: list[dict[str, Any]], expected: str | None
) -> None:
    prices = tuple(make_price(**change) for change in changes)
    found = clinic(make_provider(prices=prices))
    assert found.get("priceRange") == expected
    assert len(many(found["makesOffer"])) == len(prices)


def test_the_only_place_is_the_clinic_itself() -> None:
    found = clinic(make_provider())
    assert found["address"]["addressLocality"] == "Oakland"
    assert "department" not in found
    assert "geo" not in found  # the centre of a city is not where the clinic is


def test_the_command_writes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sub" / "clinics.jsonld"
    assert main(["export", "--as", "jsonld", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["@graph"]
    assert main(["export", "--as", "jsonld", "-o", str(tmp_path)]) == 1
    assert "is a folder: name a file" in capsys.readouterr().err


def test_previous_belongs_to_hsds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", "--as", "csv", "-o", "x.csv", "--previous", "old.gz"])
    assert caught.value.code == 2
    assert "--previous belongs to --as hsds" in capsys.readouterr().err


def test_hours_with_holidays_and_a_remark_are_told() -> None:
    place = make_location(hours='Mo-We 09:00-17:00; Sa,Su 10:00-12:00 "by appointment"; PH off')
    found = clinic(make_provider(locations=(place,)))
    assert found["openingHours"] == "Mo,Tu,We 09:00-17:00"
    assert found["openingHoursSpecification"] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Saturday", "Sunday"],
        "opens": "10:00",
        "closes": "12:00",
        "description": "by appointment",
    }
    assert found["specialOpeningHoursSpecification"] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "PublicHolidays",
    }
