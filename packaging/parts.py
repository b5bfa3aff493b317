"""The parts that the program ships, each with its version and licence."""

import json
import platform
import re
import sqlite3
import ssl
import struct
import subprocess
import sys
import zlib
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

import notices
import system_notices

ROOT: Final = Path(__file__).resolve().parent.parent
ICON: Final = ROOT / "resources" / "icons" / "search.svg"
FONT: Final = ROOT / "resources" / "fonts" / "Inter-Regular.otf"
METADATA: Final = ROOT / "data" / "published" / "metadata"
EXPRESSIONS: Final = {
    "markdown-it-py": "MIT",
    "mdit-py-plugins": "MIT",
    "mdurl": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
}
"""The licences of those whose metadata names none in SPDX's words, or more than we use."""
BOOTLOADER: Final = "GPL-2.0-or-later WITH Bootloader-exception"


class PartsError(Exception):
    """A part has no version or licence that is known; the message names it."""


@dataclass(frozen=True, order=True)
class Part:
    """One part: ``kind`` is CycloneDX's word for it, ``address`` its package URL or empty.

    ``licence`` is an expression of SPDX; empty where ``licence_file`` names the text instead.
    """

    name: str
    version: str
    licence: str = ""
    kind: str = "library"
    address: str = ""
    licence_file: str = ""
    needs: tuple[str, ...] = ()


def parts(program: Path | None = None) -> list[Part]:
    """Return every part, in the order of their names.

    Of a program built on Linux, the system's libraries in it are parts too. Raises PartsError for
    a part without a known licence or version.
    """
    found = [*_distributions(), _qt(), _python(), _bootloader(), _icons(), _font(), _data()]
    found += _system(program) if program and sys.platform == "linux" else _with_python()
    return sorted(found)


def _distributions() -> list[Part]:
    return [_of_distribution(distribution(name)) for name in notices.bundled()]


def _of_distribution(found: Distribution) -> Part:
    name = re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
    stated = found.metadata.get_all("License-Expression") or [""]
    licence = EXPRESSIONS.get(name) or stated[0]
    if not licence:
        raise PartsError(f"the licence of {name} is not known: add it to parts.py.")
    needed = (need for need in found.requires or [] if "extra ==" not in need)
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", need)[0]).lower() for need in needed}
    address = f"pkg:pypi/{name}@{found.version}"
    qt = {"Qt"} if name == "pyside6-essentials" else set()
    return Part(name, found.version, licence, address=address, needs=tuple(sorted(names | qt)))


def _qt() -> Part:
    from PySide6.QtCore import qVersion  # noqa: PLC0415  # takes longer than all the rest

    version = qVersion()
    return Part("Qt", version, "LGPL-3.0-only", "framework", f"pkg:generic/qt@{version}")


def _python() -> Part:
    version = platform.python_version()
    return Part("Python", version, "PSF-2.0", "platform", f"pkg:generic/python@{version}")


def _bootloader() -> Part:
    version = distribution("pyinstaller").version
    name = "PyInstaller's bootloader"
    return Part(name, version, BOOTLOADER, "application", f"pkg:pypi/pyinstaller@{version}")


def _with_python() -> list[Part]:
    """Return what Python brings along on systems without packages of their own."""
    openssl = ".".join(map(str, ssl.OPENSSL_VERSION_INFO[:3]))
    return [
        Part("SQLite", sqlite3.sqlite_version, "blessing"),
        Part("OpenSSL", openssl, "Apache-2.0"),
        Part("zlib", zlib.ZLIB_RUNTIME_VERSION, "Zlib"),
    ]


def _system(program: Path) -> list[Part]:
    libraries = system_notices.system_libraries(program)
    owners = {system_notices.owner_of(library) for library in libraries}
    if "" in owners:
        raise PartsError("a system's library belongs to no package: run system_notices.py.")
    return [_of_package(owner) for owner in sorted(owners)]


def _of_package(name: str) -> Part:
    command = ["dpkg-query", "--show", "--showformat", "${Version}", name]
    version = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text = f"licenses/system/{name}.txt"
    address = f"pkg:deb/debian/{name}@{version.replace('+', '%2B')}"
    return Part(name, version, address=address, licence_file=text)


def _icons() -> Part:
    version = re.search(r"lucide-static v([\d.]+)", ICON.read_text(encoding="utf-8"))
    if version is None:
        raise PartsError(f"{ICON} does not say which version of Lucide it is from.")
    return Part("Lucide", version[1], "ISC AND MIT", "file", f"pkg:npm/lucide-static@{version[1]}")


def _font() -> Part:
    return Part("Inter", font_version(FONT.read_bytes()), "OFL-1.1", "file")


def font_version(font: bytes) -> str:
    """Return the revision that an OpenType font names in its table "head"."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"head":
            (revision,) = struct.unpack_from(">i", font, offset + 4)
            return f"{revision / 65536:.3f}"
    raise PartsError("the typeface has no head table.")


def _data() -> Part:
    newest = max(METADATA.glob("*.targets.json"), key=lambda file: int(file.name.split(".")[0]))
    signed = json.loads(newest.read_text(encoding="utf-8"))["signed"]
    edition = signed["targets"]["catalogue.json.gz"]["custom"]["edition"]
    return Part("The directory and guide of BrightStar", edition, "CC-BY-4.0", "data")
