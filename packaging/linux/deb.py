"""Make the Debian package of a built program.

    python packaging/linux/deb.py [PROGRAM] [--output FOLDER] [--version VERSION]

Everything in it bears the moment of the last commit, so that the same sources and program give the
same bytes.
"""

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]  # the sources beside this script

import product  # noqa: E402
from linux import (  # noqa: E402
    changes,
    completion,
    copyright_file,
    dependencies,
    facts,
    icons,
    manual,
)

PROGRAM: Final = facts.ROOT / "dist" / product.DESKTOP
OUTPUT: Final = facts.ROOT / "dist"
LICENSES: Final = "_internal/licenses"


def make(program: Path, output: Path, version: str = "", *, hastily: bool = False) -> Path:
    """Make the package of ``program`` in the folder ``output`` and return its file.

    A trial may want another version than the program's own, and ``hastily`` a larger file in less
    time. Raises subprocess.CalledProcessError where a tool fails.
    """
    version = version or product.version()
    name = f"{facts.PACKAGE}_{facts.debian_version(version)}_{facts.architecture()}.deb"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="brightstar-deb-") as folder:
        root = Path(folder) / "root"
        lay_out(program, root, version)
        _write_control(root, version)
        _settle(root)
        packing = ("-Zgzip", "-z1") if hastily else ("-Zxz", "--threads-max=1")
        command = ["dpkg-deb", "--root-owner-group", *packing, "--build"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(product.epoch())}
        subprocess.run(
            [*command, str(root), str(output / name)],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return output / name


def lay_out(program: Path, root: Path, version: str) -> None:
    """Put everything where Debian's policy wants it, below ``root``."""
    inside = root / "usr" / "lib" / facts.PACKAGE
    shutil.copytree(program, inside)
    _start_by_name(root)
    share = root / "usr" / "share"
    icons.place(share / "icons" / "hicolor")
    _write(share / "applications" / f"{facts.PACKAGE}.desktop", _text(f"{facts.PACKAGE}.desktop"))
    _write(share / "metainfo" / f"{facts.PACKAGE}.metainfo.xml", metainfo(version))
    _write_gzip(share / "man" / "man1" / "brightstar.1.gz", manual.command_line_page(version))
    _write_gzip(share / "man" / "man1" / f"{facts.PACKAGE}.1.gz", manual.desktop_page(version))
    bash = share / "bash-completion" / "completions"
    _write(bash / product.COMMAND_LINE, completion.command_line_completion())
    _write(bash / product.DESKTOP, completion.desktop_completion())
    own = share / "doc" / facts.PACKAGE
    _write(own / "copyright", copyright_file.copyright_file(program / LICENSES))
    changelog = (facts.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    told = changes.debian_changelog(changelog, product.version())
    _write_gzip(own / "changelog.gz", told.replace(*_versions(version), 1))
    _write(share / "lintian" / "overrides" / facts.PACKAGE, _text("lintian-overrides"))


def metainfo(version: str) -> str:
    """Return what software centres read."""
    text = _text("metainfo.xml").replace("@VERSION@", version)
    return text.replace("@DAY@", facts.day(product.epoch()))


def _versions(version: str) -> tuple[str, str]:
    """Return the head of the changelog as it is, and as a trial's version wants it."""
    return f"({facts.debian_version(product.version())})", f"({facts.debian_version(version)})"


def _start_by_name(root: Path) -> None:
    """Make the names in the search path links to the programs, which find their folder by them."""
    commands = root / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in (product.COMMAND_LINE, product.DESKTOP):
        (commands / name).symlink_to(f"../lib/{facts.PACKAGE}/{name}")


def _write_control(root: Path, version: str) -> None:
    (root / "DEBIAN").mkdir()  # by which dpkg-shlibdeps knows where the package begins
    inside = root / "usr" / "lib" / facts.PACKAGE
    dependencies.leave_to_the_system(inside)
    needed = dependencies.needed(inside)
    fields = {
        "Package": facts.PACKAGE,
        "Version": facts.debian_version(version),
        "Section": "science",
        "Priority": "optional",
        "Architecture": facts.architecture(),
        "Maintainer": facts.MAINTAINER,
        "Installed-Size": str(_kilobytes(root)),
        **needed,
        "Description": _text("description").strip(),
    }
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    _write(root / "DEBIAN" / "control", lines)
    _write(root / "DEBIAN" / "md5sums", "".join(_md5_lines(root)))


def _md5_lines(root: Path) -> Iterator[str]:
    """Yield what ``dpkg --verify`` holds installed files against: damage, not deceit."""
    for file in sorted((root / "usr").rglob("*")):
        if file.is_file() and not file.is_symlink():
            digest = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {file.relative_to(root).as_posix()}\n"


def _settle(root: Path) -> None:
    """Give every file and folder plain rights and the one moment."""
    moment = product.epoch()
    programs = root / "usr" / "lib" / facts.PACKAGE
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == programs
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _kilobytes(root: Path) -> int:
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(-(-file.stat().st_size // 1024) for file in files)


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _write_gzip(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _in_short(error: subprocess.CalledProcessError) -> str:
    """Return what a tool complained of, without its warnings."""
    lines = (error.stderr or str(error)).splitlines()
    return "\n".join([line for line in lines if "warning" not in line][:20])


def main(arguments: Sequence[str]) -> int:
    """Make the package and say where it is; return 0, or 1 with what a tool said."""
    parser = argparse.ArgumentParser(description="Make the Debian package of a built program.")
    parser.add_argument("program", type=Path, nargs="?", default=PROGRAM)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--version", default="")
    asked = parser.parse_args(arguments)
    try:
        print(make(asked.program, asked.output, asked.version))
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed: {_in_short(error)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
