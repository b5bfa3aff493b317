"""How long one step of the text size takes, beside a bare window with as many labels.

``python -m tests.benchmarks.text_size``. A key that is held down repeats every 30 to 40 ms.
"""

import os
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from brightstar_desktop import app, paths
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.settings import TEXT_SCALES
from brightstar_desktop.ui.theme.typography import font, set_scale
from tests.benchmarks.timing import milliseconds

_PROVIDER: Final = "kensho-wellbeing"
_STEPS: Final = (*TEXT_SCALES[1:], *reversed(TEXT_SCALES[:-1]))
_SIZE: Final = (1280, 800)


def main() -> None:
    """Print one line for each state of the window."""
    application = Application(["benchmark"])
    taken = {}
    with tempfile.TemporaryDirectory() as state:
        window = _open_window(application, Path(state))
        taken["a provider in full"] = _step_of(application, window)
        for view in (one.name for one in window.views.registry):
            window.show_view(view)
            _settle(application)
        window.show_view("providers")
        taken["every view made"] = _step_of(application, window)
        window.close()
        window.deleteLater()
        _settle(application)
    for name, (count, step) in taken.items():
        bare = _bare_window(count)
        bare.show()
        alone = milliseconds(_stepping(application, lambda scale: _set_font(application, scale)))
        bare.close()
        print(  # noqa: T201  # the result
            f"text size, {name}: {step:.0f} ms a step, "
            f"{step / alone:.1f} times {count} bare labels ({alone:.0f} ms)"
        )


def _step_of(application: Application, window: MainWindow) -> tuple[int, float]:
    """Return how many widgets there are and how long a step takes them."""
    step = milliseconds(_stepping(application, application.scale_text))
    return len(window.findChildren(QWidget)), step


def _open_window(application: Application, state: Path) -> MainWindow:
    window = MainWindow(app.SystemClock(), LinkOpener(lambda _url: False))
    window.resize(*_SIZE)
    window.show()
    window.show_data(app.open_data(paths.state_paths(state)))
    window.show_text_query("los angeles")
    _settle(application)
    window.views.show_provider(_PROVIDER)
    _settle(application)
    return window


def _stepping(application: Application, scale_text: Callable[[float], None]) -> Callable[[], None]:
    scales = cycle(_STEPS)

    def step() -> None:
        scale_text(next(scales))
        _settle(application)

    return step


def _set_font(application: Application, scale: float) -> None:
    set_scale(scale)
    application.setFont(font())


def _bare_window(count: int) -> QWidget:
    """Return a window of so many labels in a column, without a style sheet."""
    area, column = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    layout = QVBoxLayout(column)
    for number in range(count):
        label = QLabel(f"Fact {number}, in words that take about a line")
        label.setWordWrap(True)
        layout.addWidget(label)
    area.setWidget(column)
    area.resize(*_SIZE)
    return area


def _settle(application: Application) -> None:
    """Wait until nothing is left to lay out or to paint."""
    tasks.wait_for_all(5000)
    for _round in range(3):
        application.processEvents()


if __name__ == "__main__":
    main()
