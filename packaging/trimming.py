"""Leave out of the packaged program what its window never loads: half of Qt's plugins, and theirs.

Qt's plugins are gathered by PyInstaller whether the program uses them or not, and each brings its
libraries along, such as all of GTK. A library is kept only where something kept needs it.
"""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Final

Entry = tuple[str, str, str]
"""Where a file goes in the package, where it comes from, and PyInstaller's word for its kind."""

LINKED: Final = ("BINARY", "EXTENSION")
NEEDED: Final = re.compile(r"^  NEEDED +(\S+)$", re.MULTILINE)

# Screens without a desktop, touch tables, drawing by OpenGL (no widget of ours asks for it),
# pictures other than SVG and PNG (which is built in), GTK's dialogs (the program opens none), and
# the languages the program does not speak.
UNUSED: Final = re.compile(
    r"/plugins/(egldeviceintegrations|generic|vectorimageformats)/"
    r"|/plugins/(xcbglintegrations|wayland-graphics-integration-client)/"
    r"|/plugins/platforms/\w*?q(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc|direct2d)\b"
    r"|/plugins/platformthemes/\w*gtk"
    r"|/plugins/imageformats/(?!\w*svg)"
    r"|/translations/qt(?!base_(en|es)\.qm)"
    # Of rapidfuzz the distances are used, for a few thousand words: the plain build will do.
    r"|^rapidfuzz/.*_(avx2|sse2)\b|^rapidfuzz/fuzz_cpp"
    # Alphabets of East Asia in other bytes than Unicode's, which nothing here reads.
    r"|/_codecs_(cn|hk|iso2022|jp|kr|tw)\b"
    # What translators edit.
    r"|^resources/translations/.*\.po$"
    # The printing system's own library, which a machine with printers has; its plugin stays.
    r"|^libcups\.so"
)


def without_unused(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that the window may load."""
    return [entry for entry in entries if not UNUSED.search(PurePath(entry[0]).as_posix())]


def without_orphans(
    entries: Iterable[Entry], names_needed_by: Callable[[str], set[str]]
) -> list[Entry]:
    """Return the entries without the shared libraries that none of the others needs any more.

    ``names_needed_by`` returns the file names of the libraries that a file is linked with.
    """
    kept = list(entries)
    needs = {source: names_needed_by(source) for _place, source, kind in kept if kind in LINKED}
    while True:
        needed: set[str] = set()
        for _place, source, kind in kept:
            if kind in LINKED:
                needed |= needs[source] - {PurePath(source).name}
        remaining = [e for e in kept if not _is_library(e) or PurePath(e[0]).name in needed]
        if len(remaining) == len(kept):
            return kept
        kept = remaining


def names_needed_by(file: str) -> set[str]:
    """Return the names of the libraries that a file itself asks for, not those that they ask for.

    Raises subprocess.CalledProcessError for what is no program or library.
    """
    command = ["objdump", "--private-headers", file]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(NEEDED.findall(told))


def without_links(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are files: every part finds its libraries by where they lie.

    A memory stick's file system knows no links, and could not hold the program else.
    """
    return [entry for entry in entries if entry[2] != "SYMLINK"]


def _is_library(entry: Entry) -> bool:
    """Return whether others may be linked with the file; plugins and Python's parts stay."""
    place, _source, kind = entry
    if kind not in ("BINARY", "SYMLINK") or "plugins" in PurePath(place).parts:
        return False
    name = PurePath(place).name
    return ".so" in name and not name.startswith("libpython")  # which the program's start opens
