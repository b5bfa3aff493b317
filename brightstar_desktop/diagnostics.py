"""What helps to find out why the program misbehaves, without anything personal."""

import platform
import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from brightstar_desktop import __version__
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.settings.store import SettingsStore

LOG_LINES: Final = 200
_PLACES: Final = ("update_source",)
"""Settings whose values may name a person's folders: only whether they are set is told."""


def diagnosis(
    settings: SettingsStore, edition: Edition | None, log_file: Path, screen: Sequence[str] = ()
) -> str:
    """Return versions, settings and the end of the log, with the person's own folders unnamed."""
    parts = [
        f"BrightStar {__version__}",
        f"{platform.platform()}, Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        *screen,
        f"edition: {edition.name if edition else 'none is open'}",
        *(["signed with development keys"] if edition and edition.trial else []),
        "",
        "settings:",
        *_setting_lines(settings),
        "",
        f"the last {LOG_LINES} lines of the log:",
        *_log_lines(log_file),
    ]
    return without_folders("\n".join(parts)) + "\n"


def without_folders(text: str, home: Path | None = None) -> str:
    """Return ``text`` with the person's folder, and so mostly their name, written as "~"."""
    folder = str(home or Path.home())
    return re.sub(re.escape(folder), "~", text) if len(folder) > 1 else text


def _setting_lines(settings: SettingsStore) -> Iterable[str]:
    for name, value in settings.values().items():
        told = ("set" if value else "not set") if name in _PLACES else value
        locked = " (set by the organization)" if settings.is_locked(name) else ""
        yield f"  {name} = {told}{locked}"
    yield from (f"  {problem}" for problem in settings.policy.problems)


def _log_lines(log_file: Path) -> Iterable[str]:
    try:
        lines = log_file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    yield from (f"  {line}" for line in lines[-LOG_LINES:])
