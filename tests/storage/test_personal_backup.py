"""A backup a day, and the newest good one takes the place of a file that is damaged or gone."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop.domain.visit import Visit
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.storage.personal_backup import Backups
from brightstar_desktop.storage.personal_database import PersonalDatabase
from tests.support.personal import PLANTED, MovingClock, content, files_with, kept_in, visit_of
from tests.support.small_disk import fill, small_disk

ROOT = Path(__file__).resolve().parents[2]
VISIT = visit_of(oakland="Ask about the price.", kensho="")
MAIN = "personal.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


def backups(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "personal-backups").glob("personal-*.sqlite"))


def keep_for_days(folder: Path, days: int) -> MovingClock:
    """Keep a shortlist that grows by a provider a day."""
    clock = MovingClock()
    store = kept_in(folder, clock)
    for number in range(days):
        store.save(visit_of(**{f"day-{at}": f"note {at}" for at in range(number + 1)}))
        clock.move()
    return clock


def test_there_is_one_backup_a_day(folder: Path) -> None:
    clock = MovingClock()
    store = kept_in(folder, clock)
    store.save(VISIT)
    store.save(VISIT.without("kensho"))
    kept_in(folder, clock).load()
    assert backups(folder) == ["personal-000001-2026-11-23.sqlite"]
    assert store.newest_backup() == "2026-11-23"
    clock.move()
    kept_in(folder, clock).load()
    store.save(VISIT)
    assert len(backups(folder)) == 2


def test_seven_are_kept(folder: Path) -> None:
    keep_for_days(folder, 10)
    assert [name[9:15] for name in backups(folder)] == [f"{at:06}" for at in range(4, 11)]


def test_a_clock_that_was_wrong_does_not_make_an_old_backup_the_newest(folder: Path) -> None:
    clock = MovingClock(date(2031, 1, 1))
    store = kept_in(folder, clock)
    store.save(visit_of(old=""))
    clock.day = date(2026, 11, 23)
    store.save(visit_of(newer=""))
    (folder / MAIN).unlink()
    assert kept_in(folder, clock).load() == visit_of(newer="")


def _overwrite_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = random.Random(7).randbytes(4096)
    file.write_bytes(content)


def _overwrite_head(file: Path) -> None:
    file.write_bytes(b"\x00" * 100 + file.read_bytes()[100:])


def _cut_in_half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _write_other_things(file: Path) -> None:
    file.write_text("these are no notes", encoding="utf-8")


def _break_a_character(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"note 0", b"note \xff"))


def _forget_the_table(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("DROP TABLE saved")
    database.close()


DAMAGES = [
    _overwrite_middle, _overwrite_head, _cut_in_half, _write_other_things, _break_a_character,
    _forget_the_table,
]  # fmt: skip
Damage = Callable[[Path], None]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_for_the_newest_backup(folder: Path, damage: Damage) -> None:
    clock = keep_for_days(folder, 3)
    damage(folder / MAIN)
    damaged = (folder / MAIN).read_bytes()
    store = kept_in(folder, clock)
    assert store.load().slugs() == ("day-0", "day-1", "day-2")
    notice = store.take_notice()
    assert "was damaged, so the backup of 2026-11-25 took its place" in notice
    aside = Path(notice.removesuffix(".").rpartition(" ")[2])
    assert aside.read_bytes() == damaged
    assert store.take_notice() == ""
    again = kept_in(folder, clock)
    assert len(again.load().shortlist) == 3
    assert again.take_notice() == ""


@pytest.mark.parametrize("damage", [_empty, Path.unlink])
def test_a_missing_file_is_told_and_put_back(folder: Path, damage: Damage) -> None:
    clock = keep_for_days(folder, 2)
    damage(folder / MAIN)
    store = kept_in(folder, clock)
    assert len(store.load().shortlist) == 2
    assert "was missing, so the backup of 2026-11-24 took its place" in store.take_notice()
    assert list((folder / "personal-backups").glob("damaged-*")) == []


@pytest.mark.parametrize("damage", [*DAMAGES, _empty])
def test_a_damaged_backup_is_passed_over(folder: Path, damage: Damage) -> None:
    clock = keep_for_days(folder, 3)
    _overwrite_head(folder / MAIN)
    damage(folder / "personal-backups" / backups(folder)[-1])
    store = kept_in(folder, clock)
    assert len(store.load().shortlist) == 2
    assert "the backup of 2026-11-24" in store.take_notice()


def test_without_a_good_backup_it_begins_empty_and_says_so(folder: Path) -> None:
    clock = keep_for_days(folder, 1)
    for name in (MAIN, f"personal-backups/{backups(folder)[0]}"):
        _cut_in_half(folder / name)
    store = kept_in(folder, clock)
    assert store.load() == Visit()
    assert "there is no good backup, so it begins empty" in store.take_notice()
    store.save(VISIT)
    assert kept_in(folder, clock).load() == VISIT


def test_with_damaged_backups_alone_it_says_so_once(folder: Path) -> None:
    clock = keep_for_days(folder, 1)
    (folder / MAIN).unlink()
    _cut_in_half(folder / "personal-backups" / backups(folder)[0])
    store = kept_in(folder, clock)
    assert store.load() == Visit()
    assert "its backups are damaged" in store.take_notice()
    assert kept_in(folder, clock).load() == Visit()
    assert store.take_notice() == ""


@pytest.mark.parametrize("damage", [*DAMAGES, _empty, Path.unlink])
def test_damage_under_an_open_window_costs_nothing_it_shows(folder: Path, damage: Damage) -> None:
    clock = keep_for_days(folder, 2)
    store = kept_in(folder, clock)
    visit = store.load().with_provider("since-then")
    store.save(visit)
    damage(folder / MAIN)
    store.save(visit.with_note("day-0", "changed"))
    assert "took its place" in store.take_notice()
    assert kept_in(folder, clock).load() == visit.with_note("day-0", "changed")


def test_an_export_mends_too(folder: Path, tmp_path: Path) -> None:
    clock = keep_for_days(folder, 2)
    _overwrite_head(folder / MAIN)
    store = kept_in(folder, clock)
    assert store.export(tmp_path / "shortlist.json") == 2
    assert "took its place" in store.take_notice()


def test_a_journal_of_the_damaged_file_is_not_applied_to_the_restored_one(folder: Path) -> None:
    store = kept_in(folder)
    store.save(VISIT)
    store.save(visit_of(**{f"later-{at}": PLANTED * 200 for at in range(9)}))
    _leave_a_hot_journal(folder / MAIN)
    assert PLANTED.encode() in (folder / f"{MAIN}-journal").read_bytes()
    (folder / MAIN).unlink()
    assert kept_in(folder).load() == VISIT
    assert not (folder / f"{MAIN}-journal").exists()


def _leave_a_hot_journal(file: Path) -> None:
    """Die in the middle of a large change, as at a loss of power."""
    program = (
        "import os, sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "database.execute('PRAGMA cache_size = 1')\n"
        "database.execute('BEGIN IMMEDIATE')\n"
        "database.execute('UPDATE saved SET note = hex(zeroblob(200000))')\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=False)


def test_a_change_that_was_cut_short_is_taken_back(folder: Path) -> None:
    keep_for_days(folder, 2)
    _leave_a_hot_journal(folder / MAIN)
    store = kept_in(folder)
    assert store.load() == visit_of(**{"day-0": "note 0", "day-1": "note 1"})
    assert store.take_notice() == ""


def test_two_programs_that_find_the_damage_at_once_agree(folder: Path) -> None:
    keep_for_days(folder, 3)
    _overwrite_middle(folder / MAIN)
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.support.personal import kept_in\n"
        "store = kept_in(Path(sys.argv[1]))\n"
        "store._backups.timeout = 30\n"
        "print(len(store.load().shortlist), bool(store.take_notice()))\n"
    )
    command = [sys.executable, "-c", program, str(folder)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _at in range(4)
    ]
    printed = sorted(one.communicate(timeout=60)[0].strip() for one in running)
    assert printed == ["3 False", "3 False", "3 False", "3 True"]
    assert len(list((folder / "personal-backups").glob("damaged-*"))) == 1


def test_the_three_newest_damaged_files_are_kept(folder: Path) -> None:
    clock = keep_for_days(folder, 1)
    for _time in range(5):
        _overwrite_head(folder / MAIN)
        kept_in(folder, clock).load()
    assert len(list((folder / "personal-backups").glob("damaged-*"))) == 3


def test_damage_in_a_folder_that_is_read_only_is_told_and_left(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        clock = keep_for_days(disk, 2)
        _overwrite_head(disk / MAIN)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = content(disk)
        with pytest.raises(PersonalDataError, match="damaged and could not be mended"):
            kept_in(disk, clock).load()
        assert content(disk) == before


def test_damage_on_a_full_disk_is_told_and_mended_later(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=256) as disk:
        clock = keep_for_days(disk, 2)
        _overwrite_head(disk / MAIN)
        damaged = (disk / MAIN).read_bytes()
        fill(disk / "filler")
        with pytest.raises(PersonalDataError, match="damaged and could not be mended"):
            kept_in(disk, clock).load()
        assert (disk / MAIN).read_bytes() == damaged
        (disk / "filler").unlink()
        assert len(kept_in(disk, clock).load().shortlist) == 2


def test_where_no_backup_can_be_made_the_change_is_kept(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.mkdir()
    (folder / "personal-backups").write_bytes(b"in the way")
    kept_in(folder).save(visit_of(oakland=PLANTED))
    assert kept_in(folder).load() == visit_of(oakland=PLANTED)
    assert "no backup of the shortlist was made" in caplog.text
    assert PLANTED not in caplog.text


def test_what_a_killed_backup_left_is_swept(folder: Path) -> None:
    clock = keep_for_days(folder, 1)
    left = folder / "personal-backups" / ".making-1-aa.sqlite"
    left.write_bytes(PLANTED.encode())
    kept_in(folder, clock).load()
    assert files_with(PLANTED, folder) == []


def test_a_backup_is_a_whole_file_of_its_own(folder: Path, tmp_path: Path) -> None:
    kept_in(folder).save(VISIT)
    shutil.copy(folder / "personal-backups" / backups(folder)[0], tmp_path / MAIN)
    assert kept_in(tmp_path).load() == VISIT


def test_why_no_copy_can_be_made_is_told_as_it_is(folder: Path, tmp_path: Path) -> None:
    kept_in(folder).save(VISIT)
    with (
        small_disk(tmp_path / "disk", kilobytes=64, options="nr_inodes=1") as disk,
        pytest.raises(OSError, match="No space left") as told,
    ):
        Backups(disk).copied(PersonalDatabase(folder / MAIN))
    assert told.value.errno == errno.ENOSPC
