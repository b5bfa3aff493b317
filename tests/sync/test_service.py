"""Honest publishers: what a look costs, what it leaves, and what can be taken back."""

import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from brightstar_desktop.datafile.decode import MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.updates import Progress, UpdateKind
from brightstar_desktop.errors import SyncError, UpdateCancelled
from brightstar_desktop.sync.memory import recall
from brightstar_desktop.sync.places import Wishes
from brightstar_desktop.sync.schedule import FULL_LOOK
from tests.support.factories import make_provider
from tests.support.publisher import faults
from tests.support.publisher.publisher import write_files
from tests.support.publisher.server import Exchange, LoopbackServer
from tests.support.small_disk import small_disk
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


@pytest.fixture(params=["folder", "http"])
def source(request: pytest.FixtureRequest, server: LoopbackServer) -> str:
    """Return where the editions lie, by each way of fetching."""
    return str(server.folder) if request.param == "folder" else server.url


def test_a_newer_edition_is_installed_and_the_one_before_is_kept(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    told: list[Progress] = []
    outcome = service.look(source, on_progress=told.append)
    assert (outcome.kind, outcome.edition) == (UpdateKind.INSTALLED, NEWER)
    size = len(computer.publisher.files[computer.publisher.data_path])
    assert told[-1] == Progress(size, size)
    assert {progress.total for progress in told} == {size}
    kept = service.editions()
    assert kept.previous
    assert (kept.current.name, kept.previous.name) == (NEWER, "2026.11.23-1")
    assert computer.open() == NEWER


def test_an_honest_server_may_take_its_time(computer: Computer, server: LoopbackServer) -> None:
    def busy(exchange: Exchange) -> None:
        exchange.wait(0.8)
        exchange.answer()

    service = computer.start()
    computer.publish(NEWER)
    server.misbehave("metadata/timestamp.json", busy)
    assert service.look(server.url).edition == NEWER


def test_the_bundled_edition_is_no_news(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.write_to(computer.root / "published")
    assert service.look(source).kind is UpdateKind.NO_NEWS
    assert computer.open() == "2026.11.23-1"


def test_a_look_without_news_costs_one_small_request(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(server.url)
    server.behave()
    assert service.look(server.url).kind is UpdateKind.NO_NEWS
    (asked,) = server.requests
    assert asked.path == "metadata/timestamp.json"
    assert asked.sent < 2000


def test_a_look_without_news_downloads_nothing_even_the_first_time(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.write_to(server.folder)
    service.look(server.url)
    assert server.paths() == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_one_request_does_not_stand_in_for_verifying_for_ever(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(server.url)
    server.behave()
    computer.clock[0] += FULL_LOOK + timedelta(minutes=1)
    service.look(server.url)
    assert "metadata/2.root.json" in server.paths()


def test_one_request_stands_in_for_no_look_that_a_wrong_clock_put_in_the_future(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    computer.clock[0] += timedelta(days=30)
    service.look(server.url)
    server.behave()
    computer.clock[0] -= timedelta(days=30)
    service.look(server.url)
    assert "metadata/2.root.json" in server.paths()


def test_one_request_stands_in_for_no_look_at_another_source(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(str(server.folder))
    server.behave()
    assert service.look(server.url).kind is UpdateKind.NO_NEWS
    assert "metadata/2.root.json" in server.paths()


def test_an_edition_signed_anew_is_no_news_but_verified(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(server.url)
    server.behave()
    computer.publisher.resign()
    computer.publisher.write_to(server.folder)
    assert service.look(server.url).kind is UpdateKind.NO_NEWS
    assert "metadata/3.snapshot.json" in server.paths()
    assert not [path for path in server.paths() if path.startswith("targets/")]


def test_rotated_keys_are_followed(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.rotate_root()
    computer.publisher.replace_key("timestamp")
    computer.publish(NEWER)
    assert service.look(source).edition == NEWER


def test_changes_are_those_against_the_edition_before(computer: Computer, source: str) -> None:
    service = computer.start()
    assert service.changes() is None
    computer.publish(NEWER, providers=(make_provider(), make_provider(slug="second")))
    service.look(source)
    changes = service.changes()
    assert changes
    assert (changes.old, changes.new) == ("2026.11.23-1", NEWER)
    assert [change.slug for change in changes.providers] == ["second"]


def test_going_back_lasts_and_a_timed_look_respects_it(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=source)
    computer.publish(NEWER)
    service.look()
    assert service.restore().name == "2026.11.23-1"
    assert computer.open() == "2026.11.23-1"
    assert service.look_unasked(never).kind is UpdateKind.NO_NEWS
    computer.publish("2026.12.02-1")
    assert service.look_unasked(never).edition == "2026.12.02-1"


def test_a_look_that_was_asked_for_undoes_going_back(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.wishes = Wishes(source=source)
    computer.publish(NEWER)
    service.look()
    service.restore()
    service.look_unasked(never)
    assert service.look().kind is UpdateKind.INSTALLED
    assert computer.open() == NEWER


def never() -> bool:
    return False


def test_without_an_edition_before_nothing_is_taken_back(computer: Computer) -> None:
    service = computer.start()
    with pytest.raises(SyncError, match="no edition before this one"):
        service.restore()
    assert computer.open() == "2026.11.23-1"


def test_a_damaged_edition_before_is_not_put_in_use(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(source)
    for file in (computer.root / "directory").glob("directory-2026.11.23-1-*.sqlite"):
        file.write_bytes(file.read_bytes()[:-1])
    assert service.editions().previous is None
    with pytest.raises(SyncError, match="no edition before this one"):
        service.restore()
    assert computer.open() == NEWER


def test_a_damaged_directory_is_built_again_from_the_edition_fetched_last(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.look(source)
    for file in (computer.root / "directory").glob(f"directory-{NEWER}-*.sqlite"):
        file.write_bytes(b"nothing of a database")
    assert computer.open() == NEWER


def test_the_usual_source_is_the_setting_else_the_address_in_the_edition(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    assert service.state().source == ""
    with pytest.raises(SyncError, match="No place for newer data is known"):
        service.look()
    computer.wishes = Wishes(source=str(server.folder))
    computer.publish(NEWER, updates_from=server.url)
    service.look()
    computer.wishes = Wishes()
    assert service.state().source == server.url
    assert service.look().kind is UpdateKind.NO_NEWS


def test_the_network_switch_opens_no_connection_and_lets_folders_pass(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    computer.wishes = Wishes(source=server.url, network=False)
    with pytest.raises(SyncError, match="network is switched off"):
        service.look()
    assert server.requests == []
    assert service.look(str(server.folder)).edition == NEWER


def test_switching_the_network_off_stops_a_look_that_is_under_way(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)

    def switch_off(_progress: object) -> None:
        computer.wishes = Wishes(network=False)

    with pytest.raises(UpdateCancelled):
        service.look(server.url, on_progress=switch_off)
    assert computer.open() == "2026.11.23-1"
    computer.wishes = Wishes(network=False)
    assert service.look(str(server.folder), on_progress=switch_off).edition == NEWER


@pytest.mark.parametrize("moment", [0, 1, 2, 5])
def test_stopping_leaves_the_edition_in_use(computer: Computer, source: str, moment: int) -> None:
    service = computer.start()
    computer.publish(NEWER)
    asked = iter(range(100))
    with pytest.raises(UpdateCancelled):
        service.look(source, stopped=lambda: next(asked) >= moment)
    assert computer.open() == "2026.11.23-1"
    assert not list((computer.root / "sync").glob("incoming-*"))
    assert service.look(source).edition == NEWER


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


def test_another_program_at_work_is_waited_for(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    (computer.root / "sync").mkdir(exist_ok=True)
    with (
        FileLock(computer.root / "sync" / "sync.lock"),
        pytest.raises(SyncError, match="already bringing newer data"),
    ):
        service.look(source)
    assert service.look(source).edition == NEWER


def test_two_programs_at_once_leave_one_whole_edition(computer: Computer, source: str) -> None:
    services = [computer.start(), computer.service()]
    computer.publish(NEWER)
    outcomes: list[object] = []

    def look(number: int) -> None:
        try:
            outcomes.append(services[number].look(source).edition)
        except SyncError as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=look, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert NEWER in outcomes
    assert computer.open() == NEWER


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
