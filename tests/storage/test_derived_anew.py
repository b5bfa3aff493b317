"""What a directory file derives is derived anew by a program that derives it otherwise."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.storage.install import build_prebuilt
from brightstar_desktop.storage.pointer import read_pointer, write_pointer
from tests.storage.conftest import GEOGRAPHY
from tests.support.changed_program import ChangedProgram
from tests.support.factories import make_catalogue, make_provider
from tests.support.published import published_catalogue

KINDS = 'Facet(name="kinds", title=N_("Kind of provider"), not_stated=N_("kind not stated")),\n'
STATUSES = '    Facet(name="statuses", title="Status", not_stated="status not stated"),\n'
STATUS = 'N_("Status"), facet="statuses",'

_OPEN = """
import json, sys
from pathlib import Path
from brightstar_desktop.domain.query import Query
from brightstar_desktop.storage import install
from brightstar_desktop.storage.edition_store import open_directory

built, real = [], install.build_directory
install.build_directory = lambda *told: built.append(1) or real(*told)
opened = open_directory(*map(Path, sys.argv[1:]))
found = opened.reader.search(Query())
print(json.dumps({
    "edition": opened.reader.edition().name,
    "notice": opened.notice,
    "built": bool(built),
    "not_stated": {facet.name: facet.not_stated for facet in found.facets},
    "statuses": {
        option.code: option.count
        for facet in found.facets if facet.name == "statuses" for option in facet.options
    },
}))
"""


def anything(_edition: str) -> None:
    """Accept that any edition is replaced."""


@pytest.fixture
def upgraded(tmp_path: Path) -> ChangedProgram:
    """Return a version of the program that has one more facet."""
    program = ChangedProgram(tmp_path / "upgraded")
    program.change("domain/facets.py", KINDS, KINDS + STATUSES)
    program.change("domain/facts.py", STATUS, f"{STATUS} is_filter=True,")
    return program


@pytest.fixture
def opened_by(folder: Path, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return a function that opens the directory with another program and tells what it found."""

    def opened(
        program: ChangedProgram, catalogue: Path, prebuilt: Path = tmp_path / "none"
    ) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(
            program.run(_OPEN, folder, catalogue, GEOGRAPHY, prebuilt)
        )
        return told

    return opened


OpenedBy = Callable[..., dict[str, Any]]


def _edition(file: Path, name: str, *slugs: str) -> Path:
    providers = tuple(make_provider(slug=slug) for slug in slugs)
    write_catalogue(make_catalogue(edition=name, providers=providers), file)
    return file


def test_a_facet_added_by_an_upgrade_is_answered_from_the_same_edition(
    folder: Path, upgraded: ChangedProgram, opened_by: OpenedBy
) -> None:
    catalogue = paths.bundled_catalogue()
    total = open_directory(folder, catalogue, GEOGRAPHY).reader.edition().provider_count
    found = opened_by(upgraded, catalogue)
    assert found["not_stated"]["statuses"] == 0
    assert sum(found["statuses"].values()) == total
    assert found["notice"] == ""
    assert not opened_by(upgraded, catalogue)["built"], "it is derived once, not at each start"


def test_a_finished_directory_of_another_program_is_not_copied(
    tmp_path: Path, upgraded: ChangedProgram, opened_by: OpenedBy
) -> None:
    catalogue = _edition(tmp_path / "data.json.gz", "2026.11.23-1", "one", "two")
    build_prebuilt(tmp_path / "prebuilt", catalogue)
    found = opened_by(upgraded, catalogue, tmp_path / "prebuilt")
    assert found["statuses"] == {"active": 2}


