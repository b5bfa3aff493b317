"""Faults of what all providers share: terms, crisis lines, the heading, the files themselves."""

import re
from pathlib import Path

import pytest

from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.validation import Problem
from tests.support.data_folder import make_data_folder

CORRECTIONS = 'corrections_to = "{}"\nlicence'
APP = 'app = {{ version = "{}", url = "{}" }}\n'
UPDATES = 'updates_from = "{}"\nlicence'


def problems_of(folder: Path, file: str, old: str, new: str) -> list[Problem]:
    """Return the problems after the first ``old`` in ``file`` of a faultless folder is ``new``."""
    written = make_data_folder(folder) / file
    text = written.read_text(encoding="utf-8")
    assert old in text
    written.write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(collect(folder).problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("edition.toml", "2026.11.23-1", "november", "edition"),
        ("edition.toml", "2026.11.23-1", "2026.11.24-1", "edition"),
        ("edition.toml", "12:00:00Z", "12:00:00", "published_at"),
        ("edition.toml", "CC-BY-4.0", "MIT", "licence"),
        ("edition.toml", "licence", "license", "licence"),
        ("edition.toml", "licence", UPDATES.format("http://data.example"), "updates_from"),
        ("edition.toml", "licence", UPDATES.format("https://"), "updates_from"),
        ("edition.toml", "licence", UPDATES.format("https://me:pass@data.example"), "updates_from"),
        ("edition.toml", "licence", UPDATES.format("https://data.example/?new"), "updates_from"),
        ("edition.toml", "licence", UPDATES.format("https://data.example:x/"), "updates_from"),
        ("edition.toml", "licence", UPDATES.format("https://data.example/a b"), "updates_from"),
        ("edition.toml", "licence", CORRECTIONS.format("nobody"), "corrections_to"),
        ("edition.toml", "licence", CORRECTIONS.format("me@here"), "corrections_to"),
        (
            "edition.toml",
            "licence",
            CORRECTIONS.format("http://data.example/form"),
            "corrections_to",
        ),
        ("edition.toml", "licence", APP.format("next", "") + "licence", "app.version"),
        ("edition.toml", "licence", APP.format("1.2.0", "http://b.example") + "licence", "app.url"),
        ("edition.toml", "licence", APP.format("1.2.0", "https://intranet") + "licence", "app.url"),
        ("crisis.toml", "Call 911 or", "Mail help@example.org or", "lines[0].how.en"),
        ("crisis.toml", 'number = "988"', 'number = "989"', "lines"),
        ("crisis.toml", 'code = "lifeline"', 'code = "emergency"', "lines[1].code"),
        (
            "crisis.toml",
            'languages = ["en", "es"]',
            'languages = ["English"]',
            "lines[0].languages",
        ),
        ("crisis.toml", 'number = "911"', 'number = "nine"', "lines[0].number"),
        ("crisis.toml", "https://988lifeline.org", "988lifeline", "lines[1].source"),
        ("vocabulary.toml", 'code = "im_injection"', 'code = "iv_infusion"', "formats.iv_infusion"),
        ("vocabulary.toml", 'code = "per_hour"', 'code = "per_day"', "units.per_hour"),
        (
            "vocabulary.toml",
            '"Injection into a muscle (IM)"',
            '"IV infusion"',
            "formats.im_injection.label",
        ),
        ("vocabulary.toml", '"Alameda", ', "", "regions"),
        ("vocabulary.toml", '"Alameda", ', '"Alamida", ', "regions"),
        ("vocabulary.toml", '"troche", ', '"veterans", ', "synonyms"),
        ("vocabulary.toml", "synonyms.en", "synonym.en", "formats[0].synonym"),
    ],
)
def test_a_fault_is_reported_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, field: str
) -> None:
    problems = problems_of(tmp_path, file, old, new)
    found = [problem for problem in problems if (problem.file, problem.field) == (file, field)]
    assert found, f"reported instead: {[str(problem) for problem in problems]}"
    assert all(problem.message and problem.remedy for problem in found)


def test_an_edition_may_say_where_newer_ones_are_published(tmp_path: Path) -> None:
    address = "https://data.example/brightstar/"
    assert not problems_of(tmp_path, "edition.toml", "licence", UPDATES.format(address))
    catalogue = collect(tmp_path).catalogue
    assert catalogue is not None
    assert catalogue.updates_from == address


@pytest.mark.parametrize("address", ["wrong@data.example.org", "https://data.example/wrong"])
def test_an_edition_may_say_where_corrections_go(tmp_path: Path, address: str) -> None:
    assert not problems_of(tmp_path, "edition.toml", "licence", CORRECTIONS.format(address))
    catalogue = collect(tmp_path).catalogue
    assert catalogue is not None
    assert catalogue.corrections_to == address


def test_who_asked_to_be_taken_out_is_not_added_again(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    slug = next((folder / "providers").glob("*.toml")).stem
    (folder / "removed.txt").write_text(f"# asked by telephone\n{slug} 2026-11-01\nsomebody\n")
    found = {(one.file, one.field): one.message for one in collect(folder).problems}
    assert found["removed.txt", "line 3"] == "'somebody' cannot be read."
    assert "asked on 2026-11-01" in found[f"providers/{slug}.toml", "slug"]
    (folder / "removed.txt").write_text("another-clinic 2026-11-01\n")
    assert not collect(folder).problems


def test_a_label_without_spanish_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    file = folder / "vocabulary.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r', es = "[^"]*"', "", text, count=1), encoding="utf-8")
    (problem,) = collect(folder).problems
    assert problem.field == "formats.iv_infusion.label"


def test_terms_that_are_not_a_list_are_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    with (folder / "vocabulary.toml").open("a", encoding="utf-8") as stream:
        stream.write("[flavours]\ncherry = 1\n")
    (problem,) = collect(folder).problems
    assert (problem.field, problem.remedy) == ("flavours", "Write [[flavours]].")


@pytest.mark.parametrize("name", ["edition.toml", "crisis.toml", "vocabulary.toml"])
def test_a_missing_file_is_reported(tmp_path: Path, name: str) -> None:
    folder = make_data_folder(tmp_path)
    (folder / name).unlink()
    assert (name, "The file is missing.") in [(p.file, p.message) for p in collect(folder).problems]


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    (folder / "providers" / "cafe.toml").write_bytes('name = "Café"'.encode("latin-1"))
    (problem,) = collect(folder).problems
    assert (problem.file, problem.message) == ("providers/cafe.toml", "The file is not UTF-8.")


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    (folder / "providers" / "folder.toml").mkdir()
    (problem,) = collect(folder).problems
    assert problem.message.startswith("The file cannot be read")


def test_a_file_name_that_cannot_be_a_slug_is_reported(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path)
    (folder / "providers" / "oakland.toml").rename(folder / "providers" / "Oakland Clinic.toml")
    (problem,) = collect(folder).problems
    assert "cannot be a slug" in problem.message
