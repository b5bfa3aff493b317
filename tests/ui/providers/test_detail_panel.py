"""The detail panel as a person uses it: by mouse, by keyboard, and by reading."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.provider import (
    Caution,
    ClinicalTeam,
    Phone,
    Protocol,
    Provider,
    Span,
    Support,
)
from brightstar_desktop.domain.query import Hit, Query, Similar
from brightstar_desktop.domain.text import Text
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.providers.detail_content import DetailContent
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.providers.fact_grid import FactGrid
from brightstar_desktop.ui.providers.fact_group import FactGroup
from brightstar_desktop.ui.providers.link_label import LinkLabel
from brightstar_desktop.ui.providers.source_list import SourceList
from brightstar_desktop.ui.theme.palette import Scheme
from brightstar_desktop.ui.widgets.banner import Banner
from brightstar_desktop.ui.widgets.empty_state import EmptyState
from tests.support.factories import TODAY, make_price, make_provider, make_source
from tests.support.vocabulary import make_vocabulary


@dataclass(frozen=True)
class FixedClock:
    """Always tells the same day."""

    day: date = TODAY

    def today(self) -> date:
        """Return that day."""
        return self.day


def make_rich_provider() -> Provider:
    """Return a provider that states something in most groups."""
    visit = make_price(
        item=Text("Initial consultation"),
        unit="consultation",
        purpose="consultation",
        format=None,
        min=325,
        max=325,
    )
    package = make_price(
        item=Text("Five infusions"), unit="per_series", sessions=5, min=2000, max=2000
    )
    return make_provider(
        slug="rich",
        name="Rich Clinic",
        status="unconfirmed",
        phones=(Phone(number="+15302148992"),),
        prices=(visit, make_price(min=425, max=425), package),
        protocol=Protocol(initial_sessions=Span(5, 5)),
        clinical_team=ClinicalTeam(administered_by=("pa",)),
        support=Support(integration=True),
        cautions=(Caution(group="prices", text=Text("Prices come from an undated page.")),),
        sources=(make_source(), make_source(url="https://press.example/a-story")),
        source_not_recorded=("support",),
    )


OTHER = make_provider(slug="other", name="Other Clinic")
SIMILAR = (Similar(provider=OTHER, shared=(("formats", "iv_infusion"),), distance_miles=4.2),)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel on the screen, as wide as in the window, with nothing chosen."""
    shown = DetailPanel(FixedClock())
    qtbot.addWidget(shown)
    shown.resize(480, 700)
    shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


def show(panel: DetailPanel, provider: Provider | None = None, hit: Hit | None = None) -> None:
    panel.show_provider(provider or make_rich_provider(), make_vocabulary(), hit, SIMILAR)
    QCoreApplication.processEvents()


def button(panel: DetailPanel, name: str) -> QPushButton:
    """Return the one button that a screen reader calls ``name``, scrolled into sight."""
    named = [b for b in content(panel).findChildren(QPushButton) if _name(b) == name]
    assert len(named) == 1, [_name(b) for b in content(panel).findChildren(QPushButton)]
    area(panel).ensureWidgetVisible(named[0])
    return named[0]


def _name(button: QPushButton) -> str:
    return button.accessibleName() or button.text()


def link(panel: DetailPanel, name: str) -> LinkLabel:
    """Return the one link that a screen reader calls ``name``, scrolled into sight."""
    named = [c for c in content(panel).findChildren(LinkLabel) if c.accessibleName() == name]
    assert len(named) == 1, [c.accessibleName() for c in content(panel).findChildren(LinkLabel)]
    area(panel).ensureWidgetVisible(named[0])
    return named[0]


def follow(panel: DetailPanel, name: str) -> None:
    """Click on the first words of a link."""
    label = link(panel, name)
    at = QPoint(label.fontMetrics().averageCharWidth(), label.fontMetrics().height() // 2)
    QTest.mouseMove(label, at)
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=at)


def click(panel: DetailPanel, name: str) -> None:
    QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def area(panel: DetailPanel) -> QScrollArea:
    found = panel.findChild(QScrollArea)
    assert isinstance(found, QScrollArea)
    return found


def content(panel: DetailPanel) -> DetailContent:
    (found,) = (c for c in panel.findChildren(DetailContent) if c.isVisible())
    return found


def texts(panel: DetailPanel) -> list[str]:
    return [label.text() for label in content(panel).findChildren(QLabel)]


def group(panel: DetailPanel, title: str) -> FactGroup:
    groups = content(panel).findChildren(FactGroup)
    return next(g for g in groups if g.accessibleName() == title)


