"""Two programs at once, one of them stopped in the middle: each interleaving, forced.

Every program here is a process of its own; none is slowed down, each is stopped at a named point.
"""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.locking import LOCK_NAME
from brightstar_desktop.storage.pointer import POINTER_NAME, Pointer, read_pointer
from tests.support.factories import make_catalogue, make_provider
from tests.support.installation import Installation
from tests.support.publisher.publisher import Publisher
from tests.support.stopping import StoppingProgram

OLD, NEW, UPGRADE, NEWEST = "2026.11.23-1", "2026.12.01-1", "2026.12.05-1", "2026.12.09-1"
COUNTS = {OLD: 1, NEW: 2, UPGRADE: 3, NEWEST: 4}

POINTER_READ = "brightstar_desktop.storage.edition_store:_notice_if_kept"
"""The pointer has been read, and what it names is about to be opened."""
READING = "brightstar_desktop.storage.directory:read_entries"
"""The directory is open, and is about to be searched."""
BUILDING = "brightstar_desktop.storage.install:build_directory"
BUILT = "brightstar_desktop.storage.install:_activate"
ASKING = "brightstar_desktop.sync.update_job:VerifiedSource"
"""A sync is about to ask its source."""
FETCHED = "brightstar_desktop.sync.update_job:read_catalogue"
"""What a sync fetched lies beside the directory, and is about to be judged."""
GOING_BACK = "brightstar_desktop.storage.archive:write_pointer"
WAITING = "time:sleep"
"""Another program has its turn, so this one waits before it tries again."""

SEARCH = ("search", "", "--json")
RESTORE = ("editions", "--restore", "--json")

Stick = Callable[[str], str]


@pytest.fixture
def publisher() -> Publisher:
    made = Publisher()
    made.publish(_catalogue(OLD))
    return made


@pytest.fixture
def program(tmp_path: Path, publisher: Publisher) -> Installation:
    """Return a program that comes with the old edition; it has not been started."""
    return Installation(tmp_path / "program", tmp_path / "state", publisher)


@pytest.fixture
def stick(tmp_path: Path, publisher: Publisher) -> Stick:
    """Return a function that publishes an edition and returns the folder that holds it."""

    def published(edition: str) -> str:
        publisher.publish(_catalogue(edition))
        return str(publisher.write_to(tmp_path / f"stick-{edition}"))

    return published


def _catalogue(edition: str) -> Any:
    slugs = (f"clinic-{number}" for number in range(COUNTS[edition]))
    return make_catalogue(edition=edition, providers=tuple(make_provider(slug=s) for s in slugs))


def answer(done: "CompletedProcess[str]") -> dict[str, Any]:
    """Return what a program printed, having ended well and without a word of trouble."""
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def found(done: "CompletedProcess[str]") -> str:
    """Return the edition that a search answered from, its answer being right."""
    told = answer(done)
    assert told["count"] == COUNTS[told["edition"]]
    return str(told["edition"])


def sync(program: Installation, source: str) -> dict[str, Any]:
    return answer(program.run("sync", "--from", source, "--json"))


def total(program: Installation) -> Pointer:
    """Return the pointer, having seen that all it names is there and what it should be."""
    folder = program.state / "directory"
    pointer = read_pointer(folder)
    assert pointer
    assert file_digest(folder / pointer.file) == pointer.digest
    if pointer.previous:
        assert file_digest(folder / pointer.previous) == pointer.previous_digest
    if pointer.source:
        assert file_digest(folder / f"catalogue-{pointer.source[:12]}.json.gz") == pointer.source
    return pointer


def editions(pointer: Pointer) -> tuple[str, ...]:
    """Return the editions in use and before, by the names of their files."""
    return tuple("-".join(name.split("-")[1:3]) for name in (pointer.file, pointer.previous))


def names(program: Installation) -> set[str]:
    return {file.name for file in (program.state / "directory").iterdir()}


def belonging(pointer: Pointer) -> set[str]:
    """Return what may lie in the folder when nobody reads what is out of use."""
    source = {f"catalogue-{pointer.source[:12]}.json.gz"} if pointer.source else set()
    previous = {pointer.previous} if pointer.previous else set()
    return {LOCK_NAME, POINTER_NAME, pointer.file} | previous | source


