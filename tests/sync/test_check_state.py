"""What is stored of an update check comes back as it was, and may be lost without harm."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from brightstar_desktop.sync.check_state import UpdateCheckState

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_what_is_remembered_comes_back_and_stands_alone_in_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "sync" / "looks.json"
    check_state = UpdateCheckState(source="/srv/brightstar", checked_at=NOON, failures=2)
    UpdateCheckState().save(file)
    check_state.save(file)
    assert UpdateCheckState.load(file) == check_state
    assert list(file.parent.iterdir()) == [file]


def test_what_never_happened_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "looks.json"
    UpdateCheckState().save(file)
    assert file.read_bytes() == b"{}"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"failures": "many"}', b"\xff\xfe{}"])
def test_what_cannot_be_believed_is_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "looks.json"
    assert UpdateCheckState.load(file) == UpdateCheckState()
    file.write_bytes(content)
    assert UpdateCheckState.load(file) == UpdateCheckState()


def test_where_nothing_can_be_written_the_check_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    UpdateCheckState(failures=1).save(tmp_path / "file" / "looks.json")
    assert UpdateCheckState.load(tmp_path / "file" / "looks.json") == UpdateCheckState()
