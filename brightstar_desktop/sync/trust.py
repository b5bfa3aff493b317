"""What this computer trusts: the keys that came with the program, and what they signed last.

python-tuf keeps what it verified in a folder, and refuses whatever is older. That folder is begun
with what came with the program, so that not even a first look can be given something older. It is
named after the first root: a program built around other keys starts with a folder of its own.
"""

import hashlib
import logging
import re
import shutil
from pathlib import Path
from typing import Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata

from brightstar_desktop.sync.trouble_words import Code, refusal

logger = logging.getLogger(__name__)

_ROOT = re.compile(r"(\d+)\.root\.json")
_ROLES: Final = ("timestamp", "snapshot", "targets")


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
        lineage = hashlib.sha256(first).hexdigest()[:16]
        folder = self._folder / f"metadata-{lineage}"
        folder.mkdir(parents=True, exist_ok=True)
        if self._is_newer("timestamp", folder):
            for role in _ROLES:
                newest = self._newest(role)
                if newest:
                    shutil.copyfile(newest, folder / f"{role}.json")
        return folder

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
        raise refusal(Code.NO_KEYS)


def _version_in_name(file: Path) -> int:
    number = file.name.partition(".")[0]
    return int(number) if number.isdigit() else 0


def _version(file: Path) -> int:
    """Return the version that a metadata file gives itself, 0 where it cannot be read."""
    try:
        return int(Metadata.from_bytes(file.read_bytes()).signed.version)
    except (OSError, RepositoryError):
        return 0
