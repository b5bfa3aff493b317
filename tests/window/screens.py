"""A screen of its own, with a window manager on it, on which the real program can be used."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE_SECONDS = 20
MARKS = (191, 192, 193, 194, 195, 196)
"""Codes of keys that hardly a keyboard has and the program has no use for (F13 to F18).

One that is pressed after other keys shows, when it arrives, that those have been dealt with.
"""


def why_no_screen() -> str:
    """Return what keeps this machine from showing windows to tests, "" where nothing does."""
    if sys.platform != "linux":
        return "only Linux has a screen that a test can make"
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    return f"not installed here: {', '.join(missing)}" if missing else ""


class Screen:
    """An X server that nobody sees, of ``size`` (width, height), and openbox on it.

    Real events go through both. Use it as ``with open_screen(size, folder) as screen``.
    """

    def __init__(self, name: str, size: tuple[int, int], folder: Path) -> None:
        self.name, self.size, self.folder = name, size, folder

    def environment(self) -> dict[str, str]:
        """Return what tells a program to show itself here and to leave no trace elsewhere."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return kept | {
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CONFIG_DIRS": str(self.folder),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PYTHONWARNINGS": "error",
        }

    def send(self, *words: str) -> str:
        """Run xdotool with ``words`` and return what it prints."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == 0, f"xdotool {' '.join(words)}: {done.stderr}"
        return done.stdout

    def _is_managed(self) -> bool:
        """Return whether the window manager has begun to work."""
        asked = subprocess.run(
            ["xdotool", "get_num_desktops"],
            env=self.environment(),
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0

    def wait_for_manager(self) -> None:
        """Wait until windows are placed and given the keys."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not self._is_managed():
            assert time.monotonic() < end, "openbox did not start"


@contextmanager
def open_screen(size: tuple[int, int], folder: Path) -> Iterator[Screen]:
    """Make a screen of ``size``; ``folder`` is home to the programs on it."""
    reading, writing = os.pipe()
    width, height = size
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start"
            screen = Screen(f":{number}", size, folder)
            with _managed(screen):
                yield screen
        finally:
            server.terminate()


@contextmanager
def _managed(screen: Screen) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    own = {name: value for name, value in screen.environment().items() if "CONFIG" not in name}
    with subprocess.Popen(
        ["openbox", "--sm-disable"], env=own, stdout=quiet, stderr=quiet
    ) as manager:
        try:
            screen.wait_for_manager()
            yield
        finally:
            manager.terminate()
