"""``brightstar-data import`` as maintainers meet it."""

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.exchange.importing import Choices, import_sheet
from brightstar_desktop.publishing.exchange.sheet import MAX_BYTES, SheetError
from tests.support.data_folder import make_data_folder, provider_document, write_provider

TODAY = date(2026, 11, 23)
GOOD = {
    "slug": "fresno-clinic",
    "name": "Fresno Clinic",
    "kind": "infusion_clinic",
    "status": "active",
    "website": "https://fresno.example",
    "phone": "(559) 431-5000",
    "city": "Fresno",
    "formats": "iv_infusion; sublingual",
    "in_person": "yes",
    "price_purpose": "treatment",
    "price_unit": "per_session",
    "price_min": "$1,500",
    "price_max": "1500",
    "source_kind": "own_site",
    "source_url": "https://fresno.example/ketamine",
    "read_on": "2026-11-20",
    "read_as": "live",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_data_folder(tmp_path / "data")


def write_rows(folder: Path, *rows: dict[str, str]) -> Path:
    """Write a spreadsheet with a column for each key of any row."""
    file, text = folder / "sheet.csv", io.StringIO(newline="")
    names = dict.fromkeys(name for row in rows for name in row)
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(text.getvalue().encode())
    return file


def problems(data: Path, *rows: dict[str, str], choices: Choices = Choices()) -> list[str]:  # noqa: B008
    """Return what is wrong with the rows, having made sure that then nothing was written."""
    before = contents(data)
    found = import_sheet(write_rows(data.parent, *rows), data, choices, TODAY).problems
    if found:
        assert contents(data) == before
    return [str(problem) for problem in found]


def contents(data: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}


def test_a_row_becomes_a_file_that_the_next_edition_can_hold(data: Path) -> None:
    assert problems(data, GOOD) == []
    text = (data / "providers" / "fresno-clinic.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {
        "name": "Fresno Clinic",
        "kind": "infusion_clinic",
        "status": "active",
        "website": "https://fresno.example",
        "phones": [{"number": "+15594315000"}],
        "formats": ["iv_infusion", "sublingual"],
        "locations": [{"city": "Fresno"}],
        "service_area": {"in_person": True},
        "prices": [
            {
                "purpose": "treatment",
                "unit": "per_session",
                "min": 1500,
                "max": 1500,
                "source": "ketamine",
                "item": {"en": "Treatment", "es": "Tratamiento"},
            }
        ],
        "sources": [
            {
                "kind": "own_site",
                "url": "https://fresno.example/ketamine",
                "read_on": date(2026, 11, 20),
                "read_as": "live",
                "id": "ketamine",
                "covers": ["contact", "locations", "formats", "prices"],
            }
        ],
    }
    assert collect(data).problems == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"slug": ""}, "column slug: The row has no slug. Use small letters"),
        ({"slug": "../../etc/passwd"}, "column slug: '../../etc/passwd' cannot be a slug."),
        ({"slug": "Fresno Clinic"}, "column slug: 'Fresno Clinic' cannot be a slug."),
        ({"slug": "oakland"}, "column slug: providers/oakland.toml is there already. Choose"),
        ({"name": ""}, "column name: The field is missing. Fill the cell."),
        ({"name": "Fresno Clinic of Dr. Someone", "city_2": "Clovis", "hours_2": "daily"},
         "column hours_2: 'daily' is not an opening_hours text."),
        ({"kind": "spa"}, "column kind: 'spa' is not a code of kinds. Use one of: infusion"),
        ({"status": ""}, "column status: The field is missing. Fill the cell."),
        ({"formats": "iv_infusion; drip"}, "column formats: 'drip' is not a code of formats."),
        ({"formats": "oral;oral"}, "column formats: The list names something twice."),
        ({"website": "fresno"}, "column website: 'fresno' is no web address"),
        ({"phone": "555"}, "column phone: '555' is not a telephone number in E.164 form."),
        ({"phone": "(510) 834-5000"}, "column phone: providers/oakland.toml has the same"),
        ({"in_person": "maybe"}, "column in_person: 'maybe' is neither yes nor no. Write yes"),
        ({"city": "Atlantis"}, "column city: 'Atlantis' is no place of California"),
        ({"postal_code": "1"}, "column postal_code: '1' is no ZIP code of California."),
        ({"price_min": "lots"}, "column price_min: 'lots' is not a whole number. Write digits"),
        ({"price_min": "2000"}, "column price_min: 2000 is more than the maximum, 1500."),
        ({"price_unit": ""}, "column price_unit: The field is missing. Fill the cell."),
        ({"price_source": "x"}, "column price_source: No source is called 'x'."),
        ({"price_item_en": "One"}, "column price_item_es: The text has no Spanish. Write it in"),
        ({"price_includes_es": "Uno", "price_includes_en": "One;Two"},
         "column price_includes_es: The text has no Spanish."),
        ({"price_as_of": "soon"}, "column price_as_of: 'soon' is not a date of the form"),
        ({"read_on": "11/20/2026"}, "column read_on: '11/20/2026' is not a day. Write it as"),
        ({"read_on": "2027-01-01"}, "column read_on: The source was read after"),
        ({"read_as": "seen"}, "column read_as: 'seen' is not known."),
        ({"page_date": "Dec-22"}, "column page_date: 'Dec-22' is not a date of the form"),
        ({"covers": "contact;locations;prices"}, "column formats: No source covers these facts."),
        ({"source_url": ""}, "column source_url: No source has an address."),
        ({"insurers": "Aetna"}, "column insurance_accepted: The field is missing."),
        ({"npi": "1"}, "column npi: '1' is no NPI: "),
        ({"caution_en": "Ask.", "caution_group": "cost", "caution_es": "Pregunte."},
         "column caution_group: 'cost' is not a code of fact_groups."),
        ({"steps_en": "Ask Dr. Someone", "steps_es": "Pregunte"},
         "column steps_en: This seems to name a person."),
        ({"draft_reason": "Unsure"}, "column draft_reason: A draft cannot be published."),
        ({"minimum_age": "900"}, "column minimum_age: 900 is not between 0 and 120."),
    ],
)  # fmt: skip
def test_every_problem_names_row_and_column(
    data: Path, change: dict[str, str], expected: str
) -> None:
    found = problems(data, GOOD | change)
    assert [line for line in found if line.startswith(f"row 2, {expected}")], found


