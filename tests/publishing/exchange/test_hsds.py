"""HSDS 3.0, judged by the schema that the standard publishes."""

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec import structs

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.provider import Payment, Phone, Provider
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.exchange.exporting import export_hsds
from brightstar_desktop.publishing.exchange.hsds.package import NOT_STATED, hsds_tables
from brightstar_desktop.publishing.exchange.hsds.tables import COLUMN_TYPES, LINKS, TABLES, Tables
from brightstar_desktop.publishing.exchange.sheet import SheetError
from tests.publishing.exchange.hsds_schema import (
    column_rules,
    object_faults,
    row_faults,
    table_schemas,
)
from tests.publishing.exchange.rich import rich_provider
from tests.support.factories import (
    make_catalogue,
    make_location,
    make_price,
    make_provider,
    make_source,
)
from tests.support.published import published_catalogue

OBJECTS = {
    "organizations.json": "organization",
    "services.json": "service",
    "taxonomies.json": "taxonomy",
    "taxonomy_terms.json": "taxonomy_term",
    "metadata.json": "metadata",
}


def rich_catalogue() -> Catalogue:
    return structs.replace(published_catalogue(), providers=(rich_provider(),))


def both() -> Catalogue:
    providers = (*published_catalogue().providers, rich_provider())
    return structs.replace(published_catalogue(), providers=providers)


def earlier() -> Catalogue:
    """Return an edition in which some said other things, one was missing, and one is now gone."""
    first, *others = published_catalogue().providers
    changed = structs.replace(others[0], name="Old Name", phones=(Phone(number="+15108345001"),))
    gone = make_provider(slug="gone")
    rest = (structs.replace(first, website=None), changed, *others[1:-1], gone)
    return structs.replace(published_catalogue(), edition="2026.10.01-1", providers=rest)


def edition_of(*providers: Provider, **changes: Any) -> Catalogue:
    vocabulary = published_catalogue().vocabulary
    return make_catalogue(providers=providers, vocabulary=vocabulary, **changes)


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def test_our_tables_are_the_standards() -> None:
    schemas = table_schemas()
    for name, table in TABLES.items():
        assert schemas[name]["path"] == table.path
        fields = schemas[name]["properties"]
        for column in table.columns:
            field = fields[column]
            stated = field.get("datapackage_type", field["type"])
            assert COLUMN_TYPES.get(column, "string") == stated, (name, column)
        assert set(schemas[name].get("tabular_required", ())) <= set(table.columns)


def test_the_data_package_has_every_rule_of_the_standard(tmp_path: Path) -> None:
    export_hsds(both(), tmp_path / "out", earlier())
    for resource in read(tmp_path / "out", "datapackage.json")["resources"]:
        for field in resource["schema"]["fields"]:
            rules = column_rules(resource["name"], field["name"])
            assert field.get("constraints", {}) == rules.constraints, (resource["name"], field)
            assert field["type"] == rules.type
            if field["type"] == "string":
                assert field.get("format", "") == rules.format, (resource["name"], field)


@pytest.mark.parametrize("catalogue", [both(), rich_catalogue()], ids=["real", "rich"])
def test_no_value_breaks_a_rule_of_its_column(catalogue: Catalogue) -> None:
    for name, rows in hsds_tables(catalogue, earlier()).items():
        for column in TABLES[name].columns:
            rules = column_rules(name, column).constraints
            values = [row[column] for row in rows if column in row]
            if rules.get("required"):
                assert len(values) == len(rows), (name, column)
            if rules.get("unique"):
                assert len(set(values)) == len(values), (name, column)
            assert set(values) <= set(rules.get("enum", values)), (name, column)


def test_a_code_in_two_taxonomies_stays_apart() -> None:
    terms = hsds_tables(published_catalogue())["taxonomy_term"]
    retreats = {row["code"] for row in terms if row["code"].endswith("retreat")}
    assert retreats == {"kinds:retreat", "settings:retreat"}


@pytest.mark.parametrize("catalogue", [both(), rich_catalogue()], ids=["real", "rich"])
def test_every_row_is_as_the_standard_has_it(catalogue: Catalogue) -> None:
    tables = hsds_tables(catalogue, earlier())
    for name, rows in tables.items():
        assert [fault for row in rows for fault in row_faults(name, row)] == []
        for row in rows:
            assert list(row) == sorted(row, key=TABLES[name].columns.index), name
            assert_dates(row)
    assert_links(tables)


