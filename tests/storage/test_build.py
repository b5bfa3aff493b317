"""What goes into a directory file, and that a failed build leaves nothing."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.files import sync_folder
from brightstar_desktop.storage.build import _check, build_directory
from brightstar_desktop.storage.engine import Database
from tests.support.factories import make_catalogue, make_location, make_provider


def test_the_file_is_sound_and_holds_every_row(tmp_path: Path) -> None:
    providers = (
        make_provider(locations=(make_location(), make_location())),
        make_provider(slug="b"),
    )
    file = build_directory(make_catalogue(providers=providers), "digest", tmp_path)
    database = sqlite3.connect(file)
    counts = {
        table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("provider", "provider_name", "location", "answer", "provider_text")
    }
    sound = database.execute("PRAGMA quick_check").fetchone()
    journal = database.execute("PRAGMA journal_mode").fetchone()
    database.close()
    assert counts == {
        "provider": 2, "provider_name": 2, "location": 3, "provider_text": 2,
        # For each: one format, one condition, one kind, a region and a county.
        "answer": 10,
    }  # fmt: skip
    assert sound == ("ok",)
    assert journal == ("delete",)


def test_only_what_a_page_may_leave_out_may_be_empty(tmp_path: Path) -> None:
    file = build_directory(make_catalogue(), "digest", tmp_path)
    database = sqlite3.connect(file)
    found = database.execute(
        "SELECT tables.name || '.' || columns.name FROM sqlite_master AS tables"
        " JOIN pragma_table_info(tables.name) AS columns"
        " WHERE tables.sql LIKE 'CREATE TABLE%' AND tables.name NOT LIKE '%\\_text\\_%' ESCAPE '\\'"
        ' AND NOT columns."notnull" AND NOT columns.pk'
    ).fetchall()
    database.close()
    assert {name for (name,) in found} == {
        "provider.session_amount", "location.latitude", "location.longitude", "location.county",
    }  # fmt: skip


def test_a_row_is_known_by_what_it_belongs_to(tmp_path: Path) -> None:
    file = build_directory(make_catalogue(), "digest", tmp_path)
    database = sqlite3.connect(file)
    keys = {
        table: [
            name
            for _at, name, *_more, key in database.execute(f"PRAGMA table_info({table})").fetchall()
            if key
        ]
        for table in ("provider_name", "location", "answer", "document", "part")
    }
    database.close()
    assert keys == {
        "provider_name": ["provider_id", "position"],
        "location": ["provider_id", "position"],
        "answer": ["provider_id", "axis", "code"],
        "document": ["language", "slug"],
        "part": ["name"],
    }


def test_a_folder_whose_names_cannot_be_made_to_last_is_told(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    if os.name != "nt":
        with pytest.raises(FileNotFoundError):
            sync_folder(tmp_path / "missing")


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    twice = make_catalogue(providers=(make_provider(), make_provider()))
    with pytest.raises(SQLAlchemyError, match="UNIQUE"):
        build_directory(twice, "digest", tmp_path)
    assert list(tmp_path.iterdir()) == []


def _spoil(file: Path, *statements: str) -> None:
    """Change a finished file as no build of ours would, with nothing checked."""
    database = sqlite3.connect(file)
    with database:
        for statement in statements:
            database.execute(statement)
    database.close()


def _damage_index(file: Path) -> None:
    """Change a slug in the index of slugs alone, so that every table can still be read."""
    content = bytearray(file.read_bytes())
    slug = b"oakland-infusion-clinic"
    places = [at for at in range(len(content)) if content.startswith(slug, at)]
    for at in places:
        content[at] ^= 1
        file.write_bytes(content)
        database = sqlite3.connect(file)
        found = database.execute("PRAGMA integrity_check").fetchone()
        database.close()
        if found != ("ok",):
            return
        content[at] ^= 1
    raise AssertionError("no byte of the index was found")


SPOILT: dict[str, Callable[[Path], None]] = {
    "orphan": lambda file: _spoil(file, "INSERT INTO answer VALUES (99, 'formats', 'oral', 1)"),
    "provider_lost": lambda file: _spoil(
        file,
        *(f"DELETE FROM {table}" for table in ("answer", "location", "provider_name", "provider")),
    ),
    "provider_added": lambda file: _spoil(
        file, "INSERT INTO provider SELECT 2, 'two', NULL, 0, '', '', content FROM provider"
    ),
    "text_lost": lambda file: _spoil(file, "DELETE FROM provider_text"),
    "both_lost": lambda file: _spoil(
        file,
        *(
            f"DELETE FROM {table}"
            for table in ("answer", "location", "provider_name", "provider", "provider_text")
        ),
    ),
    "index_damaged": _damage_index,
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_does_not_hold_what_went_in_is_not_accepted(tmp_path: Path, name: str) -> None:
    catalogue = make_catalogue()
    file = build_directory(catalogue, "digest", tmp_path)
    with Database(file).reading() as connection:
        _check(connection, catalogue)
    SPOILT[name](file)
    with (
        pytest.raises(DirectoryError, match="not written completely"),
        Database(file).reading() as connection,
    ):
        _check(connection, catalogue)


def test_a_build_into_nowhere_fails(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        build_directory(make_catalogue(), "digest", tmp_path / "nowhere")
