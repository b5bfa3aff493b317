"""Honest publishers: what a check costs, what it leaves, and what can be taken back."""

import threading

import pytest
from filelock import FileLock
from tuf.api.metadata import MetaFile

from brightstar_desktop.domain.updates import Progress, UpdateKind
from brightstar_desktop.errors import SyncError, UpdateCancelled
from brightstar_desktop.sync.check_state import UpdatePreferences
from tests.support.factories import make_provider
from tests.support.publisher.server import Exchange, LoopbackServer
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


def test_a_newer_edition_is_installed_and_the_one_before_is_kept(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    told: list[Progress] = []
    outcome = service.check(source, on_progress=told.append)
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
    assert service.check(server.url).edition == NEWER


def test_the_bundled_edition_is_no_news(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.write_to(computer.root / "published")
    assert service.check(source).kind is UpdateKind.UP_TO_DATE
    assert computer.open() == "2026.11.23-1"


def test_a_check_without_news_downloads_nothing_even_the_first_time(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publisher.write_to(server.folder)
    service.check(server.url)
    assert server.paths() == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_an_edition_signed_anew_is_no_news_but_verified(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(server.url)
    server.behave()
    computer.publisher.resign()
    computer.publisher.write_to(server.folder)
    assert service.check(server.url).kind is UpdateKind.UP_TO_DATE
    assert "metadata/3.snapshot.json" in server.paths()
    assert not [path for path in server.paths() if path.startswith("targets/")]


def test_rotated_keys_are_followed(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publisher.rotate_root()
    computer.publisher.replace_key("timestamp")
    computer.publish(NEWER)
    assert service.check(source).edition == NEWER


def test_changes_are_those_against_the_edition_before(computer: Computer, source: str) -> None:
    service = computer.start()
    assert service.changes() is None
    computer.publish(NEWER, providers=(make_provider(), make_provider(slug="second")))
    service.check(source)
    changes = service.changes()
    assert changes
    assert (changes.old, changes.new) == ("2026.11.23-1", NEWER)
    assert [change.slug for change in changes.providers] == ["second"]


def test_going_back_lasts_and_a_timed_check_respects_it(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=source)
    computer.publish(NEWER)
    service.check()
    assert service.restore().name == "2026.11.23-1"
    assert computer.open() == "2026.11.23-1"
    assert service.check_automatically(never).kind is UpdateKind.UP_TO_DATE
    computer.publish("2026.12.02-1")
    assert service.check_automatically(never).edition == "2026.12.02-1"


def test_what_is_older_than_what_was_declined_does_not_come_unasked(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=source)
    computer.publish("2026.12.02-1")
    assert service.check_automatically(never).edition == "2026.12.02-1"
    service.restore()
    computer.publish(NEWER)
    assert service.check_automatically(never).kind is UpdateKind.UP_TO_DATE
    assert service.check().edition == NEWER


def test_before_the_first_directory_no_address_is_known(computer: Computer) -> None:
    assert computer.service().state().source == ""
    computer.preferences = UpdatePreferences(source="https://data.example")
    assert computer.service().state().source == "https://data.example"


def test_a_check_that_was_asked_for_undoes_going_back(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=source)
    computer.publish(NEWER)
    service.check()
    service.restore()
    service.check_automatically(never)
    assert service.check().kind is UpdateKind.INSTALLED
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
    service.check(source)
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
    service.check(source)
    for file in (computer.root / "directory").glob(f"directory-{NEWER}-*.sqlite"):
        file.write_bytes(b"nothing of a database")
    assert computer.open() == NEWER


def test_the_usual_source_is_the_setting_else_the_address_in_the_edition(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    assert service.state().source == ""
    with pytest.raises(SyncError, match="No place for newer data is known"):
        service.check()
    computer.preferences = UpdatePreferences(source=str(server.folder))
    computer.publish(NEWER, updates_from=server.url)
    service.check()
    computer.preferences = UpdatePreferences()
    assert service.state().source == server.url
    assert service.check().kind is UpdateKind.UP_TO_DATE


def test_the_network_switch_opens_no_connection_and_lets_folders_pass(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    computer.preferences = UpdatePreferences(source=server.url, network=False)
    with pytest.raises(SyncError, match="network is switched off"):
        service.check()
    assert server.requests == []
    assert service.check(str(server.folder)).edition == NEWER


def test_switching_the_network_off_stops_a_check_that_is_under_way(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)

    def switch_off(_progress: object) -> None:
        computer.preferences = UpdatePreferences(network=False)

    with pytest.raises(UpdateCancelled):
        service.check(server.url, on_progress=switch_off)
    assert computer.open() == "2026.11.23-1"
    computer.preferences = UpdatePreferences(network=False)
    assert service.check(str(server.folder), on_progress=switch_off).edition == NEWER


@pytest.mark.parametrize("polls", [0, 1, 2, 5])
def test_stopping_leaves_the_edition_in_use(computer: Computer, source: str, polls: int) -> None:
    service = computer.start()
    computer.publish(NEWER)
    asked = iter(range(100))
    with pytest.raises(UpdateCancelled):
        service.check(source, is_cancelled=lambda: next(asked) >= polls)
    assert computer.open() == "2026.11.23-1"
    assert not list((computer.root / "sync").glob("incoming-*"))
    assert service.check(source).edition == NEWER


def test_while_another_program_checks_nothing_is_done_but_to_say_so(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    (computer.root / "sync").mkdir(exist_ok=True)
    with FileLock(computer.root / "sync" / "sync.lock"):
        outcome = service.check(source)
        assert (outcome.kind, outcome.edition) == (UpdateKind.ALREADY_RUNNING, "2026.11.23-1")
    assert service.state().error == ""
    assert service.check(source).edition == NEWER


def test_two_programs_at_once_leave_one_whole_edition(computer: Computer, source: str) -> None:
    services = [computer.start(), computer.service()]
    computer.publish(NEWER)
    outcomes: list[object] = []

    def check(number: int) -> None:
        try:
            outcomes.append(services[number].check(source).edition)
        except SyncError as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=check, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert NEWER in outcomes
    assert computer.open() == NEWER


def test_an_edition_older_than_the_one_gone_back_from_stays_out_unasked(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source=source)
    computer.publish("2026.12.02-1")
    service.check()
    service.restore()
    computer.publish(NEWER)  # withdrawn, and an earlier one is published instead
    assert service.check_automatically(never).kind is UpdateKind.UP_TO_DATE
    assert computer.open() == "2026.11.23-1"


def test_without_a_directory_no_usual_source_is_known(computer: Computer) -> None:
    assert computer.service().state().source == ""


KILOBYTES = {"timestamp": 16, "snapshot": 256, "targets": 1024, "root": 64}


@pytest.mark.parametrize("role", KILOBYTES)
def test_metadata_are_read_up_to_their_bound_and_no_further(
    computer: Computer, source: str, role: str
) -> None:
    service = computer.start()
    publisher = computer.publisher
    publisher.rotate_root()
    computer.publish(NEWER)
    # Where no length is signed, the bound is all that holds.
    publisher.snapshot.meta["targets.json"] = MetaFile(publisher.targets.version)
    publisher.resign()
    publisher.timestamp.snapshot_meta = MetaFile(publisher.snapshot.version)
    publisher.sign_timestamp()

    def lengthen(size: int) -> None:
        """Fill the metadata up with blanks, which are no part of what is signed."""
        path = publisher.path(role)
        publisher.files[path] = publisher.files[path].rstrip().ljust(size)
        publisher.write_to(computer.root / "published")

    lengthen(KILOBYTES[role] * 1024 + 1)
    with pytest.raises(SyncError):
        service.check(source)
    lengthen(KILOBYTES[role] * 1024)
    assert service.check(source).edition == NEWER
