"""The detail panel without a mouse, and as screen readers see it."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.widgets.labels import LinkLabel
from tests.support.detail import (
    OTHER,
    area,
    button,
    content,
    group,
    link,
    open_panel,
    show,
)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel on the screen with nothing chosen."""
    return open_panel(qtbot)


def test_a_source_link_is_reached_and_opened_by_keyboard(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    unfold = group(panel, "Prices").sources_button
    assert unfold
    unfold.click()
    QCoreApplication.processEvents()
    unfold.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(unfold, Qt.Key.Key_Tab)
    source = QApplication.focusWidget()
    assert isinstance(source, LinkLabel)
    assert source.accessibleName().startswith("Source: The provider's own page, clinic.example")
    assert source.hasSelectedText()
    with qtbot.waitSignal(panel.navigator.external_requested) as asked:
        QTest.keyClick(source, Qt.Key.Key_Return)
    assert asked.args == ["https://clinic.example/about"]


def test_tab_passes_a_link_and_comes_back_to_it(panel: DetailPanel) -> None:
    show(panel)
    other = link(panel, "Other Clinic")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    for _round in range(2):
        QTest.keyClick(other, Qt.Key.Key_Backtab)
        before = QApplication.focusWidget()
        assert before
        assert before is not other
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is other
        assert other.selectedText() == "Other Clinic"


def test_tab_reaches_every_control_from_top_to_bottom_and_each_has_a_name(
    panel: DetailPanel,
) -> None:
    show(panel)
    area(panel).setFocus()
    visited: list[QWidget] = []
    for _step in range(80):
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or not content(panel).isAncestorOf(focused) or focused in visited:
            break
        visited.append(focused)
    controls = [b for b in content(panel).findChildren(QPushButton) if b.isVisible()]
    assert set(controls) <= set(visited)
    for widget in visited:
        words = widget.text() if isinstance(widget, QPushButton | QLabel) else ""
        assert widget.accessibleName() or words
    heights = [widget.mapTo(content(panel), widget.rect().center()).y() for widget in visited]
    lines = [widget.height() for widget in visited]
    for earlier, later, line in zip(heights, heights[1:], lines[1:], strict=False):
        assert later >= earlier - line


def test_facts_can_be_selected_with_mouse_and_keyboard(panel: DetailPanel) -> None:
    show(panel)
    name = content(panel).findChildren(QLabel)[0]
    in_first_word = QPoint(name.fontMetrics().averageCharWidth(), name.height() // 2)
    QTest.mouseDClick(name, Qt.MouseButton.LeftButton, pos=in_first_word)
    assert name.selectedText() == "Rich"
    QTest.keyClick(name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(name, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Rich Clinic"


def test_the_focus_stays_in_the_panel_when_its_content_changes(panel: DetailPanel) -> None:
    show(panel)
    button(panel, "Website (opens your browser)").setFocus()
    show(panel, OTHER)
    assert QApplication.focusWidget() is area(panel)


def test_every_group_tells_screen_readers_what_it_holds(panel: DetailPanel) -> None:
    show(panel)
    for part in content(panel).findChildren(DetailGroup):
        assert part.accessibleName()
    assert "Phone: (530) 214-8992." in group(panel, "Contact").accessibleDescription()
    prices = group(panel, "Prices").accessibleDescription()
    assert prices.startswith("Prices come from an undated page. Initial consultation: $325.")
