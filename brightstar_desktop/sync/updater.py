"""python-tuf's client workflow over our fetchers: ask, verify, download.

The workflow is run whole at every check, from the keys on: a revoked key is seen at once.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct
from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater, UpdaterConfig

from brightstar_desktop.domain.bounds import MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.updates import OnProgress, Progress
from brightstar_desktop.sync.error_messages import ErrorCode, sync_error
from brightstar_desktop.sync.transport.edition_source import EditionSource
from brightstar_desktop.sync.trust import TARGET, TrustStore, signed_edition

CONFIG: Final = UpdaterConfig(
    max_root_rotations=64,
    root_max_length=64 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=256 * 1024,
    targets_max_length=1024 * 1024,
)
"""Bounds on what is read before it is verified; ours are some thousand bytes each."""


class AvailableEdition(Struct, frozen=True, kw_only=True):
    """The edition that a source offers, as its publisher signed it.

    ``digest`` is the SHA-256 of the data file, ``edition`` its name or "" where none is signed, and
    ``good_until`` the day by which the publisher promised to sign again, in UTC.
    """

    digest: str
    edition: str
    good_until: datetime


class ClockedUpdater(Updater):
    """python-tuf's, which judges expiry by a given moment rather than by this computer's clock."""

    def judge_by(self, now: datetime) -> None:
        self._trusted_set.reference_time = now

    def good_until(self) -> datetime:
        """Return when what was verified as newest ends, in UTC."""
        return self._trusted_set.timestamp.expires


class VerifiedSource:
    """One check of a source. Each method raises tuf's errors, OSError or SyncError."""

    def __init__(self, source: EditionSource, trust: TrustStore, now: datetime) -> None:
        self._source = source
        self._target: TargetFile | None = None
        self._updater = ClockedUpdater(
            metadata_dir=str(trust.prepare()),
            metadata_base_url=source.metadata_url,
            target_base_url=source.targets_url,
            fetcher=source.fetcher,
            config=CONFIG,
            bootstrap=trust.root(),
        )
        self._updater.judge_by(now)

    def refresh(self) -> None:
        self._updater.refresh()

    def available(self, name: str = TARGET) -> AvailableEdition:
        """Return what the metadata offer under ``name``, fetched and verified if they are not."""
        target = self._updater.get_targetinfo(name)
        if target is None or target.length > MAX_COMPRESSED_BYTES:
            raise sync_error(ErrorCode.NOTHING_OFFERED, source=self._source.name)
        self._target = target
        return AvailableEdition(
            digest=target.hashes.get("sha256", ""),
            edition=signed_edition(target),
            good_until=self._updater.good_until(),
        )

    def download(self, file: Path, on_progress: OnProgress) -> None:
        """Write the available data file to ``file``; it is verified before it is there."""
        assert self._target  # noqa: S101  # available() comes first
        target = self._target

        def report(received: int) -> None:
            on_progress(Progress(received, target.length))

        with self._source.fetcher.reporting(report):
            self._updater.download_target(target, str(file))
