"""The rail stays as wide as it is, whatever is kept."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.rail import CountedButton, Rail
from tests.support.detail import FixedClock


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    code = str(request.param)
    with i18n.speaking(code, paths.resources() / "translations"):
        yield code


@pytest.fixture(params=[1.0, 1.5, 2.0])
def rail(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, language: str
) -> Iterator[Rail]:
    assert language == i18n.current_language()
    cast("Application", qapp).scale_text(request.param)
    window = MainWindow(FixedClock(), LinkOpener(lambda _url: True))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    found = window.findChild(Rail)
    assert isinstance(found, Rail)
    yield found
    cast("Application", qapp).scale_text(1.0)


def resize(rail: Rail, height: int) -> None:
    """Make the window so high, and let the layouts above the rail follow what it does then."""
    rail.window().resize(1280, height)
    for _round in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("height", [1200, 560])
def test_its_width_is_the_same_for_any_number(rail: Rail, height: int) -> None:
    """At 560 pixels there is no room for icons, and the number follows the words."""
    resize(rail, height)
    button = rail.findChild(CountedButton)
    assert isinstance(button, CountedButton)
    before, size = rail.width(), button.size()
    for count in (0, 1, 4, 9, 10, 28, 44, 88, 99, 100, 1234, 0):
        rail.show_count("compare", count)
        QApplication.processEvents()
        assert (rail.width(), rail.sizeHint().width(), button.size()) == (before, before, size)
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert words <= button.contentsRect().width()
        assert str(count or "") in button.accessibleName()


def test_the_number_is_seen_with_icons_and_without(rail: Rail) -> None:
    button = rail.findChild(CountedButton)
    assert isinstance(button, CountedButton)
    for height in (1200, 560):
        resize(rail, height)
        rail.show_count("compare", 0)
        bare = button.grab().toImage()
        rail.show_count("compare", 3)
        three = button.grab().toImage()
        rail.show_count("compare", 4)
        assert len({bytes(one.constBits()) for one in (bare, three, button.grab().toImage())}) == 3
