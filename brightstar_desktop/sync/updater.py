"""python-tuf's client workflow over our fetchers: ask, verify, download. No trust of our own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct
from tuf.api.metadata import Metadata, TargetFile, Timestamp
from tuf.ngclient import Updater, UpdaterConfig

from brightstar_desktop.datafile.decode import MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.updates import OnProgress, Progress
from brightstar_desktop.sync.transport.sources import Source
from brightstar_desktop.sync.trouble_words import Code, refusal
from brightstar_desktop.sync.trust import TrustStore

TARGET: Final = "catalogue.json.gz"
CONFIG: Final = UpdaterConfig(
    max_root_rotations=64,
    root_max_length=64 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=256 * 1024,
    targets_max_length=1024 * 1024,
)
"""Bounds on what is read before it is verified; ours are some thousand bytes each."""


class Offer(Struct, frozen=True, kw_only=True):
    """The edition that a source offers, as its publisher signed it.

    ``digest`` is the SHA-256 of the data file. ``timestamp_digest`` tells whether the publisher has
    signed anything since; ``good_until`` is the day by which it promised to sign again, in UTC.
    """

    digest: str
    edition: str
    timestamp_digest: str
    good_until: datetime


class VerifiedSource:
    """One look at a source. Each method raises tuf's errors, OSError or SyncError."""

    def __init__(self, source: Source, trust: TrustStore, config: UpdaterConfig = CONFIG) -> None:
        self._source = source
        self._folder = trust.prepare()
        self._target: TargetFile | None = None
        self._updater = Updater(
            metadata_dir=str(self._folder),
            metadata_base_url=source.metadata_url,
            target_base_url=source.targets_url,
            fetcher=source.fetcher,
            config=config,
            bootstrap=trust.root(),
        )

    def offer(self) -> Offer:
        """Fetch and verify the metadata, and return what they offer."""
        self._updater.refresh()
        target = self._updater.get_targetinfo(TARGET)
        if target is None or target.length > MAX_COMPRESSED_BYTES:
            raise refusal(Code.NOTHING_OFFERED, source=self._source.name)
        self._target = target
        stamp = (self._folder / "timestamp.json").read_bytes()
        return Offer(
            digest=target.hashes.get("sha256", ""),
            edition=_custom(target, "edition"),
            timestamp_digest=hashlib.sha256(stamp).hexdigest(),
            good_until=_expiry(stamp),
        )

    def download(self, file: Path, on_progress: OnProgress) -> None:
        """Write the offered data file to ``file``; it is verified before it is there."""
        assert self._target  # noqa: S101  # the offer comes first
        target = self._target
        tell = partial(_tell, on_progress, target.length)
        with self._source.fetcher.telling(tell):
            self._updater.download_target(target, str(file))


def timestamp_digest(source: Source) -> str:
    """Return the SHA-256 of the source's timestamp as it is now: one small request."""
    url = f"{source.metadata_url}timestamp.json"
    stamp = source.fetcher.download_bytes(url, CONFIG.timestamp_max_length)
    return hashlib.sha256(stamp).hexdigest()


@contextmanager
def closing(source: Source) -> Iterator[Source]:
    """Let go of the source's connections at the end."""
    try:
        yield source
    finally:
        source.fetcher.close()


def _tell(on_progress: OnProgress, total: int, received: int) -> None:
    on_progress(Progress(received, total))


def _custom(target: TargetFile, name: str) -> str:
    """Return what the publisher signed beside the file, "" where it is absent or odd."""
    custom = target.unrecognized_fields.get("custom")
    value = custom.get(name) if isinstance(custom, dict) else None
    return value if isinstance(value, str) else ""


def _expiry(stamp: bytes) -> datetime:
    expires = Metadata[Timestamp].from_bytes(stamp).signed.expires
    return expires if expires.tzinfo else expires.replace(tzinfo=UTC)
