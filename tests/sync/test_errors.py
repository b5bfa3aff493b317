"""What stands in the way is told in one sentence, stored, and over with the next good check."""

import subprocess
from pathlib import Path

import pytest

from brightstar_desktop.domain.bounds import MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SyncError, UpdateCancelled
from brightstar_desktop.sync.check_state import UpdateCheckState, UpdatePreferences
from tests.support.factories import make_provider
from tests.support.publisher import faults
from tests.support.publisher.publisher import write_files
from tests.support.publisher.server import LoopbackServer
from tests.support.small_disk import small_disk
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


def test_what_was_stopped_is_no_an_error_and_delays_nothing(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=server.url)
    computer.publish(NEWER)
    with pytest.raises(UpdateCancelled):
        service.check(is_cancelled=always)
    with pytest.raises(UpdateCancelled):
        service.check_automatically(always)
    assert service.state().error == ""
    assert service.seconds_to_next_check() == 0


def always() -> bool:
    return True


def test_an_error_with_another_source_is_not_remembered_of_the_usual_one(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=server.url)
    with pytest.raises(SyncError):
        service.check(str(computer.root / "nowhere"))
    assert service.state().error == ""
    assert service.seconds_to_next_check() == 0


def test_each_failure_counts_until_a_good_check(computer: Computer, server: LoopbackServer) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=server.url)
    for failures in (1, 2, 3):
        with pytest.raises(SyncError):
            service.check_automatically(never)
        wait = 30 * 60 * 2 ** (failures - 1)
        assert wait <= service.seconds_to_next_check() <= wait * 1.25
    computer.publish(NEWER)
    service.check()
    server.behave()
    assert UpdateCheckState.load(computer.root / "sync" / "looks.json").failures == 0
    with pytest.raises(SyncError):
        service.check(str(computer.root / "nowhere"))
    service.check()
    assert UpdateCheckState.load(computer.root / "sync" / "looks.json").failures == 0


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_a_publisher_lacks_is_called_missing(
    computer: Computer, server: LoopbackServer, status: int
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    server.misbehave("metadata/timestamp.json", faults.answering(status))
    with pytest.raises(SyncError, match="A part of the published data is missing"):
        service.check(server.url)


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_any_other_answer_is_called_an_error_of_the_publishers(
    computer: Computer, server: LoopbackServer, status: int
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    server.misbehave("metadata/timestamp.json", faults.answering(status))
    with pytest.raises(SyncError, match=f"in trouble .it answered with {status}"):
        service.check(server.url)


def test_a_data_file_larger_than_any_is_not_even_asked_for(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.name_data(b"small", length=MAX_COMPRESSED_BYTES + 1)
    computer.publisher.write_to(server.folder)
    with pytest.raises(SyncError, match="offers no data file that this program can use"):
        service.check(server.url)
    assert not [path for path in server.paths() if path.startswith("targets/")]


def test_a_data_file_of_the_largest_size_is_asked_for(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.name_data(b"small", length=MAX_COMPRESSED_BYTES)
    computer.publisher.write_to(server.folder)
    with pytest.raises(SyncError, match="missing"):
        service.check(server.url)
    assert [path for path in server.paths() if path.startswith("targets/")]


def test_a_full_disk_is_one_sentence_and_leaves_the_edition(computer: Computer) -> None:
    computer.publish(NEWER, providers=tuple(make_provider(slug=f"p{n}") for n in range(300)))
    stick = computer.root / "published"
    with small_disk(computer.root / "disk", kilobytes=400) as disk:
        small = Computer(disk, computer.publisher)
        (disk / "bundle").symlink_to(_bundle_of(computer))
        service = small.start()
        with pytest.raises(SyncError, match="disk is full"):
            service.check(str(stick))
        assert small.open() == "2026.11.23-1"


def test_a_folder_that_cannot_be_written_is_one_sentence(computer: Computer) -> None:
    computer.publish(NEWER)
    stick = computer.root / "published"
    with small_disk(computer.root / "disk", kilobytes=4000) as disk:
        small = Computer(disk, computer.publisher)
        (disk / "bundle").symlink_to(_bundle_of(computer))
        service = small.start()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(SyncError, match="cannot be written"):
            service.check(str(stick))
        assert small.open() == "2026.11.23-1"


def _bundle_of(computer: Computer) -> Path:
    """Return a folder with what the publisher published first."""
    return write_files(computer.publisher.history[0], computer.root / "first")


def test_the_computers_an_error_is_remembered_until_a_good_check(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=server.url)
    with pytest.raises(SyncError) as refused:
        service.check()
    assert service.state().error == str(refused.value)
    assert 0 < service.seconds_to_next_check() <= 30 * 60 * 1.25
    computer.publish(NEWER)
    service.check()
    assert service.state().error == ""
    assert service.state().checked_at == computer.clock[0]
    assert service.seconds_to_next_check() >= 24 * 3600


def test_lost_or_damaged_memory_is_no_obstacle(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    (computer.root / "sync" / "looks.json").write_bytes(b"\xff{")
    assert service.state().checked_at is None
    assert service.check(source).kind is UpdateKind.UP_TO_DATE


def test_a_clock_that_is_far_ahead_is_named_in_the_refusal(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.resign(days=-1)
    computer.publisher.write_to(computer.root / "published")
    with pytest.raises(SyncError, match="by this computer’s clock") as refused:
        service.check(source)
    assert f"{computer.clock[0].astimezone():%Y-%m-%d}" in str(refused.value)
    assert computer.open() == "2026.11.23-1"


def never() -> bool:
    return False
