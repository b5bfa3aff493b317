"""What changes between two editions is said fact by fact."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.provider import Support
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.edition_diff import FieldChange, diff
from tests.support.factories import make_catalogue, make_price, make_provider
from tests.support.vocabulary import make_vocabulary


def test_two_equal_editions_say_the_same() -> None:
    found = diff(make_catalogue(), make_catalogue(edition="2026.12.01-1"))
    assert found.as_text() == "The two editions say the same."


def test_a_change_is_named_as_deep_as_it_lies() -> None:
    old = make_provider(prices=(make_price(), make_price(min=600, max=600)))
    new = make_provider(prices=(make_price(), make_price(min=650, max=650)))
    found = diff(make_catalogue(providers=(old,)), make_catalogue(providers=(new,)))
    slug = "oakland-infusion-clinic"
    assert found.changed == (
        FieldChange(slug, "prices[1].min", 600, 650),
        FieldChange(slug, "prices[1].max", 600, 650),
    )


def test_a_fact_that_was_not_stated_is_told_from_no() -> None:
    new = make_provider(support=Support(integration=False))
    found = diff(make_catalogue(), make_catalogue(providers=(new,)))
    assert found.as_text() == "~ oakland-infusion-clinic: support.integration: not stated -> false"


def test_a_list_that_grew_is_given_whole() -> None:
    new = make_provider(formats=("im_injection", "iv_infusion"))
    (change,) = diff(make_catalogue(), make_catalogue(providers=(new,))).changed
    assert change.before == ["iv_infusion"]
    assert change.after == ["im_injection", "iv_infusion"]


def test_other_parts_of_the_edition_are_named() -> None:
    terms = Vocabulary((Term(facet="formats", code="oral", label=Text("Oral", "Oral")),))
    found = diff(make_catalogue(), make_catalogue(vocabulary=terms))
    assert found.as_text() == "~ vocabulary"


def test_a_price_that_came_is_told_apart_from_one_that_changed() -> None:
    old = make_provider(prices=(make_price(min=600, max=600),))
    members = make_price(rate="membership", min=450, max=450)
    new = make_provider(prices=(members, make_price(min=650, max=650)))
    lines = diff(make_catalogue(providers=(old,)), make_catalogue(providers=(new,))).as_text()
    changed, came = lines.splitlines()[:2], lines.splitlines()[2:]
    assert changed == [
        "~ oakland-infusion-clinic: prices[1].min: 600 -> 650",
        "~ oakland-infusion-clinic: prices[1].max: 600 -> 650",
    ]
    assert len(came) == 1
    assert came[0].startswith("~ oakland-infusion-clinic: prices[0]: not stated -> {")


def test_lists_in_another_order_are_no_change_but_kept_in_the_exact_list() -> None:
    old = make_provider(formats=("im_injection", "iv_infusion"))
    new = make_provider(formats=("iv_infusion", "im_injection"))
    found = diff(make_catalogue(providers=(old,)), make_catalogue(providers=(new,)))
    assert found.as_text() == "The two editions say the same, some lists in another order."
    assert [change.field for change in found.changed] == ["formats[0]", "formats[1]"]


def edited() -> tuple[Catalogue, Catalogue]:
    """Return two editions between which somebody came, went, closed and raised a price."""
    old = (
        make_provider(slug="dear", name="Dear *Clinic*", prices=(make_price(min=375, max=375),)),
        make_provider(slug="shut", name="Shut"),
        make_provider(slug="went", name="Went"),
        make_provider(slug="read", name="Read"),
    )
    new = (
        make_provider(slug="dear", name="Dear *Clinic*", prices=(make_price(min=400, max=400),)),
        make_provider(slug="shut", name="Shut", status="closed"),
        make_provider(slug="came", name="Came"),
        make_provider(slug="read", name="Read", sources=()),
    )
    return (
        make_catalogue(providers=old, vocabulary=make_vocabulary()),
        make_catalogue(providers=new, edition="2026.12.01-1", licence="CC0-1.0"),
    )


RELEASE_NOTE = """\
# Edition 2026.12.01-1 against 2026.11.23-1

