"""The smallest program with a window that PyInstaller makes of PySide6: what ours is held against.

    python packaging/bare.py PROGRAM

It is built with no setting but PyInstaller's own. The budget: our folder is no larger. How long
both take to a picture of their window is printed beside it and decides nothing, since machines
differ. Both wait equally long for their window to settle, which is taken off.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]  # the sources beside this script

from brightstar_desktop.ui.application import POLL_MS, QUIET_ROUNDS  # noqa: E402
from smoke import megabytes  # noqa: E402  # beside this script

ROUNDS: Final = 5
SETTLING_SECONDS: Final = QUIET_ROUNDS * POLL_MS / 1000
HELLO: Final = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel("Hello, world")
label.show()
def leave():
    label.grab().save(sys.argv[1])
    application.quit()
QTimer.singleShot({QUIET_ROUNDS * POLL_MS}, leave)
sys.exit(application.exec())
"""


@dataclass(frozen=True)
class Measured:
    """The size of a program's folder in megabytes, and its median seconds to a window."""

    megabytes: int
    seconds: float
    first_seconds: float


def build_bare(folder: Path) -> Path:
    """Build the bare program below ``folder`` and return its executable.

    Raises subprocess.CalledProcessError when PyInstaller fails.
    """
    script = folder / "hello.py"
    script.write_text(HELLO, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command += ["--specpath", str(folder), str(script)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "dist" / "hello" / "hello"


def seconds_to_window(command: list[str], picture: Path) -> float:
    """Return how long a program takes to a settled picture of its window, without the settling."""
    picture.unlink(missing_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    took = time.perf_counter() - started
    if not picture.is_file():
        raise RuntimeError(f"{command[0]} drew no picture of its window")
    return took - SETTLING_SECONDS


def measure(program: Path, folder: Path) -> tuple[Measured, Measured]:
    """Return what ours and the bare program take, run in turn; state is kept in ``folder``."""
    hello, picture = build_bare(folder), folder / "window.png"
    bare_command = [str(hello), str(picture)]
    ending = ".exe" if os.name == "nt" else ""
    own_command = [str(program / f"brightstar-desktop{ending}"), "--screenshot", str(picture)]
    own_command += ["--data-dir", str(folder / "state")]
    both = [(seconds_to_window(own_command, picture), seconds_to_window(bare_command, picture))]
    both += [
        (seconds_to_window(own_command, picture), seconds_to_window(bare_command, picture))
        for _round in range(ROUNDS)
    ]
    own, bare = zip(*both, strict=True)
    return (
        Measured(megabytes(program), statistics.median(own[1:]), own[0]),
        Measured(megabytes(hello.parent), statistics.median(bare[1:]), bare[0]),
    )


def report(own: Measured, bare: Measured) -> str:
    """Return the comparison in lines for people."""
    lines = (
        ("size in MB", own.megabytes, bare.megabytes),
        ("seconds of the first start", own.first_seconds, bare.first_seconds),
        ("seconds of later starts", own.seconds, bare.seconds),
    )
    return "\n".join(
        f"{what}: {ours:.3g}, {ours / theirs:.2f} times the {theirs:.3g} of a bare PySide6 window"
        for what, ours, theirs in lines
    )


def main(arguments: list[str]) -> int:
    """Hold the program in the folder named first against the bare one; 1 where ours is larger."""
    if len(arguments) != 1:
        print("say the folder of the built program", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="brightstar-bare-") as folder:
        own, bare = measure(Path(arguments[0]).resolve(), Path(folder))
    print(report(own, bare))
    if own.megabytes > bare.megabytes:
        print("The program is larger than a bare window: leave out what it grew by, or say in")
        print("packaging/trimming.py what it does not load.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
