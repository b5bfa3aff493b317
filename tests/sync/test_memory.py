"""What is remembered of a look comes back as it was, and may be lost without harm."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from brightstar_desktop.sync.memory import LookMemory, recall, remember

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_what_is_remembered_comes_back_and_stands_alone_in_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "sync" / "looks.json"
    memory = LookMemory(source="/srv/brightstar", checked_at=NOON, failures=2)
    remember(file, LookMemory())
    remember(file, memory)
    assert recall(file) == memory
    assert list(file.parent.iterdir()) == [file]


def test_what_never_happened_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "looks.json"
    remember(file, LookMemory())
    assert file.read_bytes() == b"{}"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"failures": "many"}', b"\xff\xfe{}"])
def test_what_cannot_be_believed_is_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "looks.json"
    assert recall(file) == LookMemory()
    file.write_bytes(content)
    assert recall(file) == LookMemory()


def test_where_nothing_can_be_written_the_look_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    remember(tmp_path / "file" / "looks.json", LookMemory(failures=1))
    assert recall(tmp_path / "file" / "looks.json") == LookMemory()
