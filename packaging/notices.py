"""Gather the licence text of everything that is bundled; fail where one is missing.

Most libraries carry their text in their wheel. Those whose wheels carry none, and what is no
wheel at all (Python, the typeface, the icons), have theirs in ``packaging/licenses``.
"""

import os
import re
import shutil
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OWN_TEXTS: Final = ROOT / "packaging" / "licenses"
GATHERED: Final = ROOT / "build" / "licenses"
LOCK: Final = ROOT / "requirements.lock"
LICENCE_FILE: Final = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
TEXTS_KEPT_HERE: Final = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}


EMBEDDED: Final = ("pyinstaller",)
"""What is in each program without being locked for it: what starts it, from the tool that built."""


def bundled() -> list[str]:
    """Return the distributions that the program runs with, as the lock names them."""
    pinned = re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)( ;[^\\]*)?", LOCK.read_text(), re.MULTILINE)
    return [name for name, _version, marker in pinned if "win32" not in marker]


def texts_of(found: Distribution) -> list[Path]:
    """Return the licence files that a distribution carries."""
    files = [file for file in found.files or [] if LICENCE_FILE.search(file.name)]
    in_metadata = [file for file in files if ".dist-info" in str(file)]
    return [Path(str(file.locate())) for file in in_metadata or files]


def gather(target: Path = GATHERED) -> list[str]:
    """Copy every licence text to ``target``; return the names of what has none."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(OWN_TEXTS, target)
    shutil.copy(ROOT / "LICENSE", target / "BrightStar.txt")
    shutil.copy(ROOT / "data" / "LICENSE", target / "BrightStar-data.txt")
    gaps = [] if _copy_licence_of_python(target) else ["Python for Windows"]
    for name in (*bundled(), *EMBEDDED):
        if name in TEXTS_KEPT_HERE:
            gaps += [name for text in TEXTS_KEPT_HERE[name] if not (target / text).exists()]
            continue
        texts = texts_of(distribution(name))
        gaps += [] if texts else [name]
        for number, text in enumerate(texts):
            ending = f"-{number}" if number else ""
            shutil.copy(text, target / f"{name}{ending}.txt")
    return gaps


def _copy_licence_of_python(target: Path) -> bool:
    """Copy what Python for Windows says of OpenSSL and others that it brings along."""
    if os.name != "nt":
        return True
    text = Path(sys.base_prefix) / "LICENSE.txt"
    if text.is_file():
        shutil.copy(text, target / "Python-for-Windows.txt")
    return text.is_file()


def main() -> int:
    """Gather the texts; return 1 and name the gaps where there are any."""
    gaps = gather()
    if gaps:
        print(f"no licence text for: {', '.join(gaps)}", file=sys.stderr)
        return 1
    print(f"{len(list(GATHERED.iterdir()))} licence texts in {GATHERED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
