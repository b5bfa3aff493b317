"""What the packages for Linux say of the program."""

import os
import re
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import product  # beside this folder

ROOT: Final = product.ROOT
PACKAGE: Final = product.DESKTOP
HERE: Final = Path(__file__).resolve().parent
MAINTAINER: Final = f"{product.PUBLISHER} <maintainers@brightstar-desktop.example>"
"""Whoever publishes puts an address here that is read."""
_MACHINES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
_BEFORE_RELEASE: Final = re.compile(r"\.?(a|b|rc|dev)(?=\d)")


def debian_version(version: str) -> str:
    """Return a version of Python's as Debian orders it: 1.2.0rc1 comes before 1.2.0."""
    return _BEFORE_RELEASE.sub(r"~\1", version)


def architecture() -> str:
    """Return Debian's word for this machine."""
    machine = os.uname().machine
    return _MACHINES.get(machine, machine)


def rfc2822(moment: int) -> str:
    """Return a moment as changelogs and letters name it."""
    return format_datetime(datetime.fromtimestamp(moment, UTC))


def day(moment: int) -> str:
    """Return the day of a moment, as 2026-11-23."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
