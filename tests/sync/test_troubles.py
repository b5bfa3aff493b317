"""What stands in the way is told in one sentence, remembered, and over with the next good look."""

import subprocess
from pathlib import Path

import pytest

from brightstar_desktop.domain.bounds import MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SyncError, UpdateCancelled
from brightstar_desktop.sync.memory import recall
from brightstar_desktop.sync.places import Wishes
from tests.support.factories import make_provider
from tests.support.publisher import faults
from tests.support.publisher.publisher import write_files
from tests.support.publisher.server import LoopbackServer
from tests.support.small_disk import small_disk
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


def test_what_was_stopped_is_no_trouble_and_delays_nothing(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=server.url)
    computer.publish(NEWER)
    with pytest.raises(UpdateCancelled):
        service.look(stopped=always)
    with pytest.raises(UpdateCancelled):
        service.look_unasked(always)
    assert service.state().trouble == ""
    assert service.seconds_to_next_look() == 0


def always() -> bool:
    return True


def test_trouble_with_another_source_is_not_remembered_of_the_usual_one(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=server.url)
    with pytest.raises(SyncError):
        service.look(str(computer.root / "nowhere"))
    assert service.state().trouble == ""
    assert service.seconds_to_next_look() == 0


def test_each_failure_counts_until_a_good_look(computer: Computer, server: LoopbackServer) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=server.url)
    for failures in (1, 2, 3):
        with pytest.raises(SyncError):
            service.look_unasked(never)
        wait = 30 * 60 * 2 ** (failures - 1)
        assert wait <= service.seconds_to_next_look() <= wait * 1.25
    computer.publish(NEWER)
    service.look()
    server.behave()
    assert recall(computer.root / "sync" / "looks.json").failures == 0
    with pytest.raises(SyncError):
        service.look(str(computer.root / "nowhere"))
    service.look()
    assert recall(computer.root / "sync" / "looks.json").failures == 0


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_a_publisher_lacks_is_called_missing(
    computer: Computer, server: LoopbackServer, status: int
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    server.misbehave("metadata/timestamp.json", faults.answering(status))
    with pytest.raises(SyncError, match="A part of the published data is missing"):
        service.look(server.url)


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_any_other_answer_is_called_trouble_of_the_publishers(
    computer: Computer, server: LoopbackServer, status: int
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    server.misbehave("metadata/timestamp.json", faults.answering(status))
    with pytest.raises(SyncError, match=f"in trouble .it answered with {status}"):
        service.look(server.url)


def test_a_data_file_larger_than_any_is_not_even_asked_for(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.name_data(b"small", length=MAX_COMPRESSED_BYTES + 1)
    computer.publisher.write_to(server.folder)
    with pytest.raises(SyncError, match="offers no data file that this program can use"):
        service.look(server.url)
    assert not [path for path in server.paths() if path.startswith("targets/")]


def test_a_data_file_of_the_largest_size_is_asked_for(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.name_data(b"small", length=MAX_COMPRESSED_BYTES)
    computer.publisher.write_to(server.folder)
    with pytest.raises(SyncError, match="missing"):
        service.look(server.url)
    assert [path for path in server.paths() if path.startswith("targets/")]


def test_a_full_disk_is_one_sentence_and_leaves_the_edition(computer: Computer) -> None:
    computer.publish(NEWER, providers=tuple(make_provider(slug=f"p{n}") for n in range(300)))
    stick = computer.root / "published"
    with small_disk(computer.root / "disk", kilobytes=400) as disk:
        small = Computer(disk, computer.publisher)
        (disk / "bundle").symlink_to(_bundle_of(computer))
        service = small.start()
        with pytest.raises(SyncError, match="disk is full"):
            service.look(str(stick))
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
            service.look(str(stick))
        assert small.open() == "2026.11.23-1"


def _bundle_of(computer: Computer) -> Path:
    """Return a folder with what the publisher published first."""
    return write_files(computer.publisher.history[0], computer.root / "first")


def test_the_computers_trouble_is_remembered_until_a_good_look(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=server.url)
    with pytest.raises(SyncError) as refused:
        service.look()
    assert service.state().trouble == str(refused.value)
    assert 0 < service.seconds_to_next_look() <= 30 * 60 * 1.25
    computer.publish(NEWER)
    service.look()
    assert service.state().trouble == ""
    assert service.state().checked_at == computer.clock[0]
    assert service.seconds_to_next_look() >= 24 * 3600


def test_lost_or_damaged_memory_is_no_obstacle(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(source)
    (computer.root / "sync" / "looks.json").write_bytes(b"\xff{")
    assert service.state().checked_at is None
    assert service.look(source).kind is UpdateKind.NO_NEWS


def test_a_clock_that_is_far_ahead_is_named_in_the_refusal(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.resign(days=-1)
    computer.publisher.write_to(computer.root / "published")
    with pytest.raises(SyncError, match="by this computer’s clock") as refused:
        service.look(source)
    assert f"{computer.clock[0].astimezone():%Y-%m-%d}" in str(refused.value)
    assert computer.open() == "2026.11.23-1"


def never() -> bool:
    return False
