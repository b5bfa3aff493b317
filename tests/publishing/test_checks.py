"""Each fault of the data is found, with its file, field and remedy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop.publishing.checks.contacts import is_npi
from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.validation import Problem
from tests.support.data_folder import (
    make_data_folder,
    other_document,
    provider_document,
    write_provider,
)

Change = Callable[[dict[str, Any]], object]


def problems_after(folder: Path, change: Change) -> list[Problem]:
    """Return the problems of a faultless data folder after ``change`` to its provider."""
    document = provider_document()
    change(document)
    return list(collect(make_data_folder(folder, oakland=document)).problems)


def at(*path: str | int, value: Any) -> Change:
    """Return a change that sets one value deep in the document."""

    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value

    return change


def test_the_folder_that_is_spoilt_below_has_no_fault(tmp_path: Path) -> None:
    assert list(collect(make_data_folder(tmp_path)).problems) == []


FAULTS: tuple[tuple[str, Change, str, str], ...] = (
    ("unknown field", at("websit", value="x"), "websit", "website"),
    ("unknown inner field", at("prices", 0, "mim", value=1), "prices[0].mim", "min"),
    ("wrong type", at("formats", value="iv_infusion"), "formats", "list"),
    ("wrong type deep", at("prices", 0, "min", value="500"), "prices[0].min", "whole number"),
    ("format unknown", at("formats", value=["iv"]), "formats[0]", "iv_infusion"),
    ("kind unknown", at("kind", value="spa"), "kind", "infusion_clinic"),
    ("status unknown", at("status", value="verified"), "status", "unconfirmed"),
    ("unit unknown", at("prices", 0, "unit", value="each"), "prices[0].unit", "per_session"),
    (
        "ZIP outside",
        at("locations", 0, "postal_code", value="10001"),
        "locations[0].postal_code",
        "",
    ),
    (
        "ZIP malformed",
        at("locations", 0, "postal_code", value="9461"),
        "locations[0].postal_code",
        "",
    ),
    (
        "ZIP far",
        at("locations", 0, "postal_code", value="92103"),
        "locations[0].postal_code",
        "source",
    ),
    (
        "ZIP county",
        at("locations", 0, "county", value="Marin"),
        "locations[0].postal_code",
        "county",
    ),
    ("city unknown", at("locations", 0, "city", value="Oaklund"), "locations[0].city", "spelling"),
    ("hours", at("locations", 0, "hours", value="nine to five"), "locations[0].hours", "Mo-Fr"),
    ("hours never", at("locations", 0, "hours", value="off"), "locations[0].hours", "Mo-Fr"),
    ("hours no time", at("locations", 0, "hours", value="Mo-Fr"), "locations[0].hours", "Mo-Fr"),
    ("hours 25", at("locations", 0, "hours", value="09:00-25:00"), "locations[0].hours", "Mo-Fr"),
    ("hours none", at("locations", 0, "hours", value="09:00-09:00"), "locations[0].hours", "Mo-Fr"),
    (
        "phone that costs",
        at("phones", 0, "number", value="+19005551234"),
        "phones[0].number",
        "published",
    ),
    ("phone Jamaican", at("phones", 0, "number", value="+18762345678"), "phones[0].number", ""),
    ("phone personal", at("phones", 0, "number", value="+15005550006"), "phones[0].number", ""),
    ("NPI of 3", at("identifiers", value={"npi": "3234567899"}), "identifiers.npi", "register"),
    (
        "phone too short",
        at("phones", 0, "number", value="+1510555"),
        "phones[0].number",
        "ten digits",
    ),
    ("phone foreign", at("phones", 0, "number", value="+442071838750"), "phones[0].number", ""),
    ("phone not E.164", at("phones", 0, "number", value="(510) 834-5000"), "phones[0].number", ""),
    ("website", at("website", value="clinic"), "website", "address bar"),
    ("NPI", at("identifiers", value={"npi": "1234567890"}), "identifiers.npi", "register"),
    ("price above", at("prices", 0, "min", value=600), "prices[0].min", "Swap"),
    ("price free", at("prices", 0, "min", value=0), "prices[0].min", "free"),
    ("price huge", at("prices", 0, "max", value=50_000), "prices[0].max", "unit"),
    ("price source", at("prices", 0, "source", value="faq"), "prices[0].source", "about"),
    ("price from", at("prices", 0, "qualifier", value="from"), "prices[0].qualifier", "max"),
    ("price date", at("prices", 0, "as_of", value="2027-01"), "prices[0].as_of", "YYYY"),
    ("page date", at("sources", 0, "page_date", value="May 2020"), "sources[0].page_date", "YYYY"),
    ("read late", at("sources", 0, "read_on", value="2027-01-01"), "sources[0].read_on", "day"),
    (
        "group without source",
        at("sources", 0, "covers", value=["contact", "locations", "formats", "conditions"]),
        "prices",
        "covers",
    ),
    (
        "covered and unrecorded",
        at("source_not_recorded", value=["prices"]),
        "prices",
        "source_not_recorded",
    ),
    (
        "e-mail",
        at("cautions", value=[{"group": "contact", "text": {"en": "ask a@b.com", "es": "x"}}]),
        "cautions[0].text.en",
        "Remove",
    ),
    (
        "person",
        at("cautions", value=[{"group": "contact", "text": {"en": "Dr. Roe left", "es": "x"}}]),
        "cautions[0].text.en",
        "role",
    ),
    ("no Spanish", at("prices", 0, "item", value={"en": "One infusion"}), "prices[0].item", "es ="),
    ("field missing", lambda document: document.pop("kind"), "kind", "quotes"),
    ("inner field missing", at("prices", value=[{}]), "prices[0].item", "table"),
    ("not a list of tables", at("prices", value=5), "prices", "list"),
    ("not a table", at("sources", value=["https://clinic.example"]), "sources[0]", "table"),
    ("source id missing", at("sources", 0, "id", value=""), "sources[0].id", "id ="),
    (
        "county for a city",
        at("locations", 0, "city", value="Alameda County"),
        "locations[0].city",
        "",
    ),
    (
        "region unknown",
        at("locations", 0, "region", value="bay"),
        "locations[0].region",
        "bay_area",
    ),
    (
        "half a position",
        at("locations", 0, "latitude", value=37.8),
        "locations[0].latitude",
        "both",
    ),
    (
        "position unknown",
        at("locations", 0, "position_from", value="guess"),
        "locations[0].position_from",
        "zip",
    ),
    ("address malformed", at("website", value="https://[clinic.example"), "website", ""),
    ("address without a name", at("website", value="http://192.168.1.1/"), "website", "bar"),
    ("address of a machine nearby", at("website", value="http://files/x"), "website", "bar"),
    ("address tracked", at("website", value="https://clinic.example/?utm_source=x"), "website", ""),
    ("ages backwards", at("ages", value={"minimum": 65, "maximum": 18}), "ages", "source"),
    (
        "no sessions",
        at("protocol", value={"initial_sessions": {"min": 0}}),
        "protocol.initial_sessions",
        "source",
    ),
    ("named twice", at("formats", value=["iv_infusion", "iv_infusion"]), "formats", "one"),
    ("nothing unrecorded", at("source_not_recorded", value=["support"]), "source_not_recorded", ""),
    (
        "page newer than its reading",
        at("sources", 0, value=provider_document()["sources"][0] | {"page_date": "2026-12"}),
        "sources[0].page_date",
        "YYYY",
    ),
    (
        "price's source covers others",
        at("sources", 0, "covers", value=["contact"]),
        "prices[0].source",
        "covers",
    ),
    ("slug written", at("slug", value="oakland"), "slug", "file"),
)


@pytest.mark.parametrize(
    ("change", "field", "remedy"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_reported_with_file_field_and_remedy(
    tmp_path: Path, change: Change, field: str, remedy: str
) -> None:
    problems = problems_after(tmp_path, change)
    matching = [problem for problem in problems if problem.field == field]
    assert matching, f"reported instead: {[str(problem) for problem in problems]}"
    assert matching[0].file == "providers/oakland.toml"
    assert remedy in matching[0].remedy
    assert matching[0].message.endswith(".")


def test_a_source_without_an_address_is_never_the_only_one(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        del document["sources"][0]["url"]

    fields = {problem.field for problem in problems_after(tmp_path, change)}
    assert {"sources", "sources[0].note"} <= fields


def test_all_problems_are_found_at_once(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["kind"] = "spa"
        document["phones"][0]["number"] = "+1"
        document["locations"][0]["city"] = "Atlantis"

    assert len(problems_after(tmp_path, change)) >= 3


def test_every_misshapen_field_of_a_file_is_found_at_once(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document |= {"websit": "x", "formats": "iv_infusion", "non_profit": "yes"}
        document["prices"][0]["min"] = "500"

    found = {problem.field: problem.message for problem in problems_after(tmp_path, change)}
    assert found == {
        "websit": "There is no such field.",
        "formats": "Expected a list, got a text.",
        "non_profit": "Expected true or false, got a text.",
        "prices[0].min": "Expected a whole number, got a text.",
    }


def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    (folder / "providers" / "broken.toml").write_text('name = "Broken\n', encoding="utf-8")
    problem = collect(folder).problems[0]
    assert problem.file == "providers/broken.toml"
    assert "line 1" in problem.message


def test_a_slug_published_and_drafted_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    draft = other_document("Another") | {"draft_reason": "no address"}
    write_provider(folder, "oakland", draft, "drafts")
    assert [problem.field for problem in collect(folder).problems] == ["slug"]


def test_the_same_practice_entered_twice_is_reported(tmp_path: Path) -> None:
    again = other_document(provider_document()["name"])
    folder = make_data_folder(tmp_path, oakland=provider_document(), oakland_again=again)
    (problem,) = collect(folder).problems
    assert (problem.file, problem.field) == ("providers/oakland.toml", "name")


def test_the_same_telephone_of_two_practices_is_reported(tmp_path: Path) -> None:
    other = other_document("Other")
    other["locations"][0]["phone"] = provider_document()["phones"][0]["number"]
    folder = make_data_folder(tmp_path, oakland=provider_document(), other=other)
    (problem,) = collect(folder).problems
    assert (problem.file, problem.field) == ("providers/other.toml", "phones")
    assert "providers/oakland.toml" in problem.message


def test_a_draft_without_a_reason_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    write_provider(folder, "new", other_document("New"), "drafts")
    assert [problem.field for problem in collect(folder).problems] == ["draft_reason"]


@pytest.mark.parametrize("number", ["1234567893", "1245319599", "1679576722"])
def test_numbers_with_the_right_check_digit_are_npis(number: str) -> None:
    assert is_npi(number)


@pytest.mark.parametrize(
    "number",
    ["1234567890", "123456789", "12345678933", "12345678９3", "", "3234567899", "0234567895"],
)
def test_other_numbers_are_not(number: str) -> None:
    assert not is_npi(number)
