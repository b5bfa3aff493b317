"""What goes into a directory file, and that a failed build leaves nothing."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from brightstar_desktop.storage.build import build_directory
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


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    twice = make_catalogue(providers=(make_provider(), make_provider()))
    with pytest.raises(SQLAlchemyError, match="UNIQUE"):
        build_directory(twice, "digest", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_build_into_nowhere_fails(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        build_directory(make_catalogue(), "digest", tmp_path / "nowhere")
