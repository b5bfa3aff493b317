"""Copies of the project in a temporary folder, where faults may be planted."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def workspaces(root: Path, count: int) -> Iterator[list[Path]]:
    """Give copies of the project, with what is not committed yet, and remove them in the end."""
    with TemporaryDirectory(prefix="brightstar-mutation-", ignore_cleanup_errors=True) as folder:
        copies = [Path(folder) / f"{number}" for number in range(count)]
        for name in _files(root):
            target = copies[0] / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target)
        _compile(copies[0])
        for copy in copies[1:]:
            shutil.copytree(copies[0], copy)
        yield copies


def _compile(folder: Path) -> None:
    """Compile program and tests once, rather than in every run; pytest has a form of its own."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    surroundings = {**os.environ, "PYTHONPATH": str(folder)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=False)


def _files(root: Path) -> list[str]:
    """Return the project's files: those that git tracks or would, or all where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
    files = (file for file in root.rglob("*") if file.is_file())
    return [str(file.relative_to(root)) for file in files if "__pycache__" not in file.parts]


@contextmanager
def planted(file: Path, source: str) -> Iterator[None]:
    """Let a file of a workspace hold another source for a while.

    The module's compiled form is put aside: a source of the same size and second would pass for it.
    """
    compiled = Path(cache_from_source(str(file)))
    aside = {path: path.with_suffix(".aside") for path in (file, compiled) if path.exists()}
    for path, kept in aside.items():
        path.rename(kept)
    file.write_text(source, encoding="utf-8")
    try:
        yield
    finally:
        for path, kept in aside.items():
            kept.replace(path)
