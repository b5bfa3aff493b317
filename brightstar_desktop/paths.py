"""Where bundled files and the user's own files are: from source, frozen, or as told."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

APP_NAME: Final = "BrightStar"


def bundle_root() -> Path:
    """Return the folder that holds ``data/`` and ``resources/``."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def bundled_data() -> Path:
    """Return the bundled ``data/`` folder."""
    return bundle_root() / "data"


def bundled_catalogue() -> Path:
    """Return the published data file that ships with the app."""
    return bundled_data() / "published" / "targets" / "catalogue.json.gz"


def bundled_metadata() -> Path:
    """Return the folder of signed metadata, with the keys to trust, that ships with the app."""
    return bundled_data() / "published" / "metadata"


def resources() -> Path:
    """Return the bundled ``resources/`` folder."""
    return bundle_root() / "resources"


def policy_file() -> Path:
    """Return where the owner of the machine lays down settings for everybody; it may not exist."""
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
        """Return the file of the user's settings."""
        return self.root / "settings.json"

    @property
    def personal_file(self) -> Path:
        """Return the file that keeps the shortlist and its notes, where that is wanted."""
        return self.root / "personal.sqlite"

    @property
    def personal_backups(self) -> Path:
        """Return the folder of that file's daily backups."""
        return self.root / "personal-backups"

    @property
    def log_file(self) -> Path:
        """Return the newest log."""
        return self.root / "logs" / "brightstar.log"


def state_paths(data_dir: Path | None = None) -> StatePaths:
    """Return the places to write to: ``data_dir`` when given, else the user's local app data.

    The environment variable BRIGHTSTAR_DATA_DIR stands in for ``data_dir``.
    """
    told = data_dir or os.environ.get("BRIGHTSTAR_DATA_DIR")
    if told:
        return StatePaths(Path(told).expanduser().resolve())
    return StatePaths(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))
