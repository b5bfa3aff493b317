"""The commands that bring editions and go back, on a whole installation of its own."""

import json
from pathlib import Path

import pytest

from brightstar_desktop.domain.catalogue import NewestApp
from tests.support.factories import make_catalogue, make_provider
from tests.support.installation import Installation
from tests.support.publisher.publisher import Publisher


@pytest.fixture
def publisher() -> Publisher:
    made = Publisher()
    made.publish(make_catalogue())
    return made


@pytest.fixture
def program(tmp_path: Path, publisher: Publisher) -> Installation:
    return Installation(tmp_path / "program", tmp_path / "state", publisher)


@pytest.fixture
def stick(tmp_path: Path, publisher: Publisher, program: Installation) -> str:  # noqa: ARG001
    """Return a folder with a newer edition than the program's."""
    newer = make_catalogue(
        edition="2026.12.01-1", providers=(make_provider(), make_provider(slug="second"))
    )
    publisher.publish(newer)
    return str(publisher.write_to(tmp_path / "stick"))


def test_from_a_stick_to_what_changed_and_back(program: Installation, stick: str) -> None:
    assert json.loads(program.run("status", "--json").stdout)["edition"] == "2026.11.23-1"
    done = program.run("sync", "--from", stick, "--json")
    assert json.loads(done.stdout) == {"outcome": "installed", "edition": "2026.12.01-1"}
    listed = json.loads(program.run("editions", "--json").stdout)
    assert (listed["current"], listed["previous"]) == ("2026.12.01-1", "2026.11.23-1")
    assert [change["slug"] for change in listed["changes"]["providers"]] == ["second"]
    told = program.run("editions").stdout
    assert "In use: edition 2026.12.01-1" in told
    assert "[second]" in told
    back = program.run("editions", "--restore")
    assert "In use: edition 2026.11.23-1" in back.stdout
    assert json.loads(program.run("status", "--json").stdout)["edition"] == "2026.11.23-1"


def test_a_newer_program_is_told_by_the_data(
    program: Installation, publisher: Publisher, tmp_path: Path
) -> None:
    assert json.loads(program.run("status", "--json").stdout)["program"]["news"] == ""
    newest = NewestApp("99.0.0", "https://brightstar.example/get")
    publisher.publish(make_catalogue(edition="2026.12.01-1", app=newest))
    program.run("sync", "--from", str(publisher.write_to(tmp_path / "news")))
    told = program.run("status").stdout
    assert "BrightStar 99.0.0 is out" in told
    assert "Get it from https://brightstar.example/get" in told


def test_no_news_and_trouble_are_one_sentence_each(
    program: Installation, stick: str, tmp_path: Path
) -> None:
    program.run("sync", "--from", stick)
    done = program.run("sync", "--from", stick)
    assert done.stdout == "There is nothing newer than edition 2026.12.01-1.\n"
    for source in (str(tmp_path / "nowhere"), "http://data.example", ""):
        done = program.run("sync", "--from", source)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("brightstar: ")
        assert len(done.stderr.splitlines()) == 1


def test_a_refusal_is_one_sentence_and_its_details_are_in_the_log(
    program: Installation, stick: str
) -> None:
    (Path(stick) / "metadata" / "timestamp.json").write_bytes(b"no metadata at all")
    done = program.run("sync", "--from", stick)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" in (program.state / "logs" / "brightstar.log").read_text(encoding="utf-8")


def test_there_may_be_nothing_to_go_back_to(program: Installation) -> None:
    done = program.run("editions", "--restore")
    assert done.returncode == 1
    assert "There is no edition before this one" in done.stderr