def test_an_edition_installed_while_another_program_opens_stays(
    program: Installation, stick: Stick
) -> None:
    assert found(program.run(*SEARCH)) == OLD
    opening = StoppingProgram(program, *SEARCH, at=(POINTER_READ,))
    opening.wait_for(POINTER_READ)
    assert sync(program, stick(NEW)) == {"outcome": "installed", "edition": NEW}
    assert found(opening.end()) == OLD
    assert editions(total(program)) == (NEW, OLD)
    assert found(program.run(*SEARCH)) == NEW


def test_what_is_read_stays_until_its_reader_ends(program: Installation, stick: Stick) -> None:
    assert found(program.run(*SEARCH)) == OLD
    reading = StoppingProgram(program, *SEARCH, at=(READING,))
    reading.wait_for(READING)
    for edition in (NEW, NEWEST):
        assert sync(program, stick(edition))["edition"] == edition
    assert found(program.run(*SEARCH)) == NEWEST
    assert found(reading.end()) == OLD
    assert found(program.run(*SEARCH)) == NEWEST
    assert names(program) == belonging(total(program))


def test_a_reader_that_was_killed_keeps_nothing(program: Installation, stick: Stick) -> None:
    assert found(program.run(*SEARCH)) == OLD
    reading = StoppingProgram(program, *SEARCH, at=(READING,))
    reading.wait_for(READING)
    sync(program, stick(NEW))
    reading.kill()
    sync(program, stick(NEWEST))
    assert names(program) == belonging(total(program))


def test_an_upgrade_does_not_put_its_edition_over_a_newer_one_that_came_meanwhile(
    tmp_path: Path, program: Installation, publisher: Publisher, stick: Stick
) -> None:
    assert found(program.run(*SEARCH)) == OLD
    stick(UPGRADE)
    upgraded = Installation(tmp_path / "upgraded", program.state, publisher)
    opening = StoppingProgram(upgraded, *SEARCH, at=(POINTER_READ,))
    opening.wait_for(POINTER_READ)
    assert sync(program, stick(NEWEST))["outcome"] == "installed"
    assert found(opening.end()) == NEWEST
    assert editions(total(program)) == (NEWEST, OLD)


def test_a_sync_installs_upon_what_an_upgrade_has_made_meanwhile(
    tmp_path: Path, program: Installation, publisher: Publisher, stick: Stick
) -> None:
    assert found(program.run(*SEARCH)) == OLD
    stick(UPGRADE)
    upgraded = Installation(tmp_path / "upgraded", program.state, publisher)
    source = stick(NEWEST)
    syncing = StoppingProgram(program, "sync", "--from", source, "--json", at=(ASKING,))
    syncing.wait_for(ASKING)
    assert found(upgraded.run(*SEARCH)) == UPGRADE
    assert answer(syncing.end())["edition"] == NEWEST
    assert editions(total(program)) == (NEWEST, UPGRADE)


def test_a_sync_never_puts_an_older_edition_over_what_came_while_it_fetched(
    tmp_path: Path, program: Installation, publisher: Publisher, stick: Stick
) -> None:
    assert found(program.run(*SEARCH)) == OLD
    source = stick(NEW)
    stick(UPGRADE)
    upgraded = Installation(tmp_path / "upgraded", program.state, publisher)
    syncing = StoppingProgram(program, "sync", "--from", source, "--json", at=(FETCHED,))
    syncing.wait_for(FETCHED)
    assert found(upgraded.run(*SEARCH)) == UPGRADE
    refused = syncing.end()
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)
    assert NEW in refused.stderr
    assert UPGRADE in refused.stderr
    assert editions(total(program)) == (UPGRADE, OLD)


def test_a_sync_waits_for_the_way_back_and_installs_upon_it(
    program: Installation, stick: Stick
) -> None:
    assert found(program.run(*SEARCH)) == OLD
    sync(program, stick(NEW))
    going_back = StoppingProgram(program, *RESTORE, at=(GOING_BACK,))
    going_back.wait_for(GOING_BACK)
    source = stick(NEWEST)
    syncing = StoppingProgram(program, "sync", "--from", source, "--json", at=(WAITING,))
    syncing.wait_for(WAITING)
    went_back = answer(going_back.end())
    assert (went_back["current"], went_back["previous"]) == (OLD, NEW)
    assert answer(syncing.end())["edition"] == NEWEST
    assert editions(total(program)) == (NEWEST, OLD)


