"""Make the .tar.gz of a built program, which runs from any folder, also from a memory stick.

    python packaging/linux/archive.py [PROGRAM] [--output FOLDER]

The same program gives the same bytes: names in order, nobody's rights, one moment.
"""

import argparse
import gzip
import io
import os
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]  # the sources beside this script

import product  # noqa: E402

PROGRAM: Final = product.ROOT / "dist" / product.DESKTOP
READ_FIRST: Final = ("README.txt", "LEAME.txt")


def archive_name() -> str:
    """Return the name of the archive's file."""
    return f"{_folder()}-linux-{os.uname().machine}.tar.gz"


def make(program: Path, output: Path, *, hastily: bool = False) -> Path:
    """Pack ``program`` with what to read first into the folder ``output``; return the archive.

    ``hastily`` gives a larger file in less time, for a trial.
    """
    level = 1 if hastily else 9
    output.mkdir(parents=True, exist_ok=True)
    file = output / archive_name()
    with (
        file.open("wb") as stream,
        # No name and no moment in the head, or each archive would be another.
        gzip.GzipFile("", "wb", level, fileobj=stream, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for name in READ_FIRST:
            text = (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", product.version())
            _add_text(archive, name, text)
        for path in sorted(program.rglob("*")):
            place = f"{_folder()}/{path.relative_to(program).as_posix()}"
            archive.add(path, place, recursive=False, filter=_plain)
    return file


def _folder() -> str:
    return f"{product.DESKTOP}-{product.version()}"


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode("utf-8")
    entry = tarfile.TarInfo(f"{_folder()}/{name}")
    entry.size = len(content)
    archive.addfile(_plain(entry), io.BytesIO(content))


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Return an entry without its owner and moment, and with rights for everybody to read."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = product.epoch()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def main(arguments: Sequence[str]) -> int:
    """Make the archive, say where it is, and return 0."""
    parser = argparse.ArgumentParser(description="Make the .tar.gz of a built program.")
    parser.add_argument("program", type=Path, nargs="?", default=PROGRAM)
    parser.add_argument("--output", type=Path, default=product.ROOT / "dist")
    asked = parser.parse_args(arguments)
    print(make(asked.program, asked.output))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
