"""The directory survives whatever happens to it, and says so in a sentence."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.catalogue import edition_key
from brightstar_desktop.errors import DataFileError, DirectoryError
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.storage.install import build_prebuilt
from brightstar_desktop.storage.locking import LOCK_NAME
from brightstar_desktop.storage.pointer import POINTER_NAME, Pointer, read_pointer, write_pointer
from tests.storage.conftest import GEOGRAPHY, Bundle, Open
from tests.support.factories import make_catalogue, make_provider
from tests.support.small_disk import small_disk


def file_of(**changes: Any) -> str:
    """Return the name of the file that an edition is built into: it tells data and bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.json.gz"
        write_catalogue(make_catalogue(**changes), file)
        return build_prebuilt(Path(folder) / "built", file).name


FILE = file_of()


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_first_run_builds_the_directory_without_a_word(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    opened = open_bundle(bundle())
    assert opened.notice == ""
    assert opened.reader.edition().name == "2026.11.23-1"
    assert _names(folder) == [LOCK_NAME, POINTER_NAME, FILE]


def test_the_second_run_opens_what_is_there(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    built = (folder / FILE).stat().st_mtime_ns
    assert open_bundle(file).notice == ""
    assert (folder / FILE).stat().st_mtime_ns == built


def test_the_same_edition_always_gives_the_same_bytes(tmp_path: Path, bundle: Bundle) -> None:
    file = bundle()
    for name in ("one", "other"):
        open_directory(tmp_path / name, file, GEOGRAPHY)
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "other" / FILE).read_bytes()


def _overwrite_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = random.Random(7).randbytes(4096)
    file.write_bytes(content)


def _flip_one_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[content.index(b"Oakland")] ^= 1
    file.write_bytes(content)


def _cut_in_half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [_overwrite_middle, _flip_one_bit, _cut_in_half, _empty])
def test_damage_is_noticed_and_mended(
    folder: Path, bundle: Bundle, open_bundle: Open, damage: Callable[[Path], None]
) -> None:
    file = bundle()
    open_bundle(file)
    damage(folder / FILE)
    opened = open_bundle(file)
    assert "damaged" in opened.notice
    assert opened.reader.provider("oakland-infusion-clinic") == make_provider()
    assert open_bundle(file).notice == ""


def test_a_missing_file_is_built_again(folder: Path, bundle: Bundle, open_bundle: Open) -> None:
    file = bundle()
    open_bundle(file)
    (folder / FILE).unlink()
    assert "missing" in open_bundle(file).notice
    assert (folder / FILE).is_file()


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b"\xff\xfe", b'{"file": "../evil.sqlite", "digest": "x"}']
)
def test_a_pointer_that_cannot_be_believed_is_written_anew(
    folder: Path, bundle: Bundle, open_bundle: Open, content: bytes | None
) -> None:
    file = bundle()
    open_bundle(file)
    pointer = folder / POINTER_NAME
    if content is None:
        pointer.unlink()
    else:
        pointer.write_bytes(content)
    assert "missing" in open_bundle(file).notice
    found = read_pointer(folder)
    assert found is not None
    assert found.file == FILE


