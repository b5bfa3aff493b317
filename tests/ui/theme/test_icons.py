"""Icons are rendered from memory: painting opens no file, in any colours and at any size."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.guide.contents_tree import ContentsDelegate, ContentsRole
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, Scheme, color
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.controls import CheckBox, ComboBox


class _Opened:
    """Collects the files that Python opens while it listens. An audit hook lasts for good."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self._listens = False
        sys.addaudithook(self._hear)

    @contextmanager
    def listening(self) -> Iterator[None]:
        self._listens = True
        try:
            yield
        finally:
            self._listens = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._listens and event == "open":
            self.files.append(str(arguments[0]))


@pytest.fixture(scope="module")
def opened() -> _Opened:
    return _Opened()


@pytest.fixture
def painted(qtbot: QtBot) -> QWidget:
    """Show every widget that draws an icon in its own paint event."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    ticked = CheckBox("A filter")
    ticked.setChecked(True)
    chosen = ComboBox()
    chosen.addItems(["English", "Español"])
    tree = QTreeView()
    model = QStandardItemModel(tree)
    row = QStandardItem("A chapter that was read")
    row.setData(True, ContentsRole.IS_READ)
    model.appendRow(row)
    tree.setModel(model)
    tree.setItemDelegate(ContentsDelegate(tree))
    for part in (ticked, chosen, tree):
        layout.addWidget(part)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("scale", [1.0, 1.7])
def test_painting_opens_no_file(
    opened: _Opened, painted: QWidget, scheme: Scheme, scale: float
) -> None:
    application = cast(Application, QApplication.instance())
    application.scale_text(scale)
    application.show_scheme(scheme)
    with opened.listening():
        painted.grab()
    assert opened.files == []


def test_an_icon_follows_colours_and_size(qapp: QApplication) -> None:
    application = cast(Application, qapp)
    light = pixmap("check", Role.ACCENT)
    assert pixmap("check", Role.ACCENT).cacheKey() == light.cacheKey()
    assert _inks(light.toImage()) == {color(Role.ACCENT).name()}
    application.show_scheme(Scheme.DARK)
    dark = pixmap("check", Role.ACCENT)
    assert _inks(dark.toImage()) == {color(Role.ACCENT).name()} != _inks(light.toImage())
    application.scale_text(2.0)
    large = pixmap("check", Role.ACCENT)
    assert large.width() == em(None, 1) > dark.width()


@pytest.mark.usefixtures("qapp")
def test_an_unknown_icon_is_an_error_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon")


def _inks(image: QImage) -> set[str]:
    """Return the colours of the wholly opaque dots."""
    dots = (
        image.pixelColor(across, down)
        for across in range(image.width())
        for down in range(image.height())
    )
    return {QColor(dot).name() for dot in dots if dot.alpha() == 255}
