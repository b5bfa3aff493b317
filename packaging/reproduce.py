"""Tell whether the same sources give the same program, and explain every difference.

    python packaging/reproduce.py                  build twice, then compare
    python packaging/reproduce.py FIRST SECOND     compare two folders or files, say yours and ours

Ends with 0 where all is alike or every difference is one that is known and harmless.
"""

import argparse
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

import build as builder

ROOT: Final = Path(__file__).resolve().parent.parent
WORK: Final = ROOT / "build" / "pyinstaller"
HARMLESS: Final = (
    (re.compile(r"\.dmg$"), "a disk image holds the moment it was made and a number of its own"),
    (re.compile(r"/_CodeSignature/|\.sig$"), "a signature holds the moment it was made"),
)
NAMED_AT_MOST: Final = 5
CHUNK: Final = 1024 * 1024


@dataclass(frozen=True)
class Difference:
    """A file that is not the same in both places, and why as far as that can be told."""

    name: str
    why: str
    is_harmless: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.why}{' (harmless)' if self.is_harmless else ''}"


@dataclass(frozen=True)
class Comparison:
    """How many files are alike, and the others."""

    alike: int
    differences: tuple[Difference, ...]

    @property
    def is_good(self) -> bool:
        """Return whether nothing differs that should not."""
        return all(difference.is_harmless for difference in self.differences)


def compare(first: Path, second: Path) -> Comparison:
    """Compare two folders file by file, or two files."""
    if first.is_file() and second.is_file():
        found = list(_differences(first, second, first.name))
        return Comparison(int(not found), tuple(found))
    ours, theirs = _names(first), _names(second)
    differences = [Difference(name, f"only in {first}") for name in sorted(ours - theirs)]
    differences += [Difference(name, f"only in {second}") for name in sorted(theirs - ours)]
    both = sorted(ours & theirs)
    found = [each for name in both for each in _differences(first / name, second / name, name)]
    return Comparison(len(both) - len(found), (*differences, *found))


def _names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def _differences(first: Path, second: Path, name: str) -> Iterator[Difference]:
    if first.is_symlink() or second.is_symlink():
        if _target(first) != _target(second):
            yield Difference(name, "the link leads elsewhere")
    elif first.stat().st_mode != second.stat().st_mode:
        yield Difference(name, f"rights {_rights(first)} and {_rights(second)}")
    elif not _same_bytes(first, second):
        known = [why for pattern, why in HARMLESS if pattern.search(f"/{name}")]
        yield Difference(name, known[0], True) if known else Difference(name, _why(first, second))


def _target(file: Path) -> Path | None:
    return file.readlink() if file.is_symlink() else None


def _rights(file: Path) -> str:
    return f"{file.stat().st_mode & 0o7777:04o}"


def _same_bytes(first: Path, second: Path) -> bool:
    if first.stat().st_size != second.stat().st_size:
        return False
    with first.open("rb") as one, second.open("rb") as other:
        while chunk := one.read(CHUNK):
            if chunk != other.read(CHUNK):
                return False
    return True


def _why(first: Path, second: Path) -> str:
    for contents in (_zipped, _frozen):
        one, other = contents(first), contents(second)
        if one is not None and other is not None:
            return _compared(one, other)
    return _where(first.read_bytes(), second.read_bytes())


def _compared(one: dict[str, bytes], other: dict[str, bytes]) -> str:
    """Return what differs between two archives, by the names and content of their members."""
    names = sorted(one.keys() | other.keys())
    differing = [name for name in names if one.get(name) != other.get(name)]
    if differing:
        more = len(differing) - NAMED_AT_MOST
        named = ", ".join(differing[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
        return f"within it, these differ: {named}"
    if list(one) != list(other):
        return "the same members in another order"
    return "the same members, with other times or rights"


def _zipped(file: Path) -> dict[str, bytes] | None:
    if not zipfile.is_zipfile(file):
        return None
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _frozen(file: Path) -> dict[str, bytes] | None:
    """Return what PyInstaller put into a program, by module."""
    try:
        archive = CArchiveReader(str(file))
    except ArchiveReadError:
        return None
    found: dict[str, bytes] = {}
    for name in archive.toc:
        if name.endswith(".pyz"):
            inner = archive.open_embedded_archive(name)
            found |= {module: inner.extract(module, raw=True) or b"" for module in inner.toc}
        else:
            found[name] = archive.extract(name)
    return found


def _where(one: bytes, other: bytes) -> str:
    pairs = enumerate(zip(one, other, strict=False))
    place = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    sizes = f"{len(one):,} and {len(other):,} bytes" if len(one) != len(other) else "of one size"
    return f"differs from byte {place:,} on ({sizes})"


def build_twice(folder: Path) -> tuple[Path, Path]:
    """Build the program twice from nothing into ``folder`` and return both."""
    places = folder / "first" / builder.PROGRAM.name, folder / "second" / builder.PROGRAM.name
    for place in places:
        shutil.rmtree(WORK, ignore_errors=True)  # or the second would be a copy of the first
        builder.build(place)
    return places


def main(arguments: Sequence[str]) -> int:
    """Compare what is named or built; print every difference; return 0 when all is well."""
    parser = argparse.ArgumentParser(description="Compare two builds.")
    parser.add_argument("places", nargs="*", type=Path, metavar="FIRST SECOND")
    asked = parser.parse_args(arguments)
    if len(asked.places) not in (0, 2):
        parser.error("name two folders or files, or none to build twice")
    with tempfile.TemporaryDirectory(prefix="brightstar-twice-") as name:
        first, second = asked.places or build_twice(Path(name))
        comparison = compare(first, second)
    for difference in comparison.differences:
        print(difference)
    print(f"{comparison.alike} files are alike, {len(comparison.differences)} differ.")
    return 0 if comparison.is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
