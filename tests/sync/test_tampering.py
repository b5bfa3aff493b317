"""No byte of a signed file can be changed or cut off on the way without being refused.

A few changes mean nothing and are let pass: a digit of a signature in the other case, a date
without its leading zero. What is read is then, to the last value, what was signed. They can be made
in the root and the timestamp alone, for whatever lies below them is held to its very bytes.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import Metadata
from tuf.api.serialization import DeserializationError

from brightstar_desktop.sync.transport.edition_source import open_source
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import VerifiedSource
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Files, Publisher, write_files

Change = Callable[[bytes, int], bytes]
REFUSALS = (DownloadError, RepositoryError, DeserializationError)
SAMPLED = 40


class Way:
    """Everything between a publisher and a client that has never checked before."""

    def __init__(self, folder: Path) -> None:
        publisher = Publisher()
        publisher.publish(make_catalogue(providers=()))
        bundled: Files = dict(publisher.files)
        publisher.replace_key("timestamp")  # a second root, with no signature to spare
        publisher.publish(make_catalogue(providers=(), edition="2026.11.24-1"))
        self._folder = folder
        self._bundle = write_files(bundled, folder / "bundle") / "metadata"
        self._published = publisher.write_to(folder / "published")
        self.paths = {
            "bundled_root": self._bundle / "1.root.json",
            **{
                name: self._published / publisher.path(name)
                for name in ("root", "timestamp", "snapshot", "targets")
            },
            "data": self._published / publisher.data_path,
        }

    def lets_pass(self, name: str, tampered: bytes) -> bool:
        """Return whether a client takes ``tampered`` in the place of the file called ``name``."""
        file = self.paths[name]
        honest = file.read_bytes()
        file.write_bytes(tampered)
        try:
            self._fetch()
        except REFUSALS:
            return False
        finally:
            file.write_bytes(honest)
        return True

    def _fetch(self) -> None:
        store = self._folder / "store"
        shutil.rmtree(store, ignore_errors=True)
        with closing(open_source(str(self._published), network=False)) as source:
            verified = VerifiedSource(source, TrustStore(self._bundle, store), datetime.now(UTC))
            verified.available()
            verified.download(store / "data", lambda _progress: None)


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Way:
    """Return a way on which nothing has been changed yet."""
    return Way(tmp_path_factory.mktemp("way"))


def _other_case(data: bytes, at: int) -> bytes:
    """Change one bit, the one that tells small letters from capitals."""
    return data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :]


def _other_byte(data: bytes, at: int) -> bytes:
    """Change some bits of one byte."""
    return data[:at] + bytes([data[at] ^ random.Random(at).randrange(1, 256)]) + data[at + 1 :]


def _cut(data: bytes, at: int) -> bytes:
    """Keep so many bytes and no more."""
    return data[:at]


def _left_out(data: bytes, at: int) -> bytes:
    """Leave one byte out."""
    return data[:at] + data[at + 1 :]


CHANGES: tuple[Change, ...] = (_other_case, _other_byte, _cut, _left_out)


def _cases(way: Way) -> Iterator[tuple[str, Change, int]]:
    for name, file in way.paths.items():
        for at in range(file.stat().st_size):
            for change in CHANGES:
                yield name, change, at


def _assert_refused(way: Way, name: str, change: Change, at: int) -> None:
    honest = way.paths[name].read_bytes()
    tampered = change(honest, at)
    if tampered != honest and way.lets_pass(name, tampered):
        assert _means_the_same(name, honest, tampered), (name, change.__name__, at)


def _means_the_same(name: str, honest: bytes, tampered: bytes) -> bool:
    """Return whether a signed file still says exactly what its publisher signed."""
    return (
        name in ("bundled_root", "root", "timestamp")
        and Metadata.from_bytes(tampered).signed == Metadata.from_bytes(honest).signed
    )


def test_what_was_not_changed_passes(way: Way) -> None:
    for name, file in way.paths.items():
        assert way.lets_pass(name, file.read_bytes())


@pytest.mark.parametrize("number", range(SAMPLED))
def test_a_changed_or_cut_file_is_refused(way: Way, number: int) -> None:
    lot = random.Random(number)
    name = lot.choice(list(way.paths))
    at = lot.randrange(way.paths[name].stat().st_size)
    for change in CHANGES:
        _assert_refused(way, name, change, at)


@pytest.mark.slow
def test_every_change_and_every_cut_is_refused(way: Way) -> None:
    tried = 0
    for name, change, at in _cases(way):
        _assert_refused(way, name, change, at)
        tried += 1
    assert tried > 10_000
