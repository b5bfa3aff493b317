"""Odd sources, memories, pointers and redirects end in one sentence, whoever wrote them."""

from pathlib import Path

import pytest

from brightstar_desktop.errors import SyncError
from brightstar_desktop.storage.pointer import POINTER_NAME, read_pointer
from brightstar_desktop.sync.check_state import UpdateCheckState, UpdatePreferences
from brightstar_desktop.sync.error_messages import ErrorCode, ErrorMessage
from tests.support.odd import FILES, TEXTS, files_with
from tests.support.publisher import faults
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import Computer


def assert_plain(error: SyncError) -> None:
    """See one sentence that can be printed, kept and read."""
    sentence = str(error)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 1200
    assert error.code != ErrorCode.UNKNOWN, sentence


def around(text: str) -> tuple[str, ...]:
    """Return sources made of an odd word; none that leads to another computer."""
    return (
        text, f"/nowhere/{text}", f"{text}/nowhere", f"ftp://{text}", f"http://{text}/",
        f"https://[{text}", f"folder:///{text}",
    )  # fmt: skip


def test_odd_sources(computer: Computer) -> None:
    service, tried = computer.start(), 0
    for source in {source for text in TEXTS for source in around(text)}:
        asks = source.strip().startswith("https://") and "[" not in source
        network = not (asks or "//x" in source or "//nowhere" in source)
        computer.preferences = UpdatePreferences(source=source, network=network)
        service.state()
        with pytest.raises(SyncError) as refused:
            service.check(source)
        assert_plain(refused.value)
        service.check_automatically  # noqa: B018
        service.state()
        tried += 1
    assert tried > 500


def test_odd_memories(computer: Computer) -> None:
    service, tried = computer.start(), 0
    file = computer.root / "sync" / "looks.json"
    file.parent.mkdir(exist_ok=True)
    fields = ("source", "checked_at", "verified_at", "good_until", "trouble", "failures", "names")
    for content in files_with(*fields):
        file.write_bytes(content)
        assert service.seconds_to_next_check() >= 0
        state = service.state()
        for moment in (state.checked_at, state.good_until):
            assert moment is None or moment.astimezone()
        assert len(state.error) < 300_000
        tried += 1
    assert tried > 500


def test_a_check_works_whatever_was_remembered(computer: Computer) -> None:
    service = computer.start()
    folder = computer.publish("2026.12.01-1")
    file = computer.root / "sync" / "looks.json"
    file.parent.mkdir(exist_ok=True)
    for content in (*FILES[:14], b'{"verified_at": "2026-11-26T00:00:00"}'):
        file.write_bytes(content)
        assert service.check(str(folder)).edition == "2026.12.01-1"
    assert UpdateCheckState.load(file).verified_at


def test_a_memory_that_cannot_be_written_is_only_logged(tmp_path: Path) -> None:
    UpdateCheckState(source="\ud800").save(tmp_path / "looks.json")
    assert UpdateCheckState.load(tmp_path / "looks.json") == UpdateCheckState()


def test_odd_pointers(tmp_path: Path) -> None:
    tried = 0
    for content in files_with(
        "file", "digest", "source", "previous", "previous_digest", "declined"
    ):
        (tmp_path / POINTER_NAME).write_bytes(content)
        assert read_pointer(tmp_path) is None
        total = b'{"file": "a", "digest": "b", ' + content.lstrip(b"{")
        (tmp_path / POINTER_NAME).write_bytes(total)
        pointer = read_pointer(tmp_path)
        for name in (pointer.file, pointer.previous or "a") if pointer else ():
            assert (tmp_path / name).parent == tmp_path
            assert not (tmp_path / name).is_dir()
        tried += 2
    assert tried > 500


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"file": "a\\u0000b", "digest": "x"}', b'{"file": 1}', b"\xff"]
)
def test_the_program_starts_whatever_the_pointer_says(computer: Computer, content: bytes) -> None:
    computer.start()
    (computer.root / "directory" / POINTER_NAME).write_bytes(content)
    assert computer.open() == "2026.11.23-1"


def test_odd_redirects(computer: Computer, server: LoopbackServer) -> None:
    service = computer.start()
    computer.publish("2026.12.01-1")
    for text in TEXTS:
        location = text.encode("utf-8", "replace").decode("latin-1")
        if any(letter in location for letter in "\r\n\0"):
            continue  # no server can send it
        server.misbehave("metadata/timestamp.json", faults.redirect(location))
        with pytest.raises(SyncError) as refused:
            service.check(server.url)
        assert_plain(refused.value)
    assert computer.open() == "2026.11.23-1"


def test_what_is_quoted_can_be_read(computer: Computer) -> None:
    assert computer
    sentence = ErrorMessage(
        ErrorCode.EMPTY_FOLDER, {"folder": "a\x1b[2J\u202eb" + "x" * 900}
    ).text()
    assert "a\ufffd[2J\ufffdbxxx" in sentence
    assert len(sentence) < 600
