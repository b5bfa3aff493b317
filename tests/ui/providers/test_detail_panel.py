"""The detail panel as a person uses it: every part, by mouse and by reading."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.query import Query
from brightstar_desktop.ui.providers.detail_content import DetailContent
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.providers.fact_group import FactGroup, SourceList
from brightstar_desktop.ui.widgets.messages import Banner, EmptyState
from tests.support.detail import (
    OTHER,
    area,
    button,
    click,
    content,
    follow,
    group,
    link,
    open_panel,
    show,
    texts,
)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel on the screen with nothing chosen."""
    return open_panel(qtbot)


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
    with qtbot.waitSignal(panel.navigator.external_requested) as asked:
        click(panel, name)
    assert asked.args == [url]


def test_the_website_among_the_facts_is_a_link(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.navigator.external_requested) as asked:
        follow(panel, "clinic.example (opens your browser)")
    assert asked.args == ["https://clinic.example"]


def test_the_number_is_copied_without_leaving_the_app(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.assertNotEmitted(panel.navigator.external_requested):
        click(panel, "Copy number")
    assert QGuiApplication.clipboard().text() == "(530) 214-8992"
    assert button(panel, "Copied").text() == "Copied"


def test_the_summary_is_copied_with_sources_and_edition(panel: DetailPanel) -> None:
    show(panel, edition="2026.11.23-1")
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
    with qtbot.waitSignal(panel.navigator.chapter_requested) as asked:
        follow(panel, "Guide: How sure the evidence is")
    assert asked.args == ["what-it-treats"]


def test_a_tag_finds_every_provider_that_shares_it(panel: DetailPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.navigator.query_requested) as asked:
        click(panel, "Find every provider with: IV infusion")
    assert asked.args == [Query(chosen={"formats": frozenset({"iv_infusion"})})]


def test_a_similar_provider_can_be_shown_from_its_own_link(panel: DetailPanel) -> None:
    show(panel)
    panel.navigator.provider_requested.connect(lambda _slug: show(panel, OTHER))
    assert "also IV infusion" in link(panel, "Other Clinic").accessibleDescription()
    follow(panel, "Other Clinic")
    assert texts(panel)[0] == "Other Clinic"


def test_licenses_can_be_looked_up_and_the_lack_of_reviews_is_explained(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    show(panel)
    with qtbot.waitSignal(panel.navigator.external_requested) as asked:
        follow(panel, "DCA License Search (opens your browser)")
    assert asked.args == ["https://search.dca.ca.gov"]
    assert any("This app shows no reviews." in text for text in texts(panel))
