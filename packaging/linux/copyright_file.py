"""Debian's copyright file, made from the licence texts that are gathered for every package."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import product
from linux import facts

INSIDE: Final = f"usr/lib/{facts.PACKAGE}/_internal"
QT: Final = "Qt and PySide6: The Qt Company Ltd. and contributors"
HOLDER: Final = re.compile(r"^\W*(?:Copyright|©)\b.*\d{4}.*$", re.MULTILINE | re.IGNORECASE)
PART: Final = re.compile(r"^(?P<name>.+?)(?:-\d)?$")
WHERE: Final = {
    "BrightStar": "*",
    "BrightStar-data": f"{INSIDE}/data/*",
    "Inter": f"{INSIDE}/resources/fonts/*",
    "Lucide": f"{INSIDE}/resources/icons/*",
    "Python": f"{INSIDE}/python3* {INSIDE}/libpython3* {INSIDE}/base_library.zip",
}
"""Where the parts lie that are no distributions of Python's index, by their licence's file."""
HOLDERS: Final = {"BrightStar-data": "2026 The BrightStar Desktop authors"}
OF_QT: Final = ("GPL-3.0", "LGPL-3.0")


def copyright_file(licenses: Path) -> str:
    """Return the file for all parts whose licence texts lie in ``licenses``."""
    texts: dict[str, list[str]] = {}
    for file in sorted(licenses.glob("*.txt"), key=_order):
        name = _match(file)
        if name not in OF_QT:
            texts.setdefault(name, []).append(file.read_text(encoding="utf-8"))
    return "\n".join([_head(), *(_stanza(name, of) for name, of in texts.items()), _qt()])


def _head() -> str:
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {product.NAME} Desktop\n"
        "Comment: Modules of Python lie in an archive at the end of the executable; where a\n"
        " pattern below names a folder that is not there, it stands for the module of that name.\n"
    )


def _stanza(name: str, texts: list[str]) -> str:
    where = WHERE.get(name, f"{INSIDE}/{name.replace('-', '_')}/*")
    holders = dict.fromkeys(_holders(texts)) or [HOLDERS.get(name, f"the authors of {name}")]
    lines = "\n ".join(holders)
    body = "\n\n".join(_brief(text) for text in texts)
    return f"Files: {where}\nCopyright: {lines}\nLicense: {name}\n{_indented(body)}"


def _qt() -> str:
    where = f"{INSIDE}/PySide6/* {INSIDE}/shiboken6/*"
    refer = (
        "You may use, change and pass on these libraries under the GNU Lesser General Public\n"
        "License, version 3. On Debian its text is in /usr/share/common-licenses/LGPL-3, and the\n"
        "GNU General Public License, which it adds to, in /usr/share/common-licenses/GPL-3.\n"
        "They are files of their own and may be replaced by your own build of the same version."
    )
    return f"Files: {where}\nCopyright: {QT}\nLicense: LGPL-3\n{_indented(refer)}"


def _holders(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for line in HOLDER.findall(text):
            yield " ".join(line.split()).strip("#*; ")


def _brief(text: str) -> str:
    """Return a licence's text, or where Debian keeps it."""
    if "Apache License" in text and len(text) > 5000:
        return "Apache License, version 2.0: see /usr/share/common-licenses/Apache-2.0."
    return text.strip()


def _indented(text: str) -> str:
    return "".join(f" {line.rstrip() or '.'}\n" for line in text.splitlines())


def _match(file: Path) -> str:
    found = PART.match(file.stem)
    return found["name"] if found and file.stem not in OF_QT else file.stem


def _order(file: Path) -> tuple[bool, str]:
    """Put the program's own licence first: later patterns then say more."""
    return file.stem != "BrightStar", file.stem
