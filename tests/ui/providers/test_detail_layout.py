"""The detail panel at every width and size of text, and as its content changes."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.providers.detail_group import DetailGroup, FactGrid
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.providers.finder import ProviderDetails
from brightstar_desktop.ui.theme.palette import Scheme
from brightstar_desktop.ui.theme.typography import em
from tests.support.detail import (
    OTHER,
    area,
    content,
    make_rich_provider,
    open_panel,
    show,
    texts,
)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel on the screen with nothing chosen."""
    return open_panel(qtbot)


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


@pytest.mark.parametrize("width", [380, 520, 700])
def test_nothing_but_a_margin_follows_the_last_words(panel: DetailPanel, width: int) -> None:
    panel.resize(width, 700)
    show(panel)
    shown = content(panel)
    last = shown.findChildren(DetailGroup)[-1]
    below = shown.height() - last.geometry().bottom()
    assert 0 < below < 3 * em()


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


def test_new_colours_and_sizes_are_taken_up(
    panel: DetailPanel, qapp: QApplication, qtbot: QtBot
) -> None:
    assert isinstance(qapp, Application)
    show(panel)
    before = content(panel)
    qapp.show_scheme(Scheme.DARK)
    qtbot.waitUntil(lambda: content(panel) is not before)
    dark, (name, *_others) = content(panel), content(panel).findChildren(QLabel)
    points = name.font().pointSizeF()
    qapp.scale_text(1.5)
    assert name.font().pointSizeF() == pytest.approx(points * 1.5)
    assert content(panel) is dark, "nothing is built for a size"
    assert texts(panel)[0] == name.text() == "Rich Clinic"


def test_every_published_provider_fits_the_narrowest_pane(panel: DetailPanel) -> None:
    catalogue = read_catalogue(paths.bundled_catalogue())
    panel.resize(380, 700)
    for provider in catalogue.providers:
        details = ProviderDetails(provider, (), catalogue.vocabulary, catalogue.edition)
        panel.show_provider(details, None)
        assert texts(panel)[0] == provider.name
        assert content(panel).minimumSizeHint().width() <= area(panel).viewport().width(), (
            provider.slug
        )