def test_a_pointer_whose_older_file_lies_elsewhere_is_written_anew(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    digest = file_digest(folder / FILE)
    write_pointer(folder, Pointer(file=FILE, digest=digest, previous="../evil.sqlite"))
    assert read_pointer(folder) is None
    assert "missing" in open_bundle(file).notice
    found = read_pointer(folder)
    assert found is not None
    assert (found.file, found.previous) == (FILE, "")


def test_a_pointer_to_nowhere_is_mended(folder: Path, bundle: Bundle, open_bundle: Open) -> None:
    file = bundle()
    open_bundle(file)
    write_pointer(folder, Pointer(file="directory-2020.01.01-1.sqlite", digest="00"))
    assert "missing" in open_bundle(file).notice


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
def test_a_pointer_to_what_is_no_file_is_mended(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    os.mkfifo(folder / "directory-2020.01.01-1.sqlite")
    write_pointer(folder, Pointer(file="directory-2020.01.01-1.sqlite", digest="00"))
    assert "missing" in open_bundle(file).notice
    assert _names(folder) == [LOCK_NAME, POINTER_NAME, FILE]


def test_a_folder_in_the_way_of_the_file_is_got_round(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    (folder / FILE).mkdir(parents=True)
    assert "this run only" not in open_bundle(file).notice
    assert open_bundle(file).notice == ""


def test_what_a_killed_build_left_is_swept(folder: Path, bundle: Bundle, open_bundle: Open) -> None:
    file = bundle()
    open_bundle(file)
    (folder / ".building-1-aa.sqlite").write_bytes(b"SQLite format 3\x00 half of a file")
    assert open_bundle(file).notice == ""
    assert _names(folder) == [LOCK_NAME, POINTER_NAME, FILE]


def test_what_is_out_of_use_stays_while_it_is_read(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    reading = open_bundle(bundle(edition="2026.11.23-1"))
    for number in (2, 3):
        open_bundle(bundle(edition=f"2026.11.23-{number}"))
    oldest = file_of(edition="2026.11.23-1")
    assert oldest in _names(folder)
    assert reading.reader.provider("oakland-infusion-clinic") is not None
    del reading
    open_bundle(bundle(edition="2026.11.23-3"))
    assert oldest not in _names(folder)


def test_damage_is_mended_beside_whoever_has_the_damaged_file_open(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    _overwrite_middle(folder / FILE)
    with (folder / FILE).open("rb"):
        assert "damaged" in open_bundle(file).notice
        assert open_bundle(file).notice == ""


def test_a_damaged_edition_is_none_to_go_back_to(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    for number in (1, 2):
        open_bundle(bundle(edition=f"2026.11.23-{number}"))
    _empty(folder / file_of(edition="2026.11.23-2"))
    open_bundle(bundle(edition="2026.11.23-3"))
    pointer = read_pointer(folder)
    assert pointer is not None
    assert pointer.previous == file_of(edition="2026.11.23-1")


def test_a_newer_bundled_edition_replaces_the_directory_and_keeps_one_before(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    for number in (1, 2, 10):
        opened = open_bundle(bundle(edition=f"2026.11.23-{number}"))
        assert opened.notice == ""
        assert opened.reader.edition().name == f"2026.11.23-{number}"
    assert _names(folder) == [
        LOCK_NAME,
        POINTER_NAME,
        file_of(edition="2026.11.23-10"),
        file_of(edition="2026.11.23-2"),
    ]


def test_an_older_bundled_edition_replaces_nothing(bundle: Bundle, open_bundle: Open) -> None:
    open_bundle(bundle(edition="2026.11.23-2"))
    opened = open_bundle(bundle(edition="2026.11.23-1"))
    assert (opened.reader.edition().name, opened.notice) == ("2026.11.23-2", "")


def test_changed_data_of_the_same_edition_is_built_again(bundle: Bundle, open_bundle: Open) -> None:
    open_bundle(bundle())
    opened = open_bundle(bundle(providers=(make_provider(slug="other"),)))
    assert opened.reader.provider("other") is not None


def test_unreadable_bundled_data_leaves_the_edition_on_this_computer(
    bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    file.write_bytes(b"not gzip")
    opened = open_bundle(file)
    assert "cannot be read" in opened.notice
    assert opened.reader.edition().provider_count == 1
    file.unlink()
    assert open_bundle(file).reader.edition().provider_count == 1


def test_without_directory_and_data_one_sentence_says_what_is_missing(
    tmp_path: Path, open_bundle: Open
) -> None:
    with pytest.raises(DataFileError, match=r"catalogue\.json\.gz is missing"):
        open_bundle(tmp_path / "catalogue.json.gz")


def test_a_directory_of_another_version_of_the_program_is_built_again(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    database = sqlite3.connect(folder / FILE)
    with database:
        database.execute("DROP TABLE edition")
        database.execute("CREATE TABLE edition (schema_version INTEGER)")
        database.execute("INSERT INTO edition VALUES (999)")
    database.close()
    pointer = read_pointer(folder)
    assert pointer is not None
    digest = file_digest(folder / FILE)
    write_pointer(folder, Pointer(file=FILE, digest=digest))
    opened = open_bundle(file)
    assert opened.notice == ""
    assert file_digest(folder / FILE) == pointer.digest


def test_where_no_folder_can_be_made_the_directory_lasts_for_this_run(
    tmp_path: Path, bundle: Bundle
) -> None:
    (tmp_path / "file").write_bytes(b"")
    opened = open_directory(tmp_path / "file" / "directory", bundle(), GEOGRAPHY)
    assert "this run only" in opened.notice
    private = opened.reader._database.file.parent
    assert opened.reader.provider("oakland-infusion-clinic") is not None
    assert private.is_dir()
    del opened
    assert not private.exists()


def test_a_full_disk_is_told_and_got_round(tmp_path: Path, bundle: Bundle) -> None:
    file = bundle()
    with small_disk(tmp_path / "full", kilobytes=64) as disk:
        opened = open_directory(disk / "directory", file, GEOGRAPHY)
        assert "this run only" in opened.notice
        assert opened.reader.edition().provider_count == 1
        assert _names(disk / "directory") == [LOCK_NAME]


def test_a_read_only_folder_is_read_and_got_round(tmp_path: Path, bundle: Bundle) -> None:
    file = bundle()
    with small_disk(tmp_path / "locked", kilobytes=4096) as disk:
        open_directory(disk, file, GEOGRAPHY)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert open_directory(disk, file, GEOGRAPHY).notice == ""
        newer = bundle(edition="2026.12.01-1")
        opened = open_directory(disk, newer, GEOGRAPHY)
        assert "this run only" in opened.notice
        assert opened.reader.edition().name == "2026.12.01-1"
        assert _names(disk) == [LOCK_NAME, POINTER_NAME, FILE]


def test_when_it_can_be_written_nowhere_one_sentence_says_so(
    tmp_path: Path, bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = bundle()
    with small_disk(tmp_path / "full", kilobytes=64) as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        with pytest.raises(DirectoryError, match="cannot be written"):
            open_directory(disk / "directory", file, GEOGRAPHY)
        assert list(disk.glob("brightstar-*")) == []


def test_a_lock_of_another_program_does_not_keep_it_from_reading(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle()
    open_bundle(file)
    other = sqlite3.connect(folder / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        opened = open_bundle(file)
        assert (opened.reader.edition().provider_count, opened.notice) == (1, "")
    finally:
        other.close()


def test_two_programs_may_start_at_once(folder: Path, bundle: Bundle) -> None:
    file = bundle(providers=tuple(make_provider(slug=f"clinic-{at}") for at in range(300)))
    program = (
        "import sys; from pathlib import Path\n"
        "from brightstar_desktop.storage.edition_store import open_directory\n"
        "opened = open_directory(*map(Path, sys.argv[1:]))\n"
        "print(opened.reader.edition().provider_count, opened.notice)\n"
    )
    command = [sys.executable, "-c", program, str(folder), str(file), str(GEOGRAPHY)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _number in range(3)]
    printed = [one.communicate(timeout=60)[0].strip() for one in running]
    assert [one.returncode for one in running] == [0, 0, 0]
    assert all(text.startswith("300") for text in printed)
    assert open_directory(folder, file, GEOGRAPHY).notice == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")
def test_a_directory_that_vanishes_while_open_is_told_in_one_sentence(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    reader = open_bundle(bundle()).reader
    shutil.rmtree(folder)
    with pytest.raises(DirectoryError, match="start it again"):
        reader.edition()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")
def test_a_file_that_vanishes_while_open_is_not_made_again_by_reading(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    reader = open_bundle(bundle()).reader
    (folder / FILE).unlink()
    with pytest.raises(DirectoryError, match="start it again"):
        reader.edition()
    assert _names(folder) == [LOCK_NAME, POINTER_NAME]


def test_no_edition_lies_beside_itself_when_the_one_gone_back_to_is_damaged(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    for number in (1, 2):
        newer = bundle(edition=f"2026.11.23-{number}")
        open_bundle(newer)
    EditionArchive(folder, GEOGRAPHY).restore()
    _empty(folder / file_of(edition="2026.11.23-1"))
    assert "damaged" in open_bundle(newer).notice
    pointer = read_pointer(folder)
    assert pointer is not None
    assert (pointer.file, pointer.previous) == (file_of(edition="2026.11.23-2"), "")


def test_editions_are_compared_by_number() -> None:
    assert edition_key("2026.11.23-10") > edition_key("2026.11.23-9") > edition_key("2025.12.31-99")
