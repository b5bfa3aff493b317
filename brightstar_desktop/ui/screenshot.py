"""A picture of the window once it has settled: for documents, reviews and self-tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.main_window import MainWindow

SETTLE_MS: Final = 150
QUIET_ROUNDS: Final = 5
ASIDE: Final = 64
"""Away from the pointer of a screen in memory, which would light up what lies under it."""


def take(window: MainWindow, file: Path, leave: Callable[[int], None]) -> None:
    """Show ``window``, save its picture to ``file`` once nothing moves, and ``leave`` (0 or 1).

    The window counts as settled when no work was under way for some rounds running.
    """
    window.move(ASIDE, ASIDE)
    window.show()
    timer = QTimer(window)
    timer.setInterval(SETTLE_MS)
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if tasks.wait_for_all(0) else 0
        if quiet < QUIET_ROUNDS:
            return
        timer.stop()
        file.parent.mkdir(parents=True, exist_ok=True)
        leave(0 if window.grab().save(str(file)) else 1)

    timer.timeout.connect(look)
    timer.start()
