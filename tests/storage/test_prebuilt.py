"""The directory that comes with the packaged program: copied where it is good, else left alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.storage import build
from brightstar_desktop.storage import directory_tables as tables
from brightstar_desktop.storage.edition_store import OpenedDirectory, open_directory
from brightstar_desktop.storage.engine import writing_engine
from brightstar_desktop.storage.install import build_prebuilt
from brightstar_desktop.storage.locking import LOCK_NAME
from brightstar_desktop.storage.pointer import POINTER_NAME, Pointer, read_pointer, write_pointer
from tests.storage.conftest import GEOGRAPHY, Bundle
from tests.support.factories import make_provider
from tests.support.small_disk import small_disk


@pytest.fixture
def catalogue(bundle: Bundle) -> Path:
    return bundle()


@pytest.fixture
def prebuilt(tmp_path: Path, catalogue: Path) -> Path:
    """Return the folder that is shipped."""
    build_prebuilt(tmp_path / "prebuilt", catalogue)
    return tmp_path / "prebuilt"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the editions that are built from now on, in place of being copied."""
    editions: list[str] = []
    real = build.build_directory

    def counting(catalogue: Catalogue, digest: str, folder: Path) -> Path:
        editions.append(catalogue.edition)
        return real(catalogue, digest, folder)

    monkeypatch.setattr("brightstar_desktop.storage.install.build_directory", counting)
    return editions


def opened(folder: Path, catalogue: Path, prebuilt: Path) -> OpenedDirectory:
    found = open_directory(folder, catalogue, GEOGRAPHY, prebuilt)
    assert found.reader.provider("oakland-infusion-clinic") == make_provider()
    return found


def file_in(folder: Path) -> Path:
    pointer = read_pointer(folder)
    assert pointer
    return folder / pointer.file


def test_the_first_start_copies_it_and_builds_nothing(
    folder: Path, catalogue: Path, prebuilt: Path, built: list[str]
) -> None:
    built.clear()
    assert opened(folder, catalogue, prebuilt).notice == ""
    assert built == []
    assert sorted(file.name for file in folder.iterdir()) == [
        LOCK_NAME,
        POINTER_NAME,
        file_in(folder).name,
    ]
    assert file_in(folder).read_bytes() == file_in(prebuilt).read_bytes()


def test_it_is_the_same_file_that_the_program_would_build(
    tmp_path: Path, catalogue: Path, prebuilt: Path
) -> None:
    open_directory(tmp_path / "own", catalogue, GEOGRAPHY, tmp_path / "none")
    assert read_pointer(tmp_path / "own") == read_pointer(prebuilt)


def test_damage_to_the_copy_is_mended_by_copying_again(
    folder: Path, catalogue: Path, prebuilt: Path, built: list[str]
) -> None:
    opened(folder, catalogue, prebuilt)
    built.clear()
    file_in(folder).write_bytes(b"nothing of a database")
    assert "damaged" in opened(folder, catalogue, prebuilt).notice
    assert built == []


def _cut(prebuilt: Path) -> None:
    os.truncate(file_in(prebuilt), file_in(prebuilt).stat().st_size // 2)


def _flip(prebuilt: Path) -> None:
    content = bytearray(file_in(prebuilt).read_bytes())
    content[content.index(b"Oakland")] ^= 1
    file_in(prebuilt).write_bytes(content)


def _take_file_away(prebuilt: Path) -> None:
    file_in(prebuilt).unlink()


def _take_pointer_away(prebuilt: Path) -> None:
    (prebuilt / POINTER_NAME).unlink()


def _make_it_no_database(prebuilt: Path) -> None:
    file = file_in(prebuilt)
    file.write_bytes(b"no database")
    write_pointer(prebuilt, Pointer(file=file.name, digest=build.file_digest(file)))


def _make_tables_of_another_version(prebuilt: Path) -> None:
    file = file_in(prebuilt)
    engine = writing_engine(file)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE edition SET schema_version = {tables.SCHEMA_VERSION - 1}"))
    engine.dispose()
    write_pointer(prebuilt, Pointer(file=file.name, digest=build.file_digest(file)))


@pytest.mark.parametrize(
    "spoil",
    [
        _cut,
        _flip,
        _take_file_away,
        _take_pointer_away,
        _make_it_no_database,
        _make_tables_of_another_version,
    ],
)
def test_one_that_is_not_what_it_should_be_is_not_used(
    folder: Path,
    catalogue: Path,
    prebuilt: Path,
    built: list[str],
    spoil: Callable[[Path], None],
) -> None:
    spoil(prebuilt)
    built.clear()
    assert opened(folder, catalogue, prebuilt).notice == ""
    assert built == ["2026.11.23-1"]
    assert sorted(file.name for file in folder.iterdir()) == [
        LOCK_NAME,
        POINTER_NAME,
        file_in(folder).name,
    ]


def test_one_of_another_edition_is_not_used(
    folder: Path, prebuilt: Path, bundle: Bundle, built: list[str]
) -> None:
    newer = bundle(edition="2026.12.01-1")
    built.clear()
    assert opened(folder, newer, prebuilt).reader.edition().name == "2026.12.01-1"
    assert built == ["2026.12.01-1"]


def test_a_newer_program_brings_its_edition_and_keeps_the_one_before(
    tmp_path: Path, folder: Path, catalogue: Path, prebuilt: Path, bundle: Bundle
) -> None:
    opened(folder, catalogue, prebuilt)
    before = file_in(folder).name
    newer = bundle(edition="2026.12.01-1")
    build_prebuilt(tmp_path / "newer", newer)
    assert opened(folder, newer, tmp_path / "newer").reader.edition().name == "2026.12.01-1"
    pointer = read_pointer(folder)
    assert pointer
    assert pointer.previous == before


def test_where_nothing_can_be_kept_it_is_copied_for_this_run(
    folder: Path, catalogue: Path, prebuilt: Path, built: list[str]
) -> None:
    built.clear()
    with small_disk(folder, kilobytes=64, options="ro"):
        found = opened(folder, catalogue, prebuilt)
        assert "for this run only" in found.notice
    assert built == []