def test_a_fetched_edition_is_derived_anew_from_its_own_data_file(
    folder: Path, tmp_path: Path, upgraded: ChangedProgram, opened_by: OpenedBy
) -> None:
    bundled = _edition(tmp_path / "bundled.json.gz", "2026.11.23-1", "one")
    fetched = _edition(tmp_path / "fetched.json.gz", "2026.12.01-1", "one", "two")
    open_directory(folder, bundled, GEOGRAPHY)
    EditionArchive(folder, GEOGRAPHY).install(fetched, file_digest(fetched), anything)
    before = read_pointer(folder)
    found = opened_by(upgraded, bundled)
    assert (found["edition"], found["statuses"]) == ("2026.12.01-1", {"active": 2})
    after = read_pointer(folder)
    assert before
    assert after
    assert after.file != before.file, "whoever reads the old file goes on reading it"
    assert structs.replace(after, file=before.file, digest=before.digest) == before


def test_an_edition_gone_back_to_stays_in_use_and_keeps_the_one_beside_it(
    folder: Path, tmp_path: Path, upgraded: ChangedProgram, opened_by: OpenedBy
) -> None:
    older = _edition(tmp_path / "older.json.gz", "2026.11.23-1", "one")
    newer = _edition(tmp_path / "newer.json.gz", "2026.12.01-1", "one", "two")
    open_directory(folder, older, GEOGRAPHY)
    archive = EditionArchive(folder, GEOGRAPHY)
    archive.install(newer, file_digest(newer), anything)
    archive.restore()
    found = opened_by(upgraded, newer)
    assert (found["edition"], found["statuses"]) == ("2026.11.23-1", {"active": 1})
    assert archive.declined() == "2026.12.01-1"
    archive.restore()
    assert opened_by(upgraded, newer)["statuses"] == {"active": 2}


def test_a_directory_gives_back_every_fact_it_was_built_from(folder: Path) -> None:
    reader = open_directory(folder, paths.bundled_catalogue(), GEOGRAPHY).reader
    assert reader.catalogue() == published_catalogue()


def test_a_directory_without_a_fingerprint_as_the_first_program_left_it_is_derived_anew(
    folder: Path, tmp_path: Path
) -> None:
    bundled = _edition(tmp_path / "bundled.json.gz", "2026.12.01-1", "one", "two")
    older = _edition(tmp_path / "older.json.gz", "2026.11.23-1", "one")
    open_directory(folder, older, GEOGRAPHY)
    archive = EditionArchive(folder, GEOGRAPHY)
    archive.install(bundled, file_digest(bundled), anything)
    archive.restore()
    pointer = read_pointer(folder)
    assert pointer
    with closing(sqlite3.connect(folder / pointer.file)) as database:
        database.execute("ALTER TABLE edition DROP COLUMN derived_by")
    write_pointer(folder, structs.replace(pointer, digest=file_digest(folder / pointer.file)))
    assert not archive.in_use().is_current
    opened = open_directory(folder, bundled, GEOGRAPHY)
    assert (opened.reader.edition().name, opened.notice) == ("2026.11.23-1", "")
    assert archive.in_use().is_current
    assert read_pointer(folder) == pointer


def test_where_the_fetched_data_cannot_be_read_any_more_the_bundled_edition_is_shown(
    folder: Path, tmp_path: Path
) -> None:
    bundled = _edition(tmp_path / "bundled.json.gz", "2026.11.23-1", "one")
    fetched = _edition(tmp_path / "fetched.json.gz", "2026.12.01-1", "one", "two")
    open_directory(folder, bundled, GEOGRAPHY)
    archive = EditionArchive(folder, GEOGRAPHY)
    archive.install(fetched, file_digest(fetched), anything)
    pointer = read_pointer(folder)
    assert pointer
    with closing(sqlite3.connect(folder / pointer.file)) as database:
        database.execute("ALTER TABLE edition DROP COLUMN derived_by")
    unknown = tmp_path / "unknown.json.gz"
    unknown.write_bytes(b"a form that only a later program reads")
    source = file_digest(unknown)
    unknown.rename(folder / f"catalogue-{source[:12]}.json.gz")
    digest = file_digest(folder / pointer.file)
    write_pointer(folder, structs.replace(pointer, digest=digest, source=source))
    assert open_directory(folder, bundled, GEOGRAPHY).reader.edition().name == "2026.11.23-1"
    assert archive.in_use().is_current
