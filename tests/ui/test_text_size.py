"""The size of all text changes at once, by keys, and costs no more than it must."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer

from brightstar_desktop import paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.dialogs.help_dialogs import KeysDialog
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Scheme
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import Size, base_points, em

CONTROL = Qt.KeyboardModifier.ControlModifier
LABELS = ("", "title", "heading", "subheading", "eyebrow", "group", "small", "unstated", "warning")
BUTTONS = ("", "primary", "danger", "link", "quiet", "fold", "chip", "kept")


@pytest.fixture
def desktop(qtbot: QtBot, qapp: Application) -> Iterator[Desktop]:
    """Run the program with a provider shown in full."""
    state = paths.state_paths(None).root
    made = Desktop(qapp, parse(["--data-dir", str(state), "--size", "1280x800"]))
    made.window.show()
    made.window.activateWindow()
    made.load()
    qtbot.waitUntil(lambda: made.window.current_view() == "providers", timeout=20_000)
    made.window.views.show_provider("kensho-wellbeing")
    settle(qapp)
    yield made
    made.stop()
    made.window.close()
    made.window.deleteLater()
    tasks.wait_for_all(5000)


def settle(application: Application) -> None:
    for _round in range(3):
        tasks.wait_for_all(5000)
        application.processEvents()


def every_widget(desktop: Desktop) -> set[int]:
    return {getCppPointer(one)[0] for one in desktop.window.findChildren(QWidget)}


class Noted(QObject):
    """Counts what is sent to the widgets of the application."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self.counts: Counter[QEvent.Type] = Counter()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched.isWidgetType():
            self.counts[event.type()] += 1
        return False


def test_a_step_reads_no_style_sheet_and_makes_no_widget(
    qapp: Application, desktop: Desktop
) -> None:
    qapp.scale_text(1.25)  # the filters fold away, and are given another parent
    settle(qapp)
    sheet, widgets = qapp.styleSheet(), every_widget(desktop)
    noted = Noted(qapp)
    qapp.scale_text(1.5)
    settle(qapp)
    qapp.removeEventFilter(noted)
    assert qapp.styleSheet() == sheet
    assert noted.counts[QEvent.Type.StyleChange] == 0
    assert every_widget(desktop) == widgets
    assert noted.counts[QEvent.Type.FontChange] < 2 * len(widgets)


def test_keys_that_queue_up_make_one_change(
    qtbot: QtBot, qapp: Application, desktop: Desktop
) -> None:
    noted = Noted(qapp)
    before = base_points()
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        qtbot.keyClick(desktop.window, key, CONTROL)
    assert base_points() == before
    qtbot.waitUntil(lambda: base_points() == before * 1.5)
    settle(qapp)
    qapp.removeEventFilter(noted)
    windows = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    assert noted.counts[QEvent.Type.ApplicationFontChange] <= len(qapp.topLevelWidgets())
    assert windows == [desktop.window]


@pytest.mark.parametrize(
    ("key", "modifiers", "scale"),
    [
        (Qt.Key.Key_Equal, CONTROL, 1.75),
        (Qt.Key.Key_Plus, CONTROL, 1.75),
        (Qt.Key.Key_Plus, CONTROL | Qt.KeyboardModifier.KeypadModifier, 1.75),
        (Qt.Key.Key_Minus, CONTROL, 1.25),
        (Qt.Key.Key_Minus, CONTROL | Qt.KeyboardModifier.KeypadModifier, 1.25),
        (Qt.Key.Key_0, CONTROL, 1.0),
        (Qt.Key.Key_0, CONTROL | Qt.KeyboardModifier.KeypadModifier, 1.0),
    ],
)
def test_each_key_changes_the_size(
    qtbot: QtBot,
    desktop: Desktop,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    scale: float,
) -> None:
    usual = base_points()
    desktop.settings.size_text(1.5)
    qtbot.waitUntil(lambda: base_points() == usual * 1.5)
    qtbot.keyClick(desktop.window, key, modifiers)
    qtbot.waitUntil(lambda: base_points() == usual * scale)


def test_the_keys_are_listed(desktop: Desktop) -> None:
    desktop.window.action("keys").trigger()
    (dialog,) = desktop.window.findChildren(KeysDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl++; Ctrl+=", "Ctrl+-", "Ctrl+0"} <= words
    dialog.reject()


def sample() -> QWidget:
    """Return a window with a widget of each kind, and an icon."""
    window = QWidget()
    column = QVBoxLayout(window)
    for kind in LABELS:
        label = QLabel("Words to read")
        set_kind(label, kind)
        column.addWidget(label)
    for kind in BUTTONS:
        button = QPushButton("Press")
        set_kind(button, kind)
        column.addWidget(button)
    small = QPushButton("Press")
    set_kind(small, "danger", Size.SMALL)
    disabled = QPushButton("Press")
    set_kind(disabled, "quiet")
    disabled.setEnabled(False)
    picture = QToolButton()
    set_icon(picture, "copy")
    for widget in (small, disabled, picture):
        column.addWidget(widget)
    return window


def looks(window: QWidget) -> list[tuple[object, ...]]:
    widgets = cast("list[QWidget]", window.findChildren(QWidget))
    return [
        (
            type(one).__name__,
            one.property("kind"),
            one.font().pointSizeF(),
            one.font().weight(),
            one.font().italic(),
            one.sizeHint().toTuple(),
            one.palette().windowText().color().name(),
        )
        for one in widgets
    ]


@pytest.mark.parametrize("scale", [1.25, 2.0, 1.0])
@pytest.mark.parametrize("scheme", list(Scheme))
def test_what_stands_looks_as_if_it_were_new(
    qtbot: QtBot, qapp: Application, scale: float, scheme: Scheme
) -> None:
    standing = sample()
    qtbot.addWidget(standing)
    standing.show()
    for other in (1.5, 1.75):
        qapp.scale_text(other)
        qapp.show_scheme(Scheme.DARK)
    qapp.show_scheme(scheme)
    qapp.scale_text(scale)
    new = sample()
    qtbot.addWidget(new)
    new.show()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert looks(standing) == looks(new)
    picture = standing.findChildren(QToolButton)[0]
    assert picture.iconSize().width() == em(None)
