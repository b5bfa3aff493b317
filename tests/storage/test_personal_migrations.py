"""A file of any older version is brought up to date, one of a newer version is left alone."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.storage.personal_database import MIGRATIONS, PersonalDatabase, metadata
from brightstar_desktop.storage.personal_errors import DamagedFileError
from tests.support.personal import content, kept_in, visit_of

FIRST = Path(__file__).with_name("personal-version-1.sqlite")
"""A file as version 1 wrote it; it is never written anew."""
IN_FIRST = visit_of(**{
    "bay-psychiatric-associates": "Ask what the first visit costs. 🌱",
    "kensho-wellbeing": "",
    "bold-health": "Habla español; llamar por la mañana.\nSecond line.",
})  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(FIRST, tmp_path / "personal.sqlite"))


def version(file: Path) -> int:
    database = sqlite3.connect(file)
    try:
        return int(database.execute("PRAGMA user_version").fetchone()[0])
    finally:
        database.close()


def test_a_file_of_version_1_is_read_and_changed(file: Path) -> None:
    store = kept_in(file.parent)
    assert store.load() == IN_FIRST
    store.save(IN_FIRST.without("kensho-wellbeing"))
    assert kept_in(file.parent).load() == IN_FIRST.without("kensho-wellbeing")
    assert version(file) == len(MIGRATIONS)


def test_the_steps_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    kept_in(tmp_path).save(IN_FIRST)
    database = sqlite3.connect(tmp_path / "personal.sqlite")
    try:
        for table in metadata.sorted_tables:
            made = database.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [
                (name, type_, bool(needed), bool(key)) for _, name, type_, needed, _, key in made
            ] == [
                (column.name, str(column.type), not column.nullable, column.primary_key)
                for column in table.columns
            ]
    finally:
        database.close()


def _with_a_day(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE saved ADD COLUMN day TEXT NOT NULL DEFAULT ''")


def _failing(connection: Connection) -> None:
    _with_a_day(connection)
    connection.exec_driver_sql("UPDATE saved SET note = ''")
    connection.exec_driver_sql("there is no such statement")


def test_a_further_step_is_taken_once_and_keeps_everything(file: Path) -> None:
    database = PersonalDatabase(file, migrations=(*MIGRATIONS, _with_a_day))
    for _time in range(2):
        assert database.read() == IN_FIRST
        assert version(file) == 2


def test_a_step_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    before = content(file.parent)
    database = PersonalDatabase(file, migrations=(*MIGRATIONS, _failing))
    with pytest.raises(DamagedFileError):
        database.read()
    assert content(file.parent) == before


@pytest.mark.parametrize("newer", [2, 99])
def test_a_file_of_a_newer_version_is_refused_and_left_untouched(file: Path, newer: int) -> None:
    database = sqlite3.connect(file)
    database.execute(f"PRAGMA user_version = {newer}")
    database.close()
    before = content(file.parent), file.stat().st_mtime_ns, file.stat().st_mode
    store = kept_in(file.parent)
    for attempt in (
        store.load,
        lambda: store.save(visit_of(mine="")),
        lambda: store.export(file.parent / "shortlist.json"),
    ):
        with pytest.raises(PersonalDataError, match="written by a newer version of the program"):
            attempt()
    assert (content(file.parent), file.stat().st_mtime_ns, file.stat().st_mode) == before