def test_it_says_how_to_choose_while_nothing_is_chosen(panel: DetailPanel) -> None:
    empty = panel.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    assert not area(panel).isVisible()


def test_it_shows_the_name_every_fact_group_and_the_cautions(panel: DetailPanel) -> None:
    show(panel)
    assert texts(panel)[:2] == ["Rich Clinic", "Infusion clinic · Oakland · Unconfirmed"]
    assert len(content(panel).findChildren(FactGroup)) == len(FACT_GROUPS)
    banners = [banner.text() for banner in content(panel).findChildren(Banner)]
    assert banners == ["Prices come from an undated page."]


def test_what_is_not_stated_is_said_in_italics(panel: DetailPanel) -> None:
    show(panel)
    unstated = [
        label
        for label in content(panel).findChildren(QLabel)
        if label.property("kind") == "unstated"
    ]
    assert "not stated" in [label.text() for label in unstated]
    assert "Not stated: People served, Ages and Languages." in [label.text() for label in unstated]
    assert all(label.font().italic() for label in unstated)


def test_clearing_it_brings_the_invitation_back(panel: DetailPanel) -> None:
    show(panel)
    panel.clear()
    assert not any(found.isVisible() for found in panel.findChildren(DetailContent))
    assert not area(panel).isVisible()


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Call (530) 214-8992 (opens your phone program)", "tel:+15302148992"),
        ("Website (opens your browser)", "https://clinic.example"),
        (
            "Map (opens your browser)",
            "https://www.openstreetmap.org/search?query=Oakland%2C+California",
        ),
    ],
)
def test_what_leaves_the_app_says_so_and_asks_for_it(
    panel: DetailPanel, qtbot: QtBot, name: str, url: str
) -> None:
    show(panel)
    assert "opens your" in button(panel, name).toolTip()
    with qtbot.waitSignal(panel.external_requested) as asked:
        click(panel, name)
    assert asked.args == [url]


def test_the_website_among_the_facts_is_a_link(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.external_requested) as asked:
        follow(panel, "clinic.example (opens your browser)")
    assert asked.args == ["https://clinic.example"]