def assert_dates(row: dict[str, Any]) -> None:
    for column, kind in COLUMN_TYPES.items():
        if column in row and kind == "date":
            assert date.fromisoformat(row[column])
        if column in row and kind == "datetime":
            assert datetime.fromisoformat(row[column]).tzinfo


def assert_links(tables: Tables) -> None:
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    everything = [identifier for found in ids.values() for identifier in found]
    assert len(everything) == len(set(everything)) == sum(map(len, tables.values()))
    for rows in tables.values():
        for row in rows:
            for column, target in LINKS.items():
                assert column not in row or row[column] in ids[target]
            if "link_id" in row:
                assert row["link_id"] in ids[row["link_entity"]]


def test_whole_objects_are_as_the_standard_has_them(tmp_path: Path) -> None:
    export_hsds(both(), tmp_path / "out", earlier())
    for file, table in OBJECTS.items():
        objects = read(tmp_path / "out", file)
        assert objects
        assert [fault for found in objects for fault in object_faults(table, found)] == []
        assert_nothing_unknown(objects)


def assert_nothing_unknown(value: object) -> None:
    assert value not in (None, "", [], {}), "what is not stated must be absent"
    for inner in value.values() if isinstance(value, dict) else ():
        assert_nothing_unknown(inner)
    for inner in value if isinstance(value, list) else ():
        assert_nothing_unknown(inner)


def test_the_data_package_describes_the_files_beside_it(tmp_path: Path) -> None:
    export_hsds(both(), tmp_path / "out", earlier())
    package = read(tmp_path / "out", "datapackage.json")
    described = {resource["path"] for resource in package["resources"]}
    assert described == {file.name for file in (tmp_path / "out").glob("*.csv")}
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "apostrophe" in package["description"]
    tables = hsds_tables(both(), earlier())
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
        assert len(rows) == len(tables[resource["name"]])
        for row, stated in zip(rows, tables[resource["name"]], strict=True):
            found = {name: cell.removeprefix("'") for name, cell in row.items() if cell}
            assert found == {name: str(value).removeprefix("'") for name, value in stated.items()}
            formulas = [c for c in row.values() if c.startswith(("=", "@", "+", "-"))]
            assert all(re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell) for cell in formulas)


def test_a_rich_provider_fills_what_the_standard_has_room_for() -> None:
    tables = hsds_tables(rich_catalogue())
    assert set(TABLES) - set(tables) == {"metadata"}
    (service,) = tables["service"]
    assert service["status"] == "active"
    assert service["minimum_age"] == 18
    assert (
        "Insurance is accepted for IV infusion: Aetna (California)." in service["fees_description"]
    )
    assert service["application_process"].startswith("No referral is needed. Call. Fill in a form.")
    (address,) = tables["address"]
    assert (address["city"], address["state_province"]) == ("Oakland", "CA")
    exact, county, virtual = tables["location"]
    assert exact["latitude"] == 37.80437
    assert "latitude" not in county
    assert virtual["location_type"] == "virtual"
    assert [row["byday"] for row in tables["schedule"]] == ["MO,TU,WE,TH,FR", "SA"]
    assert [row["name"] for row in tables["service_area"]] == ["California", "OR", "Alameda"]
    assert [(row["code"], row["name"]) for row in tables["language"]] == [
        ("es", "Spanish"),
        ("ase", "American Sign Language"),
    ]
    infusion, free, ceiling = tables["cost_option"]
    assert (infusion["amount"], infusion["valid_from"]) == (500, "2026-09-01")
    assert "500 to 600 USD" in infusion["amount_description"]
    assert (free["amount"], free["valid_from"]) == (0, "2026-11-20")
    assert ceiling["amount_description"].startswith("Up to")


def test_hours_with_holidays_and_a_remark_stay_rows() -> None:
    place = make_location(hours='Mo-Fr 09:00-17:00 "by appointment"; Sa 10:00-12:00; PH off')
    rows = hsds_tables(edition_of(make_provider(locations=(place,))))["schedule"]
    told = [(row.get("byday"), row.get("opens_at"), row["description"]) for row in rows]
    assert told == [
        ("MO,TU,WE,TH,FR", "09:00", "Local time in California; by appointment."),
        ("SA", "10:00", "Local time in California."),
        (None, None, "Closed on public holidays."),
    ]


