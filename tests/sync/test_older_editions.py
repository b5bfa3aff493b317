"""No check brings an older edition, however newly it is signed; only a person goes back."""

from datetime import UTC, datetime, timedelta

import pytest
from tuf.api.metadata import Metadata

from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SyncError
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher
from tests.sync.conftest import Computer

BUNDLED, OLDER, NEWER, NEWEST = "2026.11.23-1", "2026.12.01-9", "2026.12.01-10", "2026.12.02-1"


def test_an_older_name_is_refused_under_a_newer_signature(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    computer.publish(OLDER)
    with pytest.raises(SyncError, match=f"offers edition {OLDER}.*older than edition {NEWER}"):
        service.check(source)
    assert computer.open() == NEWER
    computer.publish(NEWEST)
    assert service.check(source).edition == NEWEST


@pytest.mark.parametrize("custom", [{}, {"edition": NEWEST}, {"edition": "newest"}])
def test_the_name_within_counts_whatever_is_signed_beside_it(
    computer: Computer, source: str, custom: dict[str, str]
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    computer.publisher.publish_bytes(encode_catalogue(make_catalogue(edition=OLDER)), **custom)
    computer.publisher.write_to(computer.root / "published")
    with pytest.raises(SyncError, match=f"offers edition {OLDER}"):
        service.check(source)
    assert computer.open() == NEWER
    assert not list((computer.root / "directory").glob(f"*{OLDER}*"))


def test_an_older_edition_is_not_even_fetched_where_its_name_is_signed(
    computer: Computer, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    folder = computer.publish(OLDER)
    (folder / computer.publisher.data_path).unlink()
    with pytest.raises(SyncError, match="older than edition"):
        service.check(source)


def test_no_check_goes_below_the_bundled_edition(computer: Computer, source: str) -> None:
    """A person may go back to an edition from before the program was brought up to date."""
    service = computer.start()
    computer.publish(NEWER)
    computer.publisher.write_to(computer.root / "bundle")
    assert computer.open() == NEWER
    assert service.restore().name == BUNDLED
    service = computer.service()
    computer.publish(OLDER)
    with pytest.raises(SyncError, match=f"offers edition {OLDER}.*older than edition {NEWER}"):
        service.check(source)
    assert computer.open() == BUNDLED
    computer.publish(NEWEST)
    assert service.check(source).edition == NEWEST


def test_going_back_by_hand_still_goes_back(computer: Computer, source: str) -> None:
    service = computer.start()
    computer.publish(NEWER)
    service.check(source)
    assert service.restore().name == BUNDLED
    assert service.check(source).kind is UpdateKind.INSTALLED


def test_an_edition_of_a_day_far_ahead_is_refused(computer: Computer, source: str) -> None:
    """Else a stolen key could name one that no later edition is ever newer than."""
    service = computer.start()
    ahead = f"{datetime.now(UTC) + timedelta(days=60):%Y.%m.%d}-1"
    for edition in (ahead, "9999.99.99-999999"):
        computer.publish(edition)
        with pytest.raises(SyncError, match=f"{edition}, a day that has not come"):
            service.check(source)
    assert computer.open() == BUNDLED
    computer.publish(NEWER)
    assert service.check(source).edition == NEWER


@pytest.fixture
def development(computer: Computer) -> Publisher:
    """Mark the computer's publisher as one whose private keys everybody has."""
    publisher = computer.publisher
    publisher.root.unrecognized_fields["x-brightstar-development"] = True
    publisher.sign_root()
    return publisher


def test_development_keys_bring_nothing_but_trials(
    computer: Computer, development: Publisher, source: str
) -> None:
    service = computer.start()
    computer.publish(NEWER)
    with pytest.raises(SyncError, match="keys that everybody has"):
        service.check(source)
    assert computer.open() == BUNDLED
    assert development.files
    computer.publish(NEWEST, trial=True)
    assert service.check(source).edition == NEWEST


def test_a_next_root_without_the_mark_changes_nothing(
    computer: Computer, development: Publisher, source: str
) -> None:
    """Two of the public keys are enough to sign a next root that leaves it out."""
    service = computer.start()
    development.root.unrecognized_fields.clear()
    development.rotate_root()
    computer.publish(NEWER)
    with pytest.raises(SyncError, match="keys that everybody has"):
        service.check(source)
    root = Metadata.from_bytes((computer.root / "published/metadata/2.root.json").read_bytes())
    assert not root.signed.unrecognized_fields
    assert computer.open() == BUNDLED
