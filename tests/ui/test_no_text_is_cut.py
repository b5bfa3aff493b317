"""No text is cut off, in any view, dialog or state, in both languages, at any size of text.

The sizes of text at which least room is left run with the others; all of them in the slow run.
"""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize

from brightstar_desktop import i18n, paths
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.main_window import MainWindow
from tests.ui.painted_text import faults
from tests.ui.states import Opened, each_state, make_window, open_the_data, settle

SMALL, USUAL_QUESTIONS = (1024, 700), (1280, 800)
TIGHT = (("en", 2.0, SMALL), ("es", 1.5, SMALL), ("es", 2.0, SMALL))
ALL = tuple(itertools.product(("en", "es"), (1.0, 1.25, 1.5, 2.0), (SMALL, USUAL_QUESTIONS)))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_the_data(tmp_path_factory.mktemp("state"))


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: Application) -> Iterator[None]:
    yield
    i18n.use_language("en", paths.resources() / "translations")
    qapp.set_language("en")


@pytest.mark.parametrize(
    ("language", "scale", "size"),
    [
        pytest.param(*one, marks=() if one in TIGHT else pytest.mark.slow, id=f"{one}")
        for one in ALL
    ],
)
def test_nothing_is_cut(
    qapp: Application, data: Opened, language: str, scale: float, size: tuple[int, int]
) -> None:
    qapp.scale_text(scale)
    window = make_window(qapp, data, language)
    try:
        report = look(window, size)
    finally:
        close(window)
    assert not report, "\n" + "\n".join(report)


def test_nothing_is_cut_after_the_size_has_changed(qapp: Application, data: Opened) -> None:
    window = make_window(qapp, data, "es")
    try:
        window.resize(*SMALL)
        for view in (one.name for one in window.views.registry):
            window.show_view(view)
            settle()
        qapp.scale_text(2.0)
        report = look(window, SMALL)
    finally:
        close(window)
    assert not report, "\n" + "\n".join(report)


def close(window: MainWindow) -> None:
    tasks.wait_for_all(5000)
    window.close()
    window.deleteLater()


def look(window: MainWindow, size: tuple[int, int]) -> list[str]:
    """Return what is wrong in each state, in words."""
    report: list[str] = []
    for name, shown in each_state(window, size):
        report += [f"{name}: {fault}" for fault in faults(shown)]
        room = QSize(*size)
        if shown.size() != shown.size().boundedTo(room):
            report.append(f"{name}: {shown.size().toTuple()} is larger than {size}")
    return report
