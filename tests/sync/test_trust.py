"""What a computer trusts before its first check, and after the program was brought up to date."""

from pathlib import Path

import pytest
from tuf.api.metadata import Metadata

from brightstar_desktop.errors import SyncError
from brightstar_desktop.sync.trust import TrustStore
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher, write_files
from tests.sync.conftest import Computer


def version(folder: Path) -> int:
    return int(Metadata.from_bytes((folder / "timestamp.json").read_bytes()).signed.version)


def test_the_bundled_metadata_are_the_first_that_are_known(tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.publish(make_catalogue())
    bundled = publisher.write_to(tmp_path / "bundle") / "metadata"
    folder = TrustStore(bundled, tmp_path / "sync").prepare()
    assert version(folder) == 1


def test_even_a_first_check_is_offered_nothing_older_than_the_bundle(computer: Computer) -> None:
    first = computer.publisher.history[0]
    computer.publish("2026.12.01-1")
    computer.publisher.write_to(computer.root / "bundle")
    service = computer.start()
    old = write_files(first, computer.root / "old")
    with pytest.raises(SyncError, match="older data than this computer has seen"):
        service.check(str(old))
    assert computer.open() == "2026.12.01-1"


def test_a_newer_program_raises_what_is_known_and_an_older_one_does_not(tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.publish(make_catalogue())
    old = publisher.write_to(tmp_path / "old") / "metadata"
    publisher.resign()
    new = publisher.write_to(tmp_path / "new") / "metadata"
    for bundled, expected in ((old, 1), (new, 2), (old, 2)):
        assert version(TrustStore(bundled, tmp_path / "sync").prepare()) == expected


def test_damaged_memory_of_what_was_verified_is_begun_again(tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.publish(make_catalogue())
    trust = TrustStore(publisher.write_to(tmp_path / "bundle") / "metadata", tmp_path / "sync")
    folder = trust.prepare()
    (folder / "timestamp.json").write_bytes(b"half of a file")
    assert version(trust.prepare()) == 1


def test_a_program_with_other_keys_starts_with_a_folder_of_its_own(tmp_path: Path) -> None:
    folders = set()
    for name in ("one", "other"):
        publisher = Publisher()
        publisher.publish(make_catalogue())
        bundled = publisher.write_to(tmp_path / name) / "metadata"
        folders.add(TrustStore(bundled, tmp_path / "sync").prepare())
    assert len(folders) == 2


def test_another_publishers_edition_is_refused(computer: Computer) -> None:
    service = computer.start()
    stranger = Publisher()
    for _version in range(5):
        stranger.publish(make_catalogue(edition="2027.01.01-1"))
    folder = stranger.write_to(computer.root / "stranger")
    with pytest.raises(SyncError, match="is not what its publisher signed"):
        service.check(str(folder))
    assert computer.open() == "2026.11.23-1"


def test_a_program_without_keys_says_so(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="keys that came with the program are missing"):
        TrustStore(tmp_path, tmp_path / "sync").prepare()
