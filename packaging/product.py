"""What every package says of the program, read from the sources that say it first."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "BrightStar"
PUBLISHER: Final = "The BrightStar Desktop authors"
DESKTOP: Final = "brightstar-desktop"
COMMAND_LINE: Final = "brightstar"
BUNDLE_IDENTIFIER: Final = "example.brightstar.desktop"
"""What macOS knows the program by; it must never change once a signed program was published. Until
a domain is chosen it begins with one that nobody can have, and no release is drafted."""

_VERSION: Final = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_NUMBERS: Final = re.compile(r"\d+")
_RELEASE: Final = re.compile(r"\d+(?:\.\d+)*")
_COPYRIGHT: Final = re.compile(r"^Copyright \(c\) .+$", re.MULTILINE)


def version() -> str:
    """Return the program's version as it names it itself."""
    text = (ROOT / "brightstar_desktop" / "__init__.py").read_text(encoding="utf-8")
    return _first(_VERSION, text, 1)


def four_numbers() -> tuple[int, int, int, int]:
    """Return the version as Windows wants it: 1.2.0rc1 becomes 1.2.0.0."""
    found = [int(number) for number in _NUMBERS.findall(_first(_RELEASE, version()))]
    major, minor, patch, build = [*found, 0, 0, 0, 0][:4]
    return major, minor, patch, build


def description() -> str:
    """Return the one line that says what the program is."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        return str(tomllib.load(stream)["project"]["description"])


def copyright_line() -> str:
    """Return who holds the copyright, as the licence says."""
    return _first(_COPYRIGHT, (ROOT / "LICENSE").read_text(encoding="utf-8"))


def epoch() -> int:
    """Return the moment that everything built of these sources bears, in seconds since 1970.

    SOURCE_DATE_EPOCH says it, or the last commit does; without either it is that of the newest
    file among the sources.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told) if told else _last_commit() or _newest_source()


def _last_commit() -> int:
    git = shutil.which("git")
    if not git:
        return 0
    command = [git, "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else 0


def _newest_source() -> int:
    files = (ROOT / "brightstar_desktop").rglob("*.py")
    return int(max(file.stat().st_mtime for file in files))


def _first(pattern: re.Pattern[str], text: str, group: int = 0) -> str:
    match = pattern.search(text)
    if match is None:
        raise ValueError(f"nothing in the sources matches {pattern.pattern}")
    return match[group]
