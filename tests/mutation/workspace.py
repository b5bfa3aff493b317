"""A copy of the project in a temporary folder, where faults may be planted."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def workspace(root: Path) -> Iterator[Path]:
    """Give a copy of the project, with what is not committed yet, and remove it in the end."""
    with TemporaryDirectory(prefix="brightstar-mutation-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "project"
        for name in _files(root):
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target)
        yield copy


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

    The module's compiled form is removed: one of the same size and second would pass for it.
    """
    original = file.read_bytes()
    compiled = Path(cache_from_source(str(file)))
    compiled.unlink(missing_ok=True)
    file.write_text(source, encoding="utf-8")
    try:
        yield
    finally:
        file.write_bytes(original)
        compiled.unlink(missing_ok=True)
