"""Gather the licences of the system's libraries that a Linux build carries along.

PyInstaller copies what Qt and Python are linked with (X11, D-Bus, fontconfig, OpenSSL …) from the
machine that builds. Debian and Ubuntu keep the licence of each in its package's ``copyright``.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

COPYRIGHTS: Final = Path("/usr/share/doc")
OWNER: Final = re.compile(r"^([\w.+-]+)(?::\w+)?: ", re.MULTILINE)
LIBRARY: Final = re.compile(r"\.so(\.\d+)+$")
FROM_PYTHON: Final = ("libpython",)
"""The libraries beside the system's whose licence ``notices.py`` gathers already."""


def system_libraries(program: Path) -> list[str]:
    """Return the names of the system's libraries in the built program's folder."""
    found = (file for file in (program / "_internal").iterdir() if not file.is_symlink())
    names = sorted(file.name for file in found if LIBRARY.search(file.name))
    return [name for name in names if not name.startswith(FROM_PYTHON)]


def owner_of(library: str) -> str:
    """Return the Debian package that a library belongs to, or "" when none is known."""
    if not shutil.which("dpkg"):
        return ""
    command = ["dpkg", "--search", f"*/{library}"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    owner = OWNER.search(answer)
    return owner.group(1) if owner else ""


def gather(program: Path) -> list[str]:
    """Copy the licences into the built program; return the libraries that have none."""
    target = program / "_internal" / "licenses" / "system"
    target.mkdir(parents=True, exist_ok=True)
    gaps: list[str] = []
    for library in system_libraries(program):
        owner = owner_of(library)
        text = COPYRIGHTS / owner / "copyright"
        if owner and text.is_file():
            shutil.copy(text, target / f"{owner}.txt")
        else:
            gaps.append(library)
    return gaps


def main(arguments: list[str]) -> int:
    """Gather for the program in the folder named first; return 1 and name gaps where they are."""
    if sys.platform != "linux":
        return 0
    gaps = gather(Path(arguments[0]))
    if gaps:
        print(f"no licence is known for: {', '.join(gaps)}", file=sys.stderr)
        print("Build on Debian or Ubuntu, with Python's and Qt's packages.", file=sys.stderr)
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
