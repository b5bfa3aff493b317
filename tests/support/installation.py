"""The program in a folder of its own, bundled with what a test publisher signed, run for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from brightstar_desktop import paths
from tests.support.changed_program import change_source
from tests.support.publisher.publisher import Publisher

_COMMAND: Final = "import sys; from brightstar_desktop.cli import main; sys.exit(main())"
_WINDOW: Final = "import sys; from brightstar_desktop.__main__ import main; sys.exit(main())"


class Installation:
    """A copy of the program in ``folder``, which keeps everything in ``state``."""

    def __init__(self, folder: Path, state: Path, publisher: Publisher) -> None:
        self.root, self.state = folder, state
        bundled = paths.bundle_root()
        shutil.copytree(
            bundled / "brightstar_desktop",
            folder / "brightstar_desktop",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        for name in ("resources", "data/geography"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).symlink_to(bundled / name)
        publisher.write_to(folder / "data" / "published")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace ``old``, which stands once in ``file`` of the package, by ``new``."""
        change_source(self.root, file, old, new)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``brightstar`` with these arguments."""
        with self.start(*arguments) as process:
            output, errors = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start ``brightstar`` with these arguments."""
        return self.start_code(_COMMAND, *arguments, "--data-dir", str(self.state))

    def start_window(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start ``brightstar-desktop`` with these arguments, on a screen in memory."""
        return self.start_code(_WINDOW, *arguments, "--data-dir", str(self.state))

    def start_code(self, code: str, *arguments: str) -> "subprocess.Popen[str]":
        """Start Python code that uses this copy of the program."""
        own = {"PYTHONPATH": str(self.root), "PYTHONSAFEPATH": "1", "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=self.root,
            env=os.environ | own,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