1 new provider, 1 closed, 1 no longer listed, 1 with a new price or phone, 1 with updated sources.

## Closed

- **Shut** (`shut`)
  - Status: closed, was Collected from its own pages

## No longer listed

- **Went** (`went`)
  - Infusion clinic · Oakland · Collected from its own pages
  - price not stated

## New

- **Came** (`came`)
  - Infusion clinic · Oakland · Collected from its own pages
  - price not stated

## Price changed

- **Dear \\*Clinic\\*** (`dear`)
  - One infusion: $400 a session, was $375

## Sources updated

- **Read** (`read`)
  - Sources: 1 no longer named

## Other parts

- The license of the data changed.
- The terms of the directory were revised.
"""


def test_the_command_writes_a_release_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = written(tmp_path, *edited())
    assert main(["diff", "--as", "markdown", *files]) == 0
    assert capsys.readouterr().out == RELEASE_NOTE


def test_text_lists_what_came_went_and_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *written(tmp_path, *edited())]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "+ came",
        "- went",
        '~ shut: status: "active" -> "closed"',
        "~ dear: prices[0].min: 375 -> 400",
        "~ dear: prices[0].max: 375 -> 400",
    ]
    assert lines[6:] == ["~ licence", "~ vocabulary"]


@pytest.mark.parametrize("form", [("--json",), ("--as", "json")])
def test_the_command_speaks_json(
    form: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *form, *written(tmp_path, *edited())]) == 0
    answer = json.loads(capsys.readouterr().out)
    source = msgspec.to_builtins(make_provider().sources[0])
    price = msgspec.to_builtins(make_price(min=375, max=375))
    assert answer == {
        "old": "2026.11.23-1",
        "new": "2026.12.01-1",
        "added": ["came"],
        "removed": ["went"],
        "changed": [
            {"slug": "dear", "field": "prices[0].min", "before": 375, "after": 400},
            {"slug": "dear", "field": "prices[0].max", "before": 375, "after": 400},
            {"slug": "read", "field": "sources", "before": [to_json(source)], "after": None},
            {"slug": "shut", "field": "status", "before": "active", "after": "closed"},
        ],
        "other_parts": ["licence", "vocabulary"],
        "providers": {
            "closed": [
                {
                    "slug": "shut",
                    "name": "Shut",
                    "field": "status",
                    "before": "active",
                    "after": "closed",
                }
            ],
            "gone": [{"slug": "went", "name": "Went"}],
            "new": [{"slug": "came", "name": "Came"}],
            "price": [
                {
                    "slug": "dear",
                    "name": "Dear *Clinic*",
                    "field": "prices[0]",
                    "before": to_json(price),
                    "after": to_json(price | {"min": 400, "max": 400}),
                }
            ],
            "other": [
                {
                    "slug": "read",
                    "name": "Read",
                    "field": "sources",
                    "before": [to_json(source)],
                    "after": None,
                }
            ],
        },
    }


def test_a_published_folder_stands_for_its_data_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = edited()
    write_catalogue(old, tmp_path / "old" / "targets" / "catalogue.json.gz")
    (file,) = written(tmp_path, new)
    assert main(["diff", str(tmp_path / "old"), file]) == 0
    assert capsys.readouterr().out.startswith("+ came\n- went\n")


def test_a_folder_without_an_edition_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(tmp_path), str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def written(folder: Path, *editions: Catalogue) -> list[str]:
    """Return the names of files that hold the editions."""
    files = [folder / f"{edition.edition}.gz" for edition in editions]
    for edition, file in zip(editions, files, strict=True):
        write_catalogue(edition, file)
    return [str(file) for file in files]


def to_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def test_a_file_that_is_no_edition_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html>")
    assert main(["diff", str(file), str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
