"""Finds its way about the detail panel, as a person would."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.provider import (
    Caution,
    ClinicalTeam,
    Phone,
    Protocol,
    Provider,
    Span,
    Support,
)
from brightstar_desktop.domain.search_result import Hit, Similar
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_content import DetailContent
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.providers.fact_group import FactGroup
from brightstar_desktop.ui.providers.finder import ProviderDetails
from brightstar_desktop.ui.widgets.labels import LinkLabel
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


def open_panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel on the screen, as wide as in the window, with nothing chosen."""
    panel = DetailPanel(FixedClock(), Navigator())
    qtbot.addWidget(panel)
    panel.resize(480, 700)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


def show(
    panel: DetailPanel,
    provider: Provider | None = None,
    hit: Hit | None = None,
    edition: str = "",
) -> None:
    """Show a provider that states much, or ``provider``, with one like it."""
    shown = provider or make_rich_provider()
    panel.show_provider(ProviderDetails(shown, SIMILAR, make_vocabulary(), edition), hit)
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
    """Click on the button that a screen reader calls ``name``."""
    QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def area(panel: DetailPanel) -> QScrollArea:
    """Return what scrolls."""
    found = panel.findChild(QScrollArea)
    assert isinstance(found, QScrollArea)
    return found


def content(panel: DetailPanel) -> DetailContent:
    """Return what is shown of the provider."""
    (found,) = (c for c in panel.findChildren(DetailContent) if c.isVisible())
    return found


def texts(panel: DetailPanel) -> list[str]:
    """Return every text shown, from top to bottom."""
    return [label.text() for label in content(panel).findChildren(QLabel)]


def group(panel: DetailPanel, title: str) -> FactGroup:
    """Return the fact group with this title."""
    groups = content(panel).findChildren(FactGroup)
    return next(g for g in groups if g.accessibleName() == title)
