"""The language is switched while the program runs, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.ui.application import Application


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.use_language("en", paths.resources() / "translations")
    cast("Application", qapp).set_language("en")


def test_spanish_is_chosen_from_the_menu_and_remembered(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    arguments = parse(["--data-dir", str(tmp_path), "--size", "1280x800"])
    desktop = Desktop(cast("Application", qapp), arguments)
    desktop.window.show()
    desktop.load()
    qtbot.waitUntil(lambda: desktop.window.current_view() == "providers", timeout=20_000)
    english = desktop.window
    desktop.settings.set("language", "es")
    assert desktop.window is not english
    qtbot.addWidget(desktop.window)
    assert desktop.window.current_view() == "providers"
    with qtbot.waitSignal(desktop.window.views.providers.finder.found):
        desktop.window.show_text_query("depresión oakland")
    words = [label.text() for label in desktop.window.findChildren(QLabel)]
    assert any("proveedores" in text for text in words)
    assert SettingsStore(tmp_path / "settings.json").language == "es"
    desktop.stop()
    desktop.window.close()


def test_the_reader_stays_where_they_are_when_the_language_changes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    told = ["--query", "oakland", "--chapter", "law"]
    arguments = parse(["--data-dir", str(tmp_path), "--size", "1280x800", *told])
    desktop = Desktop(cast("Application", qapp), arguments)
    desktop.window.show()
    desktop.load()
    qtbot.waitUntil(lambda: desktop.window.current_view() == "guide", timeout=20_000)
    guide = desktop.window.views.guide
    guide.show_chapter("readiness")
    guide.readiness.tick({"ride"})
    guide.show_chapter("law", "psilocybin")
    desktop.settings.set("language", "es")
    qtbot.addWidget(desktop.window)
    guide = desktop.window.views.guide
    assert desktop.window.current_view() == "guide"
    assert guide.current_place() == GuidePlace("law", "psilocybin")
    assert "La psilocibina no es legal en California." in guide.viewer.toPlainText()
    assert guide.readiness.ticked() == {"ride"}
    assert desktop.window.views.providers.finder.query.text == "oakland"
    desktop.stop()
    desktop.window.close()
