"""After an erase no file in the folder holds a word of what was kept."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from brightstar_desktop.domain.visit import Visit
from brightstar_desktop.errors import PersonalDataError
from tests.support.personal import PLANTED, MovingClock, content, files_with, kept_in, visit_of
from tests.support.small_disk import fill, small_disk

VISIT = visit_of(oakland=PLANTED, kensho=PLANTED * 500)
MAIN = "personal.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a shortlist, backups of three days and a damaged file."""
    folder, clock = tmp_path / "state", MovingClock()
    store = kept_in(folder, clock)
    store.save(VISIT)
    for _day in range(2):
        clock.move()
        store.load()
    (folder / MAIN).write_bytes(b"\x00" * 100 + (folder / MAIN).read_bytes()[100:])
    store.load()
    assert len(files_with(PLANTED, folder)) == 5
    return folder


def test_nothing_is_left(folder: Path) -> None:
    (folder / "settings.json").write_text("{}")
    store = kept_in(folder)
    store.load()
    store.erase()
    assert content(folder) == {"settings.json": b"{}"}
    assert [file.name for file in folder.iterdir()] == ["settings.json"]
    assert store.load() == kept_in(folder).load() == Visit()
    assert store.take_notice() == ""


def test_an_empty_visit_after_it_makes_no_file(folder: Path) -> None:
    store = kept_in(folder)
    store.load()
    store.erase()
    store.save(Visit())
    store.erase()
    assert list(folder.iterdir()) == []
    store.save(visit_of(new=""))
    assert kept_in(folder).load() == visit_of(new="")


def test_where_nothing_was_kept_nothing_is_made(tmp_path: Path) -> None:
    kept_in(tmp_path / "state").erase()
    assert not (tmp_path / "state").exists()


def test_another_window_does_not_bring_it_back(folder: Path) -> None:
    other = kept_in(folder)
    visit = other.load()
    kept_in(folder).erase()
    other.save(visit.with_provider("new"))
    assert kept_in(folder).load() == visit_of(new="")
    assert files_with(PLANTED, folder) == []


@pytest.mark.parametrize("content_", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_damaged_file_goes_too(folder: Path, content_: bytes) -> None:
    (folder / MAIN).write_bytes(content_ + PLANTED.encode())
    kept_in(folder).erase()
    assert list(folder.iterdir()) == []


def test_journals_and_what_killed_programs_left_go_too(folder: Path) -> None:
    for name in (f"{MAIN}-journal", f"{MAIN}-wal", f"{MAIN}-shm",
                 "personal-backups/.making-1-aa.sqlite",
                 "personal-backups/damaged-1.sqlite-journal"):  # fmt: skip
        (folder / name).write_text(PLANTED)
    kept_in(folder).erase()
    assert list(folder.iterdir()) == []


def test_backups_alone_go_too(folder: Path) -> None:
    (folder / MAIN).unlink()
    kept_in(folder).erase()
    assert list(folder.iterdir()) == []


def test_a_file_of_a_newer_version_goes_too(folder: Path) -> None:
    database = sqlite3.connect(folder / MAIN)
    database.execute("PRAGMA user_version = 99")
    database.close()
    kept_in(folder).erase()
    assert list(folder.iterdir()) == []


def test_a_full_disk_does_not_keep_it(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=160) as disk:
        kept_in(disk).save(VISIT)
        fill(disk / "filler")
        kept_in(disk).erase()
        assert [file.name for file in disk.iterdir()] == ["filler"]


def test_while_another_program_writes_nothing_goes(folder: Path) -> None:
    program = (
        "import sqlite3, sys\n"
        "held = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "held.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    before = content(folder)
    command = [sys.executable, "-c", program, str(folder / MAIN)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(PersonalDataError, match="in use by another program"):
            kept_in(folder).erase()
        assert content(folder) == before
        assert other.stdin is not None
        other.stdin.close()
    kept_in(folder).erase()
    assert list(folder.iterdir()) == []