def test_only_dated_facts_are_assured() -> None:
    undated = hsds_tables(edition_of(make_provider()))
    assert "assured_date" not in undated["service"][0]
    assert not [row for row in undated["attribute"] if row["link_type"] == "assured_date"]
    live = make_source(read_as="live", read_on=date(2026, 11, 20), covers=("contact", "locations"))
    press = make_source(page_date="2025-03", covers=("formats", "conditions", "prices"))
    price = make_price(source=1)
    dated = make_provider(sources=(live, press), prices=(price,))
    tables = hsds_tables(edition_of(dated))
    assert tables["service"][0]["assured_date"] == "2025-03-01"
    assert tables["cost_option"][0]["valid_from"] == "2025-03-01"
    assured = [row["value"] for row in tables["attribute"] if row["link_type"] == "assured_date"]
    assert sorted(assured) == ["2025-03-01"] * 3 + ["2026-11-20"] * 2
    partly = structs.replace(
        dated, payment=Payment(superbill=True), source_not_recorded=("payment",)
    )
    assert "assured_date" not in hsds_tables(edition_of(partly))["service"][0]


def test_an_unconfirmed_provider_says_so_in_an_alert() -> None:
    catalogue = structs.replace(
        published_catalogue(), providers=(make_provider(status="unconfirmed"),)
    )
    (service,) = hsds_tables(catalogue)["service"]
    assert service["status"] == "active"
    assert service["alert"].startswith("Known only from others")


@pytest.mark.parametrize(
    ("status", "word"), [("closed", "defunct"), ("temporarily_closed", "temporarily closed")]
)
def test_closed_providers_have_the_standards_words(status: str, word: str) -> None:
    tables = hsds_tables(make_catalogue(providers=(make_provider(status=status),)))
    assert tables["service"][0]["status"] == word


def test_identifiers_stay_when_facts_change() -> None:
    old = hsds_tables(make_catalogue())
    moved = structs.replace(
        make_provider().locations[0], street="9 New Street", postal_code="94612"
    )
    new = hsds_tables(
        make_catalogue(providers=(make_provider(name="New Name", locations=(moved,)),))
    )
    for table in ("organization", "service", "location", "service_at_location"):
        assert [row["id"] for row in old[table]] == [row["id"] for row in new[table]]
    assert UUID(old["organization"][0]["id"]).version == 5
    assert old["organization"][0]["id"] == "a33fb224-56b8-5409-b7b9-136706a9dedc"


def test_the_metadata_table_tells_what_changed() -> None:
    old = make_catalogue(
        edition="2026.10.01-1", providers=(make_provider(), make_provider(slug="gone"))
    )
    new = make_catalogue(
        providers=(
            make_provider(name="New Name", phones=(Phone(number="+15108345000"),), website=None),
            make_provider(slug="same"),
        )
    )
    old_rows = make_provider(slug="same")
    old = structs.replace(old, providers=(*old.providers, old_rows))
    tables = hsds_tables(new, old)
    rows = {
        (r["resource_type"], r["last_action_type"], r["field_name"]): r for r in tables["metadata"]
    }
    name = rows["organization", "update", "name"]
    assert (name["previous_value"], name["replacement_value"]) == (
        "Oakland Infusion Clinic",
        "New Name",
    )
    assert name["last_action_date"] == "2026-11-23"
    assert name["updated_by"] == "BrightStar, edition 2026.11.23-1"
    assert rows["organization", "update", "website"]["replacement_value"] == NOT_STATED
    assert rows["phone", "create", "id"]["previous_value"] == NOT_STATED
    assert rows["service", "delete", "id"]["replacement_value"] == NOT_STATED
    changed, same = tables["service"]
    assert changed["last_modified"] == "2026-11-23T12:00:00.000Z"
    assert "last_modified" not in same


def test_editions_that_say_the_same_have_no_metadata(tmp_path: Path) -> None:
    export_hsds(make_catalogue(), tmp_path / "out", make_catalogue())
    assert not (tmp_path / "out" / "metadata.csv").exists()
    assert not (tmp_path / "out" / "metadata.json").exists()


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SheetError, match="is no earlier export"):
        export_hsds(make_catalogue(), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_command_exports_and_replaces_an_earlier_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, out = tmp_path / "old.gz", tmp_path / "out"
    write_catalogue(earlier(), old)
    assert main(["export", "--as", "hsds", "-o", str(out)]) == 0
    assert not (out / "metadata.csv").exists()
    command = ["export", "--as", "hsds", "-o", str(out), "--previous", str(old)]
    assert main([*command, "--catalogue", str(paths.bundled_catalogue())]) == 0
    assert (out / "metadata.csv").exists()
    assert capsys.readouterr().out.count("edition 2026.") == 2
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
