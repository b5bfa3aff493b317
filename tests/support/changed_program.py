"""A copy of the program with its sources changed, as an upgrade changes them, run for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from brightstar_desktop import paths


def change_source(root: Path, file: str, old: str, new: str) -> None:
    """Replace ``old``, which stands once in ``file`` of the package in ``root``, by ``new``."""
    changed = root / "brightstar_desktop" / file
    text = changed.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
    changed.write_text(text.replace(old, new), encoding="utf-8")


class ChangedProgram:
    """The program as another version of it would stand on a disk, beside the same data."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        shutil.copytree(paths.bundle_root() / "brightstar_desktop", folder / "brightstar_desktop")
        for beside in ("data", "resources"):
            (folder / beside).symlink_to(paths.bundle_root() / beside)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace ``old``, which stands once in ``file`` of the package, by ``new``."""
        change_source(self._root, file, old, new)

    def run(self, code: str, *arguments: Path | str, **environment: str) -> str:
        """Return what Python code that uses this program prints."""
        command = [sys.executable, "-c", code, *map(str, arguments)]
        surroundings = {**os.environ, "PYTHONPATH": str(self._root), **environment}
        done = subprocess.run(
            command,
            cwd=self._root,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
