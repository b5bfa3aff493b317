"""What an export says, an import understands: for the real edition and for hard texts."""

import csv
import io
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brightstar_desktop import paths
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.exchange.columns import COLUMNS, column_at
from brightstar_desktop.publishing.exchange.importing import Choices, import_sheet
from brightstar_desktop.publishing.exchange.provider_toml import provider_toml
from brightstar_desktop.publishing.exchange.record_paths import leaves
from brightstar_desktop.publishing.exchange.rows import read_row
from brightstar_desktop.publishing.exchange.sheet import read_sheet
from brightstar_desktop.publishing.exchange.spreadsheet import csv_text
from tests.publishing.exchange.rich import rich_provider
from tests.support.data_folder import make_data_folder
from tests.support.factories import make_catalogue, make_provider, make_source
from tests.support.published import published_catalogue

TODAY = date(2026, 11, 23)
WORDS = st.text(st.characters(codec="utf-8")).map(str.strip).filter(bool)


def test_the_published_edition_survives_a_spreadsheet_whole(tmp_path: Path) -> None:
    data = make_data_folder(tmp_path / "data")
    shutil.copy(paths.bundled_data() / "edition.toml", data)  # for its day
    shutil.rmtree(data / "providers")
    file = tmp_path / "all.csv"
    file.write_bytes(csv_text(published_catalogue()).encode())
    imported = import_sheet(file, data, Choices(), published_catalogue().published_at.date())
    assert [str(problem) for problem in imported.problems] == []
    collected = collect(data)
    assert [str(problem) for problem in collected.problems] == []
    assert collected.catalogue is not None
    assert collected.catalogue.providers == published_catalogue().providers


def test_every_fact_of_a_provider_has_a_column() -> None:
    provider = rich_provider()
    for name in Provider.__struct_fields__:
        assert getattr(provider, name), f"rich_provider() states no {name}"
    document = msgspec.json.decode(msgspec.json.encode(provider))
    without = [path for path in leaves(document) if column_at(path) is None]
    assert without == ["locations[0].position_from"]


def test_hard_texts_survive_a_spreadsheet(tmp_path: Path) -> None:
    data, file = make_data_folder(tmp_path / "data"), tmp_path / "rich.csv"
    file.write_bytes(csv_text(make_catalogue(providers=(rich_provider(),))).encode())
    imported = import_sheet(file, data, Choices(), TODAY)
    assert [str(problem) for problem in imported.problems] == []
    catalogue = collect(data).catalogue
    assert catalogue is not None
    (found,) = (provider for provider in catalogue.providers if provider.slug == "rich-clinic")
    assert found == rich_provider()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(name=WORDS, former=st.lists(WORDS, max_size=3), note=WORDS, path=WORDS)
def test_any_text_survives_a_spreadsheet(
    tmp_path: Path, name: str, former: list[str], note: str, path: str
) -> None:
    source = make_source(url=f"https://clinic.example/{path}", note=Text(note, note))
    provider = make_provider(name=name, former_names=tuple(former), sources=(source,))
    file = tmp_path / "any.csv"
    file.write_bytes(csv_text(make_catalogue(providers=(provider,))).encode())
    (row,) = read_sheet(file).rows
    document = read_row(row, published_catalogue().vocabulary).document
    assert document["name"] == name
    assert document.get("former_names", []) == former
    assert document["sources"][0]["note"] == {"en": note, "es": note}
    assert document["sources"][0]["url"] == f"https://clinic.example/{path}".strip()


def test_spreadsheets_are_read_as_other_programs_write_them(tmp_path: Path) -> None:
    text = csv_text(make_catalogue())
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    expected = None
    for number, (delimiter, ending, mark) in enumerate(
        [(",", "\r\n", "\ufeff"), (";", "\r\n", "\ufeff"), (";", "\n", ""), ("\t", "\n", "")]
    ):
        file, written = tmp_path / f"{number}.csv", io.StringIO(newline="")
        csv.writer(written, delimiter=delimiter, lineterminator=ending).writerows(rows)
        file.write_bytes((mark + written.getvalue()).encode())
        sheet = read_sheet(file)
        assert sheet.problems == ()
        expected = expected or sheet.rows
        assert sheet.rows == expected


def test_files_are_written_as_the_committed_ones_are() -> None:
    for folder in ("providers", "drafts"):
        for file in sorted((paths.bundled_data() / folder).glob("*.toml")):
            text = file.read_text(encoding="utf-8")
            assert provider_toml(tomllib.loads(text)) == text, file.name


def test_headings_are_unique_and_never_end_in_a_number() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert not [name for name in names if name[-1].isdigit()]


def test_every_column_is_documented() -> None:
    text = (paths.bundled_data() / "EXCHANGE.md").read_text(encoding="utf-8")
    table = text.partition("### The columns")[2].partition("\n## ")[0]
    documented = re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\|([^|]*)\|", table)))
    assert sorted(documented) == sorted(column.name for column in COLUMNS)
