"""What changes between two editions is said fact by fact."""

import json
from pathlib import Path

import pytest

from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.provider import Support
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Term, Vocabulary
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.diff import FactChange, diff
from tests.support.factories import make_catalogue, make_price, make_provider


def test_two_equal_editions_say_the_same() -> None:
    found = diff(make_catalogue(), make_catalogue(edition="2026.12.01-1"))
    assert found.as_text() == "The two editions say the same."


def test_a_change_is_named_as_deep_as_it_lies() -> None:
    old = make_provider(prices=(make_price(), make_price(min=600, max=600)))
    new = make_provider(prices=(make_price(), make_price(min=650, max=650)))
    found = diff(make_catalogue(providers=(old,)), make_catalogue(providers=(new,)))
    slug = "oakland-infusion-clinic"
    assert found.changed == (
        FactChange(slug, "prices[1].min", 600, 650),
        FactChange(slug, "prices[1].max", 600, 650),
    )


def test_a_fact_that_was_not_stated_is_told_from_no() -> None:
    new = make_provider(support=Support(integration=False))
    found = diff(make_catalogue(), make_catalogue(providers=(new,)))
    assert found.as_text().endswith('support: not stated -> {"integration": false}')


def test_a_list_that_grew_is_given_whole() -> None:
    new = make_provider(formats=("im_injection", "iv_infusion"))
    (change,) = diff(make_catalogue(), make_catalogue(providers=(new,))).changed
    assert change.before == ["iv_infusion"]
    assert change.after == ["im_injection", "iv_infusion"]


def test_other_parts_of_the_edition_are_named() -> None:
    terms = Vocabulary((Term(axis="formats", code="oral", label=Text("Oral", "Oral")),))
    found = diff(make_catalogue(), make_catalogue(vocabulary=terms))
    assert found.as_text() == "~ vocabulary"


def test_the_command_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "old.gz", tmp_path / "new.gz"]
    write_catalogue(make_catalogue(), files[0])
    write_catalogue(make_catalogue(providers=()), files[1])
    assert main(["diff", "--json", *map(str, files)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "added": [],
        "removed": ["oakland-infusion-clinic"],
        "changed": [],
        "other_parts": [],
    }


def test_a_file_that_is_no_edition_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html>")
    assert main(["diff", str(file), str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