def test_a_cell_that_cannot_be_read_has_one_problem_alone(data: Path) -> None:
    assert len(problems(data, GOOD | {"status": "active", "read_on": "soon"})) == 1


def test_every_problem_of_every_row_is_told_at_once(data: Path) -> None:
    second = GOOD | {"slug": "second", "name": "Second", "phone": "", "kind": "spa", "status": "?"}
    found = problems(data, GOOD | {"in_person": "?"}, second)
    assert [line.partition(":")[0] for line in found] == [
        "row 2, column in_person",
        "row 3, column kind",
        "row 3, column status",
    ]


def test_rows_that_are_the_same_practice_are_told(data: Path) -> None:
    twin = GOOD | {"slug": "twin"}
    found = problems(data, GOOD, twin)
    assert any(
        line.startswith("row 3, column name: row 2 has the same name and cities.") for line in found
    )
    assert problems(data, GOOD, GOOD)[0].startswith("row 2, column slug: The slug 'fresno-clinic'")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("slug,nmae", "row 1, column nmae: There is no such column. Did you mean name?"),
        ("slug,zzz", "row 1, column zzz: There is no such column. Remove it, or see"),
        ("slug,city,city", "row 1, column city: The heading 'city' stands twice."),
        ("slug,city,city_1", "row 1, column city_1: There is no such column."),
        ("slug,kind_2", "row 1, column kind_2: There is no such column."),
        ("name", "row 1, column slug: The column is missing. Start from"),
    ],
)
def test_headings_are_checked_first(data: Path, headings: str, expected: str) -> None:
    file = data.parent / "sheet.csv"
    file.write_text(f"{headings}\nx,y,z\n", encoding="utf-8")
    found = import_sheet(file, data, Choices(), TODAY)
    assert found.written == ()
    assert [p for p in map(str, found.problems) if p.startswith(expected)], found.problems


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "has no row with a provider"),
        (b"slug\r\n# for people\r\n\r\n", "has no row with a provider"),
        ("slug,name\nx,Clínica\n".encode("latin-1"), 'is not UTF-8: save it as "CSV UTF-8"'),
        (b'slug,name\nx,"open\n', "quotation mark that is not closed"),
        (b"x" * (MAX_BYTES + 1), "is larger than any directory"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_one_sentence(
    data: Path, content: bytes, expected: str
) -> None:
    file = data.parent / "sheet.csv"
    file.write_bytes(content)
    if not content:
        assert import_sheet(file, data, Choices(), TODAY).problems[0].column == "slug"
        return
    with pytest.raises(SheetError, match=expected):
        import_sheet(file, data, Choices(), TODAY)


def test_a_cell_beyond_the_headings_is_told(data: Path) -> None:
    file = data.parent / "sheet.csv"
    file.write_text("slug,name\nx,Clinic, Inc.\n", encoding="utf-8")
    found = [str(problem) for problem in import_sheet(file, data, Choices(), TODAY).problems]
    assert any(line.startswith("row 2, column 3: A cell stands beyond") for line in found)


def test_rows_are_counted_as_spreadsheets_count_them(data: Path) -> None:
    file = data.parent / "sheet.csv"
    file.write_text('slug,name\n\n# note\nx,"two\nlines"\nY,b\n', encoding="utf-8")
    rows = {problem.row for problem in import_sheet(file, data, Choices(), TODAY).problems}
    assert rows == {4, 5}


def test_partial_writes_the_good_rows_alone(data: Path) -> None:
    bad = GOOD | {"slug": "bad", "name": "Bad", "phone": "", "kind": "spa"}
    file = write_rows(data.parent, bad, GOOD)
    found = import_sheet(file, data, Choices(partial=True), TODAY)
    assert found.written == (data / "providers" / "fresno-clinic.toml",)
    assert [problem.row for problem in found.problems] == [2]
    assert not (data / "providers" / "bad.toml").exists()


def test_drafts_need_less_and_a_reason(data: Path) -> None:
    thin = {"slug": "thin", "name": "Thin", "kind": "infusion_clinic", "status": "active"}
    as_drafts = Choices(as_drafts=True)
    assert problems(data, thin, choices=as_drafts) == [
        "row 2, column draft_reason: A draft says why it is one. Add it."
    ]
    assert problems(data, thin | {"draft_reason": "Unsure"}, choices=as_drafts) == []
    assert (data / "drafts" / "thin.toml").read_text().startswith('draft_reason = "Unsure"\n')
    assert problems(data, GOOD | {"slug": "thin"})[0].startswith(
        "row 2, column slug: drafts/thin.toml has this slug."
    )


def test_replace_changes_what_has_a_column_and_keeps_the_rest(data: Path) -> None:
    write_provider(data, "oakland", provider_document() | {"protocol": {"individualised": True},
                   "source_not_recorded": ["protocol"]})  # fmt: skip
    row = {"slug": "oakland", "name": "New Name", "kind": "infusion_clinic", "status": "active",
           "website": "", "conditions": "ptsd"}  # fmt: skip
    assert problems(data, row, choices=Choices(replace=True)) == []
    kept = tomllib.loads((data / "providers" / "oakland.toml").read_text(encoding="utf-8"))
    expected = provider_document() | {
        "name": "New Name",
        "conditions": ["ptsd"],
        "protocol": {"individualised": True},
        "source_not_recorded": ["protocol"],
    }
    del expected["website"]
    assert kept == expected


def test_replace_loses_nothing_of_a_group(data: Path) -> None:
    row = {"slug": "oakland", "name": "N", "kind": "infusion_clinic", "status": "active",
           "city": "Oakland"}  # fmt: skip
    (found,) = problems(data, row, choices=Choices(replace=True))
    assert found.startswith(
        "row 2, column postal_code: providers/oakland.toml states locations[0].postal_code, which"
    )
    with_column = row | {"postal_code": ""}
    assert problems(data, with_column, choices=Choices(replace=True)) == []


def test_a_vocabulary_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="holds no vocabulary: name the data folder by --data"):
        import_sheet(write_rows(tmp_path, GOOD), tmp_path, Choices(), TODAY)


def test_the_template_is_a_start(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.csv"
    assert main(["import", str(file), "--template", "--data", str(data)]) == 0
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfslug,name,kind,status,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    headings, explained = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(headings) == len(explained)
    assert explained[0].startswith("# ")
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow([GOOD.get(name, "") for name in headings])
    capsys.readouterr()
    assert main(["import", str(file), "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 provider written: no problems."


def test_the_template_overwrites_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_rows(tmp_path, GOOD)
    before = file.read_bytes()
    assert main(["import", str(file), "--template", "--data", str(data)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_the_command_tells_problems_and_that_nothing_was_written(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_rows(data.parent, GOOD | {"kind": "spa"})
    assert main(["import", str(file), "--data", str(data)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("row 2, column kind: 'spa' is not a code of kinds.")
    assert told.out == "no providers written: 1 problem.\n"
