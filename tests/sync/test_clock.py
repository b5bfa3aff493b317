"""A clock set back freezes nothing, a clock set ahead is told of, and revoked keys are seen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SignatureEndedError, SyncError
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import Computer

NEWER, NEWEST = "2026.12.01-1", "2026.12.02-1"
SET_BACK = "clock says .* earlier than"


def test_a_clock_from_before_the_bundled_edition_keeps_nothing_valid(tmp_path: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    publisher = Publisher(now + timedelta(days=60))
    publisher.publish(make_catalogue())
    computer = Computer(tmp_path, publisher)
    service = computer.start()
    folder = computer.publish(NEWER)
    publisher.sign_timestamp(days=-30)  # it holds by this computer's clock
    publisher.write_to(folder)
    with pytest.raises(SignatureEndedError, match=SET_BACK):
        service.check(str(folder))
    assert computer.open() == "2026.11.23-1"
    publisher.sign_timestamp()
    publisher.write_to(folder)
    assert service.check(str(folder)).edition == NEWER


def test_a_clock_set_back_after_a_check_keeps_nothing_valid(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    computer.clock[0] += timedelta(days=44)
    assert service.check(source).edition == NEWER
    computer.clock[0] -= timedelta(days=44)
    computer.publish(NEWEST)
    computer.publisher.sign_timestamp(days=43)
    computer.publisher.write_to(computer.root / "published")
    for _again in range(2):
        with pytest.raises(SignatureEndedError, match=SET_BACK):
            computer.service().check(source)
    assert computer.open() == NEWER


def test_a_clock_set_right_after_it_was_ahead_costs_no_edition(
    computer: Computer, source: str
) -> None:
    """It was ahead by less than a signature lasts, or nothing would have been verified."""
    service = computer.start()
    computer.publish(NEWER)
    computer.clock[0] += timedelta(days=44)
    service.check(source)
    computer.clock[0] -= timedelta(days=44)
    assert service.check(source).kind is UpdateKind.UP_TO_DATE
    computer.publish(NEWEST)
    assert service.check(source).edition == NEWEST


def test_no_forged_memory_stops_every_check(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    (computer.root / "sync" / "looks.json").write_text('{"verified_at": "9999-12-31T23:59:59Z"}')
    computer.publisher.now += timedelta(days=1)  # whoever signs today does so after that day
    computer.publish(NEWEST)
    assert service.check(source).edition == NEWEST


@pytest.mark.parametrize("ahead", [timedelta(days=46), timedelta(days=4000)])
def test_a_clock_set_ahead_is_told_of(computer: Computer, source: str, ahead: timedelta) -> None:
    service = computer.start()
    computer.publish(NEWER)
    computer.clock[0] += ahead
    with pytest.raises(SignatureEndedError, match="no longer valid by this computer’s clock"):
        service.check(source)
    assert computer.open() == "2026.11.23-1"
    computer.clock[0] -= ahead
    assert service.check(source).edition == NEWER


def test_a_revoked_key_is_seen_by_the_next_check(
    computer: Computer, server: LoopbackServer
) -> None:
    """Whoever has the old key, and replays what it signed, is found out at once."""
    service = computer.start()
    computer.publish(NEWER)
    service.check(server.url)
    held = (server.folder / "metadata" / "timestamp.json").read_bytes()
    computer.publisher.replace_key("timestamp")
    computer.publisher.write_to(server.folder)
    (server.folder / "metadata" / "timestamp.json").write_bytes(held)
    with pytest.raises(SyncError, match="is not what its publisher signed"):
        service.check(server.url)


def test_each_check_without_news_asks_for_root_and_timestamp(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(server.url)
    for _again in range(2):
        server.behave()
        assert service.check(server.url).kind is UpdateKind.UP_TO_DATE
        assert server.paths() == ["metadata/2.root.json", "metadata/timestamp.json"]
        assert sum(request.sent for request in server.requests) < 2000
