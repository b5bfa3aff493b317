"""A file is replaced whole or stays as it was, and nothing is left beside it."""

import os
from pathlib import Path

import pytest

from brightstar_desktop.files import replace_file, write_new
from tests.support.small_disk import small_disk


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "state"
    for content in (b"old", b"new"):
        replace_file(file, content)
        assert file.read_bytes() == content
    assert names(tmp_path) == ["state"]


def test_what_a_killed_attempt_left_is_written_over(tmp_path: Path) -> None:
    left = tmp_path / "state.new"
    os.mkfifo(left)
    replace_file(tmp_path / "state", b"new", left)
    assert names(tmp_path) == ["state"]


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        replace_file(disk / "state", b"old")
        with pytest.raises(OSError, match="No space left"):
            replace_file(disk / "state", b"x" * 100_000)
        assert (disk / "state").read_bytes() == b"old"
        assert names(disk) == ["state"]


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path / "state", b"new")
    assert names(tmp_path) == ["state"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other users out of the folder itself")
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o640)])
def test_a_private_file_is_for_its_owner_alone(tmp_path: Path, private: bool, mode: int) -> None:
    file, before = tmp_path / "state", os.umask(0o026)
    try:
        replace_file(file, b"new", private=private)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == mode


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "key", b"new")
    assert (tmp_path / "key").read_bytes() == b"old"
