"""An edition full of marks, pictures and long words, shown in every view: text stays text."""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.app import SystemClock
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.widgets.labels import (
    OfflineBrowser,
    OfflineDocument,
    PlainLabel,
    RichLabel,
    tooltip_text,
)
from tests.support.opened_files import opened_in

SHOWN: Final = ("name", "en", "es", "title", "summary", "words", "city", "street", "organizer")
"""The fields of a data file that hold words for people."""
PLAIN: Final = Qt.TextFormat.PlainText
SLUG: Final = "bay-psychiatric-associates"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a picture that nothing may open, alone in its folder."""
    file = tmp_path_factory.mktemp("trap") / "picture.png"
    assert QImage(8, 8, QImage.Format.Format_RGB32).save(str(file))
    return file


@pytest.fixture(scope="module")
def hostile(trap: Path, tmp_path_factory: pytest.TempPathFactory) -> OpenData:
    """Open the published edition with marks in every text for people."""
    folder = tmp_path_factory.mktemp("hostile")
    data = json.loads(gzip.decompress(paths.bundled_catalogue().read_bytes()))
    spoiled = folder / "catalogue.json.gz"
    spoiled.write_bytes(gzip.compress(json.dumps(_spoil(data, trap)).encode()))
    opened = open_directory(folder / "state", spoiled, paths.bundled_data() / "geography")
    reader = opened.reader
    return OpenData(reader, reader, reader.edition(), reader.crisis_lines())


def marks(trap: Path) -> str:
    return f' <img src="file://{trap}"><img src="{trap}"><b>&amp; & שלום</b>'


def _spoil(value: Any, trap: Path, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _spoil(one, trap, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_spoil(one, trap) for one in value]
    if name == "body":
        return f"{value}\n\n{marks(trap)}\n\n![picture]({trap})\n"
    return value + marks(trap) if name in SHOWN and isinstance(value, str) else value


@pytest.fixture
def window(qtbot: QtBot, hostile: OpenData) -> Iterator[MainWindow]:
    window = MainWindow(SystemClock(), LinkOpener(lambda _address: True))
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    window.show_data(hostile)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    tasks.wait_for_all(5000)


def test_every_view_shows_text_as_it_stands(window: MainWindow, trap: Path) -> None:
    with opened_in(trap.parent) as opened:
        window.views.show_provider(SLUG)
        window.visit_model.toggle(SLUG)
        window.visit_model.toggle("kensho-wellbeing")
        for view in ("providers", "map", "compare", "costs", "guide"):
            window.show_view(view)
            tasks.wait_for_all(30_000)
            _draw(window)
        for act in ("handout", "report", "crisis", "about", "keys", "preferences"):
            window.action(act).trigger()
            tasks.wait_for_all(30_000)
            _draw(window)
        assert opened.names() == []
    assert any('<img src="file://' in label.text() for label in window.findChildren(PlainLabel))


def _draw(window: QWidget) -> None:
    """Draw all that is shown, and the tips of all of it."""
    QApplication.processEvents()
    for shown in (window, *window.findChildren(QDialog)):
        shown.grab()
    for widget in window.findChildren(QWidget):
        _tell(widget.toolTip())
        _judge(widget)
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(5, model.rowCount() if model else 0)):
            _tell(str(model.index(row, 0).data(3) or ""))


def _tell(tip: str) -> None:
    """Draw ``tip`` as Qt does: in a label that guesses."""
    if tip:
        label = QLabel(tip)
        label.grab()
        label.deleteLater()


def _judge(widget: QWidget) -> None:
    """Hold that a label of ours does not guess, and that a page loads nothing."""
    if isinstance(widget, QLabel):
        is_qts_own = type(widget) is QLabel
        assert is_qts_own or isinstance(widget, PlainLabel | RichLabel)
        assert is_qts_own or "<img" not in widget.text() or widget.textFormat() == PLAIN
    assert not isinstance(widget, QTextBrowser) or isinstance(widget, OfflineBrowser)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", ["file", "path"])
def test_a_page_opens_no_picture_whatever_it_names(qtbot: QtBot, trap: Path, kind: str) -> None:
    """Qt opens a picture by its name where a page answers with nothing, so it gets a dot."""
    html = f'a <img src="{"file://" if kind == "file" else ""}{trap}"> b'
    browser, document, label = OfflineBrowser(), OfflineDocument(), RichLabel(html)
    browser.setHtml(html)
    document.setHtml(html)
    for widget in (browser, label):
        qtbot.addWidget(widget)
    with opened_in(trap.parent) as opened:
        for widget in (browser, label):
            widget.grab()
        document.setTextWidth(300)
        assert document.size().height()
        assert opened.names() == []
    assert label.text() == html


def test_tips_show_marks_as_they_stand() -> None:
    assert tooltip_text("Smith & Sons") == "Smith & Sons"
    assert tooltip_text("<b>x</b>\ny") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>y</qt>"
