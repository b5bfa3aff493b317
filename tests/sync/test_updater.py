"""What a source offers: read up to a bound before it is verified, and told as it was signed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
from tuf.api.exceptions import DownloadLengthMismatchError, RepositoryError
from tuf.api.metadata import MetaFile

from brightstar_desktop.errors import SyncError
from brightstar_desktop.sync.transport.edition_source import EditionSource, open_source
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import VerifiedSource
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import Computer

KIB = 1024
Verified = Callable[[], VerifiedSource]


@pytest.fixture
def opened(computer: Computer, server: LoopbackServer) -> Iterator[EditionSource]:
    """Return the served folder of a publisher whose metadata do not say how long they are."""
    computer.start()
    publisher = computer.publisher
    publisher.publish(make_catalogue(edition="2026.12.01-1"))
    publisher.snapshot.meta["targets.json"] = MetaFile(publisher.targets.version)
    publisher.snapshot.version += 1
    publisher.put("snapshot", publisher.snapshot)
    publisher.timestamp.snapshot_meta = MetaFile(publisher.snapshot.version)
    publisher.sign_timestamp()
    publisher.write_to(server.folder)
    with ExitStack() as stack:
        yield stack.enter_context(closing(open_source(server.url, network=True)))


@pytest.fixture
def verified(computer: Computer, opened: EditionSource) -> Verified:
    """Return a function that begins another check of that source."""
    trust = TrustStore(computer.root / "bundle" / "metadata", computer.root / "sync")
    return lambda: VerifiedSource(opened, trust, computer.clock[0])


def _path(publisher: Publisher, role: str) -> str:
    """Return the file of ``role`` that a check reads next."""
    return "metadata/2.root.json" if role == "root" else publisher.path(role)


@pytest.mark.parametrize(
    ("role", "most"),
    [
        ("root", 64 * KIB),
        ("timestamp", 16 * KIB),
        ("snapshot", 256 * KIB),
        ("targets", 1024 * KIB),
    ],
)
def test_nothing_is_read_past_its_bound_before_it_is_verified(
    computer: Computer, server: LoopbackServer, verified: Verified, role: str, most: int
) -> None:
    file = server.folder / _path(computer.publisher, role)
    file.write_bytes(b"x" * most)
    with pytest.raises(RepositoryError):
        verified().available()
    file.write_bytes(b"x" * (most + 1))
    with pytest.raises(DownloadLengthMismatchError):
        verified().available()


def test_64_changes_of_the_keys_are_followed_in_one_check(
    computer: Computer, server: LoopbackServer, verified: Verified
) -> None:
    for _change in range(65):
        computer.publisher.rotate_root()
    computer.publisher.write_to(server.folder)
    verified().available()
    assert server.paths()[63:65] == ["metadata/65.root.json", "metadata/timestamp.json"]


@pytest.mark.parametrize(
    ("custom", "edition"),
    [
        ({"edition": "2026.12.02-1"}, "2026.12.02-1"),
        ({"edition": 7}, ""),
        ({}, ""),
        ("2026.12.02-1", ""),
        (None, ""),
    ],
)
def test_the_name_of_the_edition_is_what_was_signed_or_nothing(
    computer: Computer, server: LoopbackServer, verified: Verified, custom: Any, edition: str
) -> None:
    publisher = computer.publisher
    for target in publisher.targets.targets.values():
        target.unrecognized_fields["custom"] = custom
    publisher.sign_targets()
    publisher.write_to(server.folder)
    assert verified().available().edition == edition


def test_without_the_data_file_nothing_is_offered(
    computer: Computer, server: LoopbackServer, verified: Verified
) -> None:
    computer.publisher.targets.targets.clear()
    computer.publisher.sign_targets()
    computer.publisher.write_to(server.folder)
    with pytest.raises(SyncError, match="offers no data file that this program can use"):
        verified().available()
