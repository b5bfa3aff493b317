"""Where bundled files and the user's own files are: from source, frozen, portable, or as chosen."""

import atexit
import logging
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import platformdirs

from brightstar_desktop.errors import StateError

logger = logging.getLogger(__name__)

APP_NAME: Final = "BrightStar"
PORTABLE_MARKER: Final = "portable.txt"
"""A file of this name beside the packaged program keeps all data beside it too, as on a stick."""
PORTABLE_DATA: Final = "BrightStar-data"


def bundle_root() -> Path:
    """Return the folder that holds ``data/`` and ``resources/``.

    A packaged program unpacks them; a wheel carries them within the package, as ``pyproject.toml``
    says; sources have them beside it.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    in_wheel = package / "_bundled"
    return in_wheel if in_wheel.is_dir() else package.parent


def bundled_data() -> Path:
    return bundle_root() / "data"


def bundled_catalogue() -> Path:
    return bundled_data() / "published" / "targets" / "catalogue.json.gz"


def bundled_metadata() -> Path:
    return bundled_data() / "published" / "metadata"


def prebuilt_directory() -> Path:
    """Return the folder of the finished directory that packages ship; sources have none."""
    return bundled_data() / "prebuilt"


def resources() -> Path:
    return bundle_root() / "resources"


def policy_file() -> Path:
    """Return where the owner of the machine sets policy for everybody; it may not exist."""
    return Path(platformdirs.site_config_dir(APP_NAME, appauthor=False)) / "policy.toml"


@dataclass(frozen=True)
class StatePaths:
    """Where everything written at run time goes. One root isolates it all."""

    root: Path

    @property
    def directory(self) -> Path:
        """Return the folder of built directory databases and their pointer."""
        return self.root / "directory"

    @property
    def sync(self) -> Path:
        """Return the folder of what was verified last and of what arrives."""
        return self.root / "sync"

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.json"

    @property
    def personal_file(self) -> Path:
        """Return the file that keeps the shortlist and its notes, where that is wanted."""
        return self.root / "personal.sqlite"

    @property
    def personal_backups(self) -> Path:
        return self.root / "personal-backups"

    @property
    def log_file(self) -> Path:
        return self.root / "logs" / "brightstar.log"


def expand_home(path: Path) -> Path:
    """Return ``path`` with "~" replaced; as it stands where that names nobody's home."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def state_paths(data_dir: Path | None = None) -> StatePaths:
    """Return the places to write to: ``data_dir`` when given, else the user's local app data.

    The environment variable BRIGHTSTAR_DATA_DIR stands in for ``data_dir``. A portable program
    keeps all beside itself; where it may not write there, in a temporary folder for this run alone,
    so that it never leaves anything on a computer that it only visits. Raises StateError with one
    sentence for an account without a home folder, where no other place is named.
    """
    chosen = data_dir or os.environ.get("BRIGHTSTAR_DATA_DIR")
    portable = portable_folder()
    try:
        if chosen:
            return StatePaths(Path(chosen).expanduser().resolve())
        if portable:
            return StatePaths(portable if _may_write(portable) else _folder_for_this_run(portable))
        return StatePaths(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))
    except RuntimeError as error:  # so say pathlib and platformdirs
        if chosen and Path(chosen).parts[0] != "~":
            raise StateError(
                f"{chosen} begins with the home folder of nobody here: name a whole path instead."
            ) from error
        raise StateError(
            "This account has no home folder, so there is no place for what the program keeps: "
            "name a whole path with --data-dir."
        ) from error


def portable_folder() -> Path | None:
    """Return the folder of data beside a portable program, None for any other program.

    Only a packaged program can be portable: beside its executable lies ``portable.txt``.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    return beside / PORTABLE_DATA if (beside / PORTABLE_MARKER).is_file() else None


def _may_write(folder: Path) -> bool:
    """Return whether files can be made in ``folder``, which is made where it is missing."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@cache
def _folder_for_this_run(refused: Path) -> Path:
    """Return a private folder that goes when the program ends; say so once."""
    logger.warning(
        "%s cannot be written, so nothing of this run is kept; make it writable, or name another "
        "folder with --data-dir.",
        refused,
    )
    folder = tempfile.mkdtemp(prefix="brightstar-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
