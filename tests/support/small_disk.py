"""A disk that is really full: a small tmpfs mounted for one test."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, *, kilobytes: int, options: str = "") -> Iterator[Path]:
    """Mount a disk of so many ``kilobytes`` on ``folder``; skip the test where that is not allowed.

    ``options`` are further mount options, such as "ro".
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = ",".join(filter(None, (f"size={kilobytes}k", options)))
    command = ["mount", "-t", "tmpfs", "-o", wanted, "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow mounts")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def fill(file: Path) -> None:
    """Write to ``file`` until not one byte more fits on its disk."""
    with file.open("wb", buffering=0) as filler:
        for size in (4096, 1):
            with suppress(OSError):
                while filler.write(b"\x00" * size):
                    pass
