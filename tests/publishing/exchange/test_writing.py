"""All of it, or nothing."""

from pathlib import Path

import pytest

from brightstar_desktop.publishing.exchange.exporting import write_folder, write_together
from brightstar_desktop.publishing.exchange.sheet import SheetError
from tests.support.small_disk import small_disk


def tree(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_text() for file in files}


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    write_together({tmp_path / "a": "new", tmp_path / "sub" / "b": b"bytes"})
    assert tree(tmp_path) == {"a": "new", "sub/b": "bytes"}


def test_a_file_that_cannot_be_replaced_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / ".c.old").mkdir()  # what c would be moved aside to
    (tmp_path / ".c.old" / "x").write_text("in the way")
    (tmp_path / "c").write_text("old")
    before = tree(tmp_path)
    with pytest.raises(SheetError, match=r"Nothing was written, because .* cannot be written"):
        write_together({tmp_path / name: "new" for name in ("a", "b", "c", "d")})
    assert tree(tmp_path) == before


def test_a_full_disk_leaves_all_as_they_were(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        (disk / "a").write_text("old")
        with pytest.raises(SheetError, match="No space left on device"):
            write_together({disk / "a": "new", disk / "b": "x" * 100_000})
        assert tree(disk) == {"a": "old"}
        (disk / "out").mkdir()
        (disk / "out" / "c").write_text("old")
        with pytest.raises(SheetError, match="No space left on device"):
            write_folder(disk / "out", {"c": "new", "d": "x" * 100_000})
        assert tree(disk) == {"a": "old", "out/c": "old"}


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, {"a": "1", "b": "2"})
    write_folder(out, {"b": "3"})
    assert tree(tmp_path) == {"out/b": "3"}


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SheetError, match="free some space or choose another folder"):
        write_folder(tmp_path / "file" / "out", {"a": "1"})
