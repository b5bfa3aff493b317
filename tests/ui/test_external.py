"""Nothing but pages, telephone numbers and our own message reaches another program."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop.presentation.report import Report, mail_url
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from tests.domain.test_external_links import HONEST, HOSTILE
from tests.support.factories import TODAY, make_provider
from tests.ui.test_main_window import Outside, data, outside, visible_banners, window

__all__ = ("data", "outside", "window")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("address", HOSTILE, ids=ascii)
def test_the_gate_stays_shut(outside: Outside, address: str) -> None:
    QGuiApplication.clipboard().setText("mine")
    told = LinkOpener(outside.open).open(address)
    assert outside.opened == []
    assert told.startswith("Not opened: ")
    assert told.isprintable()
    assert QGuiApplication.clipboard().text() == "mine"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("address", HONEST)
def test_the_gate_opens(outside: Outside, address: str) -> None:
    assert LinkOpener(outside.open).open(address) == ""
    assert outside.opened == [address]


def test_the_window_says_what_was_not_opened(
    qtbot: QtBot, window: MainWindow, outside: Outside
) -> None:
    for ask in (window.navigator.external_requested.emit, window.navigator.follow):
        ask("file:///usr/bin/xterm")
    assert outside.opened == []
    qtbot.waitUntil(lambda: bool(visible_banners(window)))
    said = visible_banners(window)[0].text()
    assert said == (
        "Not opened: file:///usr/bin/xterm is neither a web page nor a telephone number. "
        "Please tell whoever gave you the data."
    )


def test_a_mail_of_the_edition_is_refused_and_our_report_is_not(
    window: MainWindow, outside: Outside
) -> None:
    window.navigator.external_requested.emit("mailto:a@b.example?subject=a&body=b")
    assert outside.opened == []
    provider = make_provider(name="Name\r\nBcc: evil@evil.example")
    report = Report(provider=provider, edition="1", day=TODAY, group="contact", wrong="a\nb")
    message = mail_url(report, "corrections@data.example")
    window.navigator.message_requested.emit(message)
    assert outside.opened == [message]
    assert "%0D%0ABcc" not in message.partition("&body")[0]
