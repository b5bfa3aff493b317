"""Take out of the packaged program's libraries what only the machine that built them needs.

On Linux these are words for debuggers, and paths into a Python built by hand, where the program
would look for libraries on other machines too. Left alone are the executables, at whose end
PyInstaller keeps the program's modules, and Qt and PySide6, which come without such words and whose
wheels were laid out by tools that strip may not know.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LEFT_ALONE: Final = ("PySide6", "shiboken6")
ABSOLUTE: Final = re.compile(r"^  R(?:UN)?PATH +/", re.MULTILINE)
SHARED_OBJECT: Final = b"\x7fELF"


def strip(program: Path) -> int:
    """Strip the libraries in the program's folder and return the bytes saved; 0 without binutils.

    Raises subprocess.CalledProcessError when a library cannot be stripped.
    """
    tool = shutil.which("strip")
    if not tool:
        return 0
    saved = 0
    for library in _libraries(program / "_internal"):
        before = library.stat().st_size
        subprocess.run([tool, "--strip-unneeded", str(library)], check=True)
        saved += before - library.stat().st_size
    return saved


def forget_paths(program: Path) -> list[Path]:
    """Take absolute folders out of where libraries look for others; return those changed.

    Raises subprocess.CalledProcessError or FileNotFoundError where chrpath fails or is missing.
    """
    changed = []
    for library in _libraries(program / "_internal"):
        command = ["objdump", "--private-headers", str(library)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        if ABSOLUTE.search(told):
            command = ["chrpath", "--delete", str(library)]
            subprocess.run(command, check=True, capture_output=True)
            changed.append(library)
    return changed


def _libraries(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*.so*")):
        inside = file.relative_to(folder)
        if inside.parts[0] in LEFT_ALONE or file.is_symlink() or not file.is_file():
            continue
        with file.open("rb") as content:
            if content.read(4) == SHARED_OBJECT:
                yield file
