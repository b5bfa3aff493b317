"""An edition is put in use beside the one before, whatever the two are called."""

from pathlib import Path

import pytest

from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.install import install, kept_source, remove_stale_if_unlocked
from brightstar_desktop.storage.pointer import read_pointer
from tests.storage.conftest import Bundle

EARLIER, LATER = "2026.11.23-1", "2026.12.01-1"


@pytest.mark.parametrize(("first", "second"), [(EARLIER, LATER), (LATER, EARLIER)])
def test_the_edition_replaced_is_the_one_before(
    folder: Path, bundle: Bundle, first: str, second: str
) -> None:
    file = bundle(edition=first)
    before = install(folder, file, file_digest(file), None)
    file = bundle(edition=second)
    now = install(folder, file, file_digest(file), before)
    assert (now.previous, now.previous_digest) == (before.file, before.digest)
    assert read_pointer(folder) == now


def test_an_edition_built_again_keeps_the_one_before_it(folder: Path, bundle: Bundle) -> None:
    file = bundle(edition=EARLIER)
    before = install(folder, file, file_digest(file), None)
    file = bundle(edition=LATER)
    now = install(folder, file, file_digest(file), before)
    again = install(folder, file, file_digest(file), now)
    assert (again.file, again.previous) == (now.file, before.file)


@pytest.mark.parametrize("name", ["a.json.gz", "z.json.gz"])
def test_the_data_file_is_kept_wherever_it_came_from(
    folder: Path, bundle: Bundle, name: str
) -> None:
    file = bundle()
    beside = folder / name
    beside.parent.mkdir()
    file.rename(beside)
    pointer = install(folder, beside, file_digest(beside), None, keep_source=True)
    kept = kept_source(folder, pointer)
    assert kept not in (None, beside)
    again = install(folder, kept or beside, pointer.source, pointer, keep_source=True)
    assert kept_source(folder, again) == kept


def test_a_data_file_that_is_gone_or_another_is_none(folder: Path, bundle: Bundle) -> None:
    file = bundle()
    pointer = install(folder, file, file_digest(file), None, keep_source=True)
    kept = kept_source(folder, pointer)
    assert kept
    kept.write_bytes(b"another")
    assert kept_source(folder, pointer) is None
    kept.unlink()
    assert kept_source(folder, pointer) is None


def test_a_folder_with_nothing_to_remove_is_left_as_it_is(folder: Path, bundle: Bundle) -> None:
    folder.mkdir()
    remove_stale_if_unlocked(folder)
    assert list(folder.iterdir()) == []
    file = bundle()
    install(folder, file, file_digest(file), None)
    there = set(folder.iterdir())
    remove_stale_if_unlocked(folder)
    assert set(folder.iterdir()) == there