def test_the_way_back_waits_for_a_sync_that_installs(program: Installation, stick: Stick) -> None:
    assert found(program.run(*SEARCH)) == OLD
    sync(program, stick(NEW))
    source = stick(NEWEST)
    syncing = StoppingProgram(program, "sync", "--from", source, "--json", at=(BUILT,))
    syncing.wait_for(BUILT)
    going_back = StoppingProgram(program, *RESTORE, at=(WAITING,))
    going_back.wait_for(WAITING)
    assert answer(syncing.end())["edition"] == NEWEST
    went_back = answer(going_back.end())
    assert (went_back["current"], went_back["previous"]) == (NEW, NEWEST)
    assert editions(total(program)) == (NEW, NEWEST)


def test_of_four_syncs_one_works_and_the_others_say_so(program: Installation, stick: Stick) -> None:
    assert found(program.run(*SEARCH)) == OLD
    source = stick(NEW)
    command = ("sync", "--from", source)
    working = StoppingProgram(program, *command, "--json", at=(ASKING,))
    working.wait_for(ASKING)
    others = [program.run(*command, *more) for more in ((), (), ("--json",))]
    assert [(one.returncode, one.stderr) for one in others] == [(0, "")] * 3
    for told in others[:2]:
        assert "already looking for newer data" in told.stdout
        assert len(told.stdout.splitlines()) == 1
    assert json.loads(others[2].stdout) == {"outcome": "under_way", "edition": OLD}
    assert answer(working.end()) == {"outcome": "installed", "edition": NEW}
    assert answer(program.run("status", "--json"))["edition"] == NEW


@pytest.mark.parametrize("point", [ASKING, BUILDING, BUILT])
def test_a_start_waits_for_no_sync(program: Installation, stick: Stick, point: str) -> None:
    assert found(program.run(*SEARCH)) == OLD
    syncing = StoppingProgram(program, "sync", "--from", stick(NEW), "--json", at=(point,))
    syncing.wait_for(point)
    assert found(program.run(*SEARCH)) == OLD
    assert answer(syncing.end())["edition"] == NEW
    assert names(program) == belonging(total(program))


def test_a_first_start_uses_what_another_one_is_making(program: Installation) -> None:
    making = StoppingProgram(program, *SEARCH, at=(BUILDING,))
    making.wait_for(BUILDING)
    waiting = StoppingProgram(program, *SEARCH, at=(WAITING, BUILDING))
    waiting.wait_for(WAITING)
    assert found(making.end()) == OLD
    assert found(waiting.end()) == OLD, "it would have stopped before it built"
    assert names(program) == belonging(total(program))


def test_a_start_that_waits_uses_what_is_there_though_others_go_on_taking_turns(
    program: Installation, stick: Stick
) -> None:
    making = StoppingProgram(program, *SEARCH, at=(BUILDING,))
    making.wait_for(BUILDING)
    waiting = StoppingProgram(program, *SEARCH, at=(WAITING, BUILDING))
    waiting.wait_for(WAITING)
    assert found(making.end()) == OLD
    syncing = StoppingProgram(program, "sync", "--from", stick(NEW), "--json", at=(BUILT,))
    syncing.wait_for(BUILT)
    assert found(waiting.end()) == OLD
    assert answer(syncing.end())["edition"] == NEW


def test_a_first_start_does_not_wait_for_ever(
    tmp_path: Path, program: Installation, publisher: Publisher
) -> None:
    making = StoppingProgram(program, *SEARCH, at=(BUILDING,))
    making.wait_for(BUILDING)
    hasty = Installation(tmp_path / "hasty", program.state, publisher)
    hasty.change(
        "storage/locking.py", "LOCK_TIMEOUT_SECONDS: Final = 30.0", "LOCK_TIMEOUT_SECONDS = 0.1"
    )
    done = hasty.run(*SEARCH)
    assert (done.returncode, json.loads(done.stdout)["count"]) == (0, COUNTS[OLD])
    assert "for this run only" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert found(making.end()) == OLD
    assert names(program) == belonging(total(program))


@pytest.mark.parametrize("point", [BUILDING, BUILT])
def test_a_program_killed_in_its_turn_is_in_nobodys_way(program: Installation, point: str) -> None:
    making = StoppingProgram(program, *SEARCH, at=(point,))
    making.wait_for(point)
    making.kill()
    assert found(program.run(*SEARCH)) == OLD
    assert names(program) == belonging(total(program))
