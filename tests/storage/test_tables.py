"""What a directory file may hold, and what it refuses, as its tables are in the file itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from brightstar_desktop.storage.build import build_directory
from tests.support.factories import make_catalogue

KEYS = {
    "edition": ["schema_version"],
    "provider": ["id"],
    "provider_name": ["provider_id", "position"],
    "location": ["provider_id", "position"],
    "answer": ["provider_id", "axis", "code"],
    "part": ["name"],
    "document": ["language", "slug"],
    "section": ["id"],
}
MAY_BE_EMPTY = {
    "provider": {"session_amount"},
    "location": {"latitude", "longitude", "county"},
}
"""What a page may leave unsaid; every other column always has a value."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(build_directory(make_catalogue(), "digest", tmp_path))
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize("table", KEYS)
def test_each_row_is_known_by_its_key_and_lacks_only_what_may_be_unsaid(
    database: sqlite3.Connection, table: str
) -> None:
    columns = database.execute(f"PRAGMA table_info({table})").fetchall()
    keys = sorted((place, name) for _id, name, _type, _need, _default, place in columns if place)
    assert [name for _place, name in keys] == KEYS[table]
    empty = {name for _id, name, _type, needed, _default, place in columns if not needed | place}
    assert empty == MAY_BE_EMPTY.get(table, set())


def test_there_is_no_other_table(database: sqlite3.Connection) -> None:
    found = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    own = {name for name in found if "_text" not in name and "autoindex" not in name}
    assert own == set(KEYS)
    assert {"provider_text", "section_text"} <= found


@pytest.mark.parametrize("table", ["provider_name", "location", "answer"])
def test_what_belongs_to_a_provider_goes_to_no_other(
    database: sqlite3.Connection, table: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute(f"UPDATE {table} SET provider_id = 99")


def test_no_two_providers_have_one_slug(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE.*slug"):
        database.execute(
            "INSERT INTO provider SELECT 2, slug, NULL, 0, '', '', content FROM provider"
        )
