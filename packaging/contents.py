"""What a built program really holds of Python's distributions, whatever was meant to be in it."""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

from PyInstaller.archive.readers import CArchiveReader, ZlibArchiveReader

OWN: Final = "brightstar_desktop"
FROZEN: Final = re.compile(r"^(pyi|_pyi|pyimod|start_)")
"""What PyInstaller adds itself: its hooks and the scripts that begin the programs."""


def modules(program: Path) -> set[str]:
    """Return the top-level modules in the programs' archives and in the folder beside them."""
    found = {name.partition(".")[0] for name in _archived(program)}
    inside = program / "_internal"
    for entry in inside.iterdir():
        if entry.suffix == ".dist-info":
            continue
        if entry.is_dir() and any(entry.rglob("*.so")) | any(entry.rglob("*.pyd")):
            found.add(entry.name)
        elif entry.suffix in (".so", ".pyd"):
            found.add(entry.name.partition(".")[0])
    return found


def distributions(program: Path) -> set[str]:
    """Return the distributions that a program holds modules of, by their normalised names."""
    owners = packages_distributions()
    named = (owners.get(module, ()) for module in modules(program) if _is_foreign(module))
    return {re.sub(r"[-_.]+", "-", name).lower() for names in named for name in names}


def strangers(program: Path, expected: Iterable[str]) -> list[str]:
    """Return the distributions in a program that nobody meant to ship."""
    return sorted(distributions(program) - {*expected, "brightstar-desktop"})


def _is_foreign(module: str) -> bool:
    known = module == OWN or module in sys.stdlib_module_names
    return not known and not FROZEN.match(module)


def _is_script(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(2) == b"#!"


def _archived(program: Path) -> set[str]:
    names: set[str] = set()
    for file in program.iterdir():
        if file.is_dir() or file.suffix not in ("", ".exe") or _is_script(file):
            continue
        archive = CArchiveReader(str(file))
        for entry in archive.toc:
            if entry.endswith(".pyz"):
                inner = archive.open_embedded_archive(entry)
                names |= set(inner.toc) if isinstance(inner, ZlibArchiveReader) else set()
    return names
