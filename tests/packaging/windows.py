"""A built program as Windows would have it: the real one of this machine, or a small stand-in."""

import shutil
from pathlib import Path
from typing import Final

PROGRAMS: Final = ("brightstar-desktop", "brightstar")
STAND_IN: Final = (
    "_internal/base_library.zip",
    "_internal/data/published/metadata/1.root.json",
    "_internal/data/published/targets/catalogue.json.gz",
    "_internal/licenses/Qt licence $1.txt",
    "_internal/PySide6/plugins/platforms/qwindows.dll",
    "_internal/resources/translations/es/LC_MESSAGES/brightstar.mo",
)


def lay_out_built(program: Path, target: Path) -> Path:
    """Lay what was built on this machine out as Windows would have it."""
    shutil.copytree(program, target)
    for name in PROGRAMS:
        (target / name).rename(target / f"{name}.exe")
    return target


def make_program(target: Path) -> Path:
    """Make the folder of a small stand-in in ``target`` and return it."""
    for place in (*STAND_IN, *(f"{name}.exe" for name in PROGRAMS)):
        file = target / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"This stands in for {place}.\n" * 20, encoding="utf-8")
    return target


def files_of(program: Path) -> set[str]:
    """Return the names of a program's files, as an installer lists them."""
    return {file.relative_to(program).as_posix() for file in program.rglob("*") if file.is_file()}