def test_the_number_is_copied_without_leaving_the_app(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.assertNotEmitted(panel.external_requested):
        click(panel, "Copy number")
    assert QGuiApplication.clipboard().text() == "(530) 214-8992"
    assert button(panel, "Copied").text() == "Copied"


def test_the_summary_is_copied_with_sources_and_edition(panel: DetailPanel) -> None:
    panel.set_edition("2026.11.23-1")
    show(panel)
    click(panel, "Copy summary")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Rich Clinic\n")
    assert "Source: The provider's own page, https://clinic.example/about" in copied
    assert "edition 2026.11.23-1, copied on Nov 23, 2026" in copied


def test_sources_unfold_by_mouse_and_fold_by_key(panel: DetailPanel) -> None:
    show(panel)
    prices = group(panel, "Prices")
    sources = prices.findChild(SourceList)
    assert isinstance(sources, SourceList)
    assert not sources.isVisible()
    unfold = prices.sources_button
    assert unfold
    QTest.mouseClick(unfold, Qt.MouseButton.LeftButton)
    assert sources.isVisible()
    unfold.setFocus()
    QTest.keyClick(unfold, Qt.Key.Key_Space)
    assert not sources.isVisible()


def test_the_age_of_undated_prices_stands_out(panel: DetailPanel) -> None:
    show(panel)
    tags = [
        label.text()
        for label in group(panel, "Prices").findChildren(QLabel)
        if label.property("kind") == "warning"
    ]
    assert tags == ["undated"]


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
    with qtbot.waitSignal(panel.external_requested) as asked:
        QTest.keyClick(source, Qt.Key.Key_Return)
    assert asked.args == ["https://clinic.example/about"]


def test_it_says_where_the_page_behind_a_fact_was_not_recorded(panel: DetailPanel) -> None:
    show(panel)
    support = group(panel, "Support")
    assert support.sources_button
    support.sources_button.click()
    words = [label.text() for label in support.findChildren(QLabel)]
    assert "One of these pages says this; which one was not recorded." in words


def test_the_cost_of_a_course_can_be_followed(panel: DetailPanel) -> None:
    show(panel)
    assert "First visit $325 + 5 sessions $2,000 to $2,125" in texts(panel)
    step = next(
        label
        for label in content(panel).findChildren(QLabel)
        if label.text().startswith("5 sessions: 5 × $425")
    )
    assert not step.isVisible()
    click(panel, "How this is worked out")
    assert step.isVisible()


def test_a_chapter_of_the_guide_can_be_asked_for(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.chapter_requested) as asked:
        follow(panel, "Guide: How sure the evidence is")
    assert asked.args == ["what-it-treats"]


def test_a_tag_finds_every_provider_that_shares_it(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.find_requested) as asked:
        click(panel, "Find every provider with: IV infusion")
    assert asked.args == [Query(chosen={"formats": frozenset({"iv_infusion"})})]


def test_a_similar_provider_can_be_shown_from_its_own_link(panel: DetailPanel) -> None:
    show(panel)
    panel.provider_requested.connect(lambda _slug: show(panel, OTHER))
    assert "also IV infusion" in link(panel, "Other Clinic").accessibleDescription()
    follow(panel, "Other Clinic")
    assert texts(panel)[0] == "Other Clinic"


def test_tab_passes_a_link_and_comes_back_to_it(panel: DetailPanel) -> None:
    show(panel)
    other = link(panel, "Other Clinic")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    for _round in range(2):
        QTest.keyClick(other, Qt.Key.Key_Backtab)
        before = QApplication.focusWidget()
        assert isinstance(before, LinkLabel)
        assert before is not other
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is other
        assert other.selectedText() == "Other Clinic"


def test_licenses_can_be_looked_up_and_the_lack_of_reviews_is_explained(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    show(panel)
    with qtbot.waitSignal(panel.external_requested) as asked:
        follow(panel, "DCA License Search (opens your browser)")
    assert asked.args == ["https://search.dca.ca.gov"]
    assert any("This app shows no reviews." in text for text in texts(panel))


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


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [380, 520, 700])
def test_nothing_is_cut_off_at_any_width_and_text_size(
    panel: DetailPanel, qapp: QApplication, width: int, scale: float
) -> None:
    assert isinstance(qapp, Application)
    qapp.scale_text(scale)
    panel.resize(width, 700)
    show(panel)
    for unfold in content(panel).findChildren(QPushButton):
        if unfold.isCheckable():
            unfold.setChecked(True)
    for _settling in range(3):
        QCoreApplication.processEvents()
    assert content(panel).width() <= area(panel).viewport().width()
    for label in content(panel).findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
            assert label.width() >= label.minimumSizeHint().width()


def test_names_stand_above_values_where_there_is_little_room(panel: DetailPanel) -> None:
    show(panel)
    assert not any(grid.is_stacked for grid in content(panel).findChildren(FactGrid))
    panel.resize(240, 700)
    QCoreApplication.processEvents()
    assert all(grid.is_stacked for grid in content(panel).findChildren(FactGrid))


def test_another_provider_starts_at_the_top_and_the_same_one_stays(panel: DetailPanel) -> None:
    provider = make_rich_provider()
    show(panel, provider)
    bar = area(panel).verticalScrollBar()
    bar.setValue(200)
    show(panel, provider, Hit(provider=provider, distance_miles=3, nearest_location=0))
    assert bar.value() == 200
    show(panel, OTHER)
    assert bar.value() == 0


def test_the_same_again_changes_nothing(panel: DetailPanel) -> None:
    provider = make_rich_provider()
    show(panel, provider)
    before = content(panel)
    show(panel, provider)
    assert content(panel) is before


def test_showing_many_providers_leaves_no_widget_behind(panel: DetailPanel) -> None:
    def widgets() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(QApplication.allWidgets())

    show(panel)
    show(panel, OTHER)
    before = widgets()
    for _round in range(10):
        show(panel)
        show(panel, OTHER)
    assert widgets() == before


def test_the_focus_stays_in_the_panel_when_its_content_changes(panel: DetailPanel) -> None:
    show(panel)
    button(panel, "Website (opens your browser)").setFocus()
    show(panel, OTHER)
    assert QApplication.focusWidget() is area(panel)


def test_new_colours_and_sizes_are_taken_up(
    panel: DetailPanel, qapp: QApplication, qtbot: QtBot
) -> None:
    assert isinstance(qapp, Application)
    show(panel)
    before = content(panel)
    qapp.show_scheme(Scheme.DARK)
    qtbot.waitUntil(lambda: content(panel) is not before)
    dark = content(panel)
    qapp.scale_text(1.5)
    qtbot.waitUntil(lambda: content(panel) is not dark)
    assert texts(panel)[0] == "Rich Clinic"


def test_every_group_tells_screen_readers_what_it_holds(panel: DetailPanel) -> None:
    show(panel)
    for part in content(panel).findChildren(DetailGroup):
        assert part.accessibleName()
    assert "Phone: (530) 214-8992" in group(panel, "Contact").accessibleDescription()
