"""Faults of the lists beside the guide are found; what falls due is told."""

from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.publication_status import NOTICE_DAYS, due_items
from tests.support.data_folder import make_data_folder

TERM = """
[[terms]]
slug = "{slug}"
name = {{ en = "{name}", es = "{name}" }}
meaning = {{ en = "A word.", es = "Una palabra." }}
chapter = "{chapter}"
"""
TOPIC = """
[[groups]]
slug = "extra"
title = {{ en = "Extra", es = "Extra" }}
[[groups.topics]]
slug = "{slug}"
say = {{ en = "I say.", es = "Digo." }}
why = {{ en = "Why.", es = "Por qué." }}
chapter = "{chapter}"
"""
EVENT = """
[[events]]
slug = "talk"
title = {{ en = "A talk", es = "Una charla" }}
summary = {{ en = "On care.", es = "Sobre la atención." }}
starts_on = {starts}
ends_on = {ends}
organizer = "A clinic"
provider = "{provider}"
url = "{url}"
read_on = 2026-11-20
"""
PERSON = """
[[people]]
slug = "roe"
name = "Jane Roe"
credential = "NP"
about = {{ en = "Treats.", es = "Atiende." }}
provider = "{provider}"
asked_on = {asked}
"""


def faults(folder: Path, file: str, text: str, *, replace: bool = False) -> list[str]:
    make_data_folder(folder)
    kept = "" if replace else (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(kept + text, encoding="utf-8")
    return [f"{p.field}: {p.message}" for p in collect(folder).problems if p.file == file]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"slug": "ketamine-word"}, ""),
        ({"slug": "spravato"}, "used twice"),
        ({"name": "SPRAVATO"}, "a form of 'spravato' as well"),
        ({"slug": "spravato", "name": "SPRAVATO"}, "a form of 'spravato' as well"),
        ({"name": "turned \u202e round"}, "turns the text's direction"),
        ({"chapter": "nowhere"}, "no such chapter"),
        ({"chapter": "safety#nowhere"}, "no such section"),
        ({"chapter": ""}, "leads to no chapter"),
    ],
)
def test_faults_of_the_glossary(tmp_path: Path, values: dict[str, str], said: str) -> None:
    text = TERM.format(**{"slug": "new", "name": "new word", "chapter": "safety"} | values)
    found = faults(tmp_path, "glossary.toml", text)
    assert any(said in fault for fault in found) if said else found == []


def test_a_list_without_spanish_is_found(tmp_path: Path) -> None:
    text = TERM.format(slug="new", name="new word", chapter="safety").replace(
        ', es = "Una', ', x = "'
    )
    assert any("no Spanish" in fault for fault in faults(tmp_path, "glossary.toml", text))


@pytest.mark.parametrize(
    ("values", "said"),
    [({}, ""), ({"slug": "bladder"}, "used twice"), ({"chapter": "safety#x"}, "no such section")],
)
def test_faults_of_the_topics(tmp_path: Path, values: dict[str, str], said: str) -> None:
    text = TOPIC.format(**{"slug": "new", "chapter": "safety"} | values)
    found = faults(tmp_path, "readiness.toml", text)
    assert any(said in fault for fault in found) if said else found == []


def test_topics_must_name_thoughts_of_suicide(tmp_path: Path) -> None:
    text = TOPIC.format(slug="new", chapter="safety")
    (fault,) = faults(tmp_path, "readiness.toml", text, replace=True)
    assert "suicide" in fault


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"starts": "2026-11-01", "ends": "2026-11-02"}, "over on 2026-11-02"),
        ({"ends": "2026-11-30"}, "before it begins"),
        ({"provider": "nobody"}, "no provider 'nobody'"),
        ({"url": "clinic"}, "no web address"),
    ],
)
def test_faults_of_events(tmp_path: Path, values: dict[str, str], said: str) -> None:
    good = {"starts": "2026-12-01", "ends": "2026-12-02", "provider": "oakland"}
    text = EVENT.format(**good | {"url": "https://clinic.example"} | values)
    found = faults(tmp_path, "events.toml", text, replace=True)
    assert any(said in fault for fault in found) if said else found == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"provider": "nobody"}, "no provider 'nobody'"),
        ({"asked": "2026-12-01"}, "after the publication"),
    ],
)
def test_faults_of_practitioners(tmp_path: Path, values: dict[str, str], said: str) -> None:
    text = PERSON.format(**{"provider": "oakland", "asked": "2026-11-01"} | values)
    found = faults(tmp_path, "people.toml", text, replace=True)
    assert any(said in fault for fault in found) if said else found == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("valid_until = 2027-01-31", "valid_until = 2026-11-01", "ended on 2026-11-01"),
        ('source = "https://www.mentalhealthsf.org/warm-line"', "", "an address that knows"),
    ],
)
def test_faults_of_crisis_lines(tmp_path: Path, old: str, new: str, said: str) -> None:
    make_data_folder(tmp_path)
    file = tmp_path / "crisis.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert any(said in problem.message for problem in collect(tmp_path).problems)


def test_what_falls_due_within_the_notice_is_told_soonest_first(tmp_path: Path) -> None:
    catalogue = collect(make_data_folder(tmp_path)).catalogue
    assert catalogue is not None
    assert due_items(catalogue, date(2026, 10, 1)) == ()
    due = due_items(catalogue, date(2026, 12, 10))
    assert [one.day for one in due] == sorted(one.day for one in due)
    assert all((one.day - date(2026, 12, 10)).days <= NOTICE_DAYS for one in due)
    told = {one.where: one for one in due}
    assert told["guide:law#video"].day == date(2026, 12, 31)
    assert told["guide:law#video"].check.startswith("https://")
    assert told["crisis:warm_line"].day == date(2027, 1, 31)


def test_texts_fall_due_for_review(tmp_path: Path) -> None:
    catalogue = collect(make_data_folder(tmp_path)).catalogue
    assert catalogue is not None
    due = due_items(catalogue, date(2027, 5, 1))
    assert "guide:why" in [one.where for one in due if "review it again" in one.what]
