"""How long the program takes to start: ``python -m tests.benchmarks.start_up``.

Every row is a process of its own, beside one that only imports Qt's widgets: its ratio to that
holds on any machine. State is kept between the rounds, so the directory is built but once.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Final

from brightstar_desktop import paths

_ROUNDS: Final = 5
_BASELINE: Final = "Qt alone"
_WINDOW: Final = """
from pathlib import Path
from brightstar_desktop import app, paths
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.external import LinkOpener
application = Application([])
window = MainWindow(app.SystemClock(), LinkOpener(lambda _url: False))
window.show()
application.processEvents()
"""
_DATA: Final = """
import sys
window.show_data(app.open_data(paths.state_paths(Path(sys.argv[1]))))
application.processEvents()
"""
_STARTS: Final = {
    "Python alone": "pass",
    _BASELINE: "import PySide6.QtWidgets",
    "--version": (
        "from brightstar_desktop.__main__ import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass"
    ),
    "the window, opening": _WINDOW,
    "the window with its data": _WINDOW + _DATA,
    "brightstar status": (
        "import sys; from brightstar_desktop.cli import main; main(['status', '--data-dir',"
        " sys.argv[1]])"
    ),
}


def seconds(script: str, state: str) -> float:
    """Return the median time of a process that runs ``script``, after one that warms up."""
    times = []
    for _round in range(_ROUNDS + 1):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", script, state],
            cwd=paths.bundle_root(),
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def main() -> None:
    """Measure every start and print it beside the baseline."""
    with tempfile.TemporaryDirectory() as state:
        times = {name: seconds(script, state) for name, script in _STARTS.items()}
    for name, took in times.items():
        ratio = took / times[_BASELINE]
        print(f"  {name:24} {took * 1000:6.0f} ms, {ratio:4.1f} times Qt alone")  # noqa: T201


if __name__ == "__main__":
    main()
