"""What this computer trusts: the keys that came with the program, and what they signed last.

python-tuf keeps what it verified in a folder, and refuses whatever is older. That folder is begun
with what came with the program, so that not even a first check can be given something older. It is
named after the first root: a program built around other keys starts with a folder of its own.

Time is trusted as little as a source: a clock set back would keep metadata valid that have expired.
So "now" is never earlier than what came with the program was signed, or than this computer has
verified anything before.
"""

import hashlib
import logging
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Signed, TargetFile, Targets

from brightstar_desktop.datafile.decode import EDITION_NAME
from brightstar_desktop.domain.updates import DEVELOPMENT_FIELD, SIGNED_FOR
from brightstar_desktop.sync.error_messages import ErrorCode, sync_error

logger = logging.getLogger(__name__)

_ROOT = re.compile(r"(\d+)\.root\.json")
_ROLES: Final = ("timestamp", "snapshot", "targets")
TARGET: Final = "catalogue.json.gz"
"""What the data file is called where it is published."""


class TrustedTime(Struct, frozen=True):
    """Now: what this computer's ``clock`` says, and the ``earliest`` that it can be."""

    clock: datetime
    earliest: datetime | None = None

    @property
    def now(self) -> datetime:
        return self.earliest if self.earliest and self.is_set_back else self.clock

    @property
    def is_set_back(self) -> bool:
        return self.earliest is not None and self.clock < self.earliest


class TrustStore:
    """The keys in ``bundled`` (a published ``metadata/`` folder), and a folder for what is new."""

    def __init__(self, bundled: Path, folder: Path) -> None:
        self._bundled = bundled
        self._folder = folder

    def root(self) -> bytes:
        """Return the newest root that came with the program. Raises SyncError without one."""
        return self._read(max(self._roots(), key=_version_in_name, default=None))

    def prepare(self) -> Path:
        """Return the folder for python-tuf, holding at least what came with the program.

        Raises OSError where it cannot be written.
        """
        first = self._read(min(self._roots(), key=_version_in_name, default=None))
        folder = self._folder_of(first)
        folder.mkdir(parents=True, exist_ok=True)
        if self._is_newer("timestamp", folder):
            for role in _ROLES:
                newest = self._newest(role)
                if newest:
                    shutil.copyfile(newest, folder / f"{role}.json")
        return folder

    def is_development(self) -> bool:
        """Return whether everybody has the keys that came with the program.

        Roots that came later are not asked: with the old keys anybody signs one without the mark.
        """
        root = _parsed(self.root())
        return isinstance(root, Root) and bool(root.unrecognized_fields.get(DEVELOPMENT_FIELD))

    def bundled_edition(self) -> str:
        """Return the name of the edition that came with the program, "" where none is signed."""
        targets = _signed(self._newest("targets"))
        target = targets.targets.get(TARGET) if isinstance(targets, Targets) else None
        return signed_edition(target) if target else ""

    def trusted_time(self, clock: datetime, verified_at: datetime | None) -> TrustedTime:
        """Return when it is, where ``verified_at`` is the latest moment of any verification here.

        What is verified is still valid, so a later moment than its end was never noted by us.
        """
        bundled, known = _signed(self._newest("timestamp")), _signed(self._known("timestamp"))
        earliest = [bundled.expires - SIGNED_FOR] if bundled else []
        if verified_at and known:
            earliest.append(min(verified_at, known.expires))
        return TrustedTime(clock, max(earliest, default=None))

    def _known(self, role: str) -> Path | None:
        """Return the file of what was verified last, None where nothing came with the program."""
        first = min(self._roots(), key=_version_in_name, default=None)
        return self._folder_of(self._read(first)) / f"{role}.json" if first else None

    def _folder_of(self, first_root: bytes) -> Path:
        lineage = hashlib.sha256(first_root).hexdigest()[:16]
        return self._folder / f"metadata-{lineage}"

    def _is_newer(self, role: str, folder: Path) -> bool:
        bundled = self._newest(role)
        return bundled is not None and _version(bundled) > _version(folder / f"{role}.json")

    def _newest(self, role: str) -> Path | None:
        plain = self._bundled / f"{role}.json"
        if plain.is_file():
            return plain
        return max(self._bundled.glob(f"*.{role}.json"), key=_version_in_name, default=None)

    def _roots(self) -> list[Path]:
        return [file for file in self._bundled.glob("*.root.json") if _ROOT.fullmatch(file.name)]

    def _read(self, file: Path | None) -> bytes:
        try:
            if file:
                return file.read_bytes()
        except OSError as error:
            logger.warning("no root can be read: %s", error)
        raise sync_error(ErrorCode.NO_KEYS)


def _version_in_name(file: Path) -> int:
    number = file.name.partition(".")[0]
    return int(number) if number.isdigit() else 0


def _version(file: Path) -> int:
    """Return the version that a metadata file gives itself, 0 where it cannot be read."""
    signed = _signed(file)
    return int(signed.version) if signed else 0


def _signed(file: Path | None) -> Signed | None:
    """Return what a metadata file says, whoever signed it; None where it cannot be read."""
    try:
        return _parsed(file.read_bytes()) if file else None
    except OSError:
        return None


def _parsed(data: bytes) -> Signed | None:
    try:
        signed: Signed = Metadata[Any].from_bytes(data).signed
    except (RepositoryError, RecursionError):
        return None
    return signed


def signed_edition(target: TargetFile) -> str:
    """Return the edition's name as its publisher signed it, "" where it is absent or odd."""
    custom = target.unrecognized_fields.get("custom")
    name = custom.get("edition") if isinstance(custom, dict) else None
    return name if isinstance(name, str) and EDITION_NAME.fullmatch(name) else ""
