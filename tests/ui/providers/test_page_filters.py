"""Every filter narrows the list as the directory itself would, and can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.facets import FACETS, PRICE_FACET
from brightstar_desktop.domain.query import Query, Sort
from tests.ui.providers.conftest import PageDriver

FACET_NAMES = [facet.name for facet in FACETS]


@pytest.mark.parametrize("facet", FACET_NAMES)
def test_a_filter_lists_as_many_as_it_says_and_can_be_taken_back(
    driver: PageDriver, facet: str
) -> None:
    counts = driver.counts(Query())[facet]
    if not any(counts.values()):
        # Nobody in this edition states anything on the facet, so there is nothing to choose.
        assert facet not in driver.page.facets.facet_names()
        return
    code = max(counts, key=lambda one: counts[one])
    assert driver.option(facet, code).count_text() == str(counts[code])
    driver.click_option(facet, code)
    assert driver.listed() == driver.expected(Query(chosen={facet: frozenset({code})}))
    assert len(driver.listed()) == counts[code]
    assert len(driver.chips()) == 1
    driver.click_option(facet, code)
    assert driver.listed() == driver.expected(Query())
    assert driver.chips() == []


def test_options_that_would_list_nobody_cannot_be_chosen(driver: PageDriver) -> None:
    offered = driver.counts(Query())["formats"]
    driver.click_option("settings", "retreat")
    left = driver.counts(Query(chosen={"settings": frozenset({"retreat"})}))["formats"]
    hopeless = [code for code, count in offered.items() if count and not left[code]]
    assert hopeless
    for code in hopeless:
        option = driver.option("formats", code)
        assert option.count_text() == "0"
        assert not option.box.isEnabled()


def test_the_price_limits_and_can_keep_those_that_state_none(driver: PageDriver) -> None:
    field = driver.page.facets.price_group.field
    driver.answer_to(lambda: QTest.keyClicks(field, "500"))
    assert driver.listed() == driver.expected(Query(max_price=500))
    assert driver.chips() == ["up to $500"]
    keep = driver.page.facets.price_group.not_stated_option
    assert keep.isVisible()
    driver.answer_to(lambda: driver.click(keep))
    kept = Query(max_price=500, include_not_stated=frozenset({PRICE_FACET}))
    assert driver.listed() == driver.expected(kept)
    assert driver.chips() == ["up to $500", "+ price not stated"]
    driver.remove_chip("up to $500")
    assert driver.listed() == driver.expected(Query())
    assert field.text() == ""


def test_the_footer_offers_those_that_state_no_price(driver: PageDriver) -> None:
    driver.answer_to(lambda: QTest.keyClicks(driver.page.facets.price_group.field, "500"))
    button = driver.page.list_panel.price_button
    assert button.isVisible()
    driver.answer_to(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))
    assert not button.isVisible()
    assert driver.chips() == ["up to $500", "+ price not stated"]


def test_not_stated_is_kept_on_request_and_said_on_the_card(driver: PageDriver) -> None:
    driver.click_option("support", "integration")
    before = driver.listed()
    keep = driver.page.facets.group("support").not_stated_option
    driver.page.facets.ensureWidgetVisible(keep)
    driver.answer_to(lambda: driver.click(keep))
    assert driver.listed()[: len(before)] == before
    assert len(driver.listed()) > len(before)
    last = driver.page.list_panel.model.rowCount() - 1
    assert "support" in driver.page.list_panel.model.hit(last).not_stated


def test_unchecking_not_stated_that_the_words_kept_keeps_the_filter(driver: PageDriver) -> None:
    driver.type_words("veterans ptsd")
    assert driver.option("populations", "veterans").box.isChecked()
    option = driver.page.facets.group("populations").not_stated_option
    driver.page.facets.ensureWidgetVisible(option)
    assert option.box.isChecked()
    driver.answer_to(lambda: driver.click(option))
    assert driver.page.search_bar.words.text() == "ptsd"
    query = Query(text="ptsd", chosen={"populations": frozenset({"veterans"})})
    assert driver.listed() == driver.expected(query)


def test_a_place_lists_by_distance_and_enables_nearest(driver: PageDriver) -> None:
    bar = driver.page.search_bar
    driver.answer_to(lambda: QTest.keyClicks(bar.place, "92103"))
    assert driver.listed() == driver.expected(Query(near="92103", within_miles=25))
    assert bar.radius.isEnabled()
    nearest = driver.page.list_panel.sort_button.action(Sort.DISTANCE)
    assert nearest.isEnabled()
    driver.answer_to(nearest.trigger)
    query = Query(near="92103", within_miles=25, sort=Sort.DISTANCE)
    assert driver.listed() == driver.expected(query)
    driver.answer_to(lambda: QTest.keyClick(bar.radius, Qt.Key.Key_End))
    assert driver.listed() == driver.expected(Query(near="92103", sort=Sort.DISTANCE))
    driver.answer_to(lambda: bar.place.clear())
    assert driver.page.list_panel.sort_button.text() == "Best match first"


def test_any_distance_holds_for_a_place_in_the_words(driver: PageDriver) -> None:
    near = driver.type_words("san diego").count
    radius = driver.page.search_bar.radius
    far = driver.answer_to(lambda: QTest.keyClick(radius, Qt.Key.Key_End)).count
    assert far > near


def test_an_unknown_place_is_said_beside_the_field(driver: PageDriver) -> None:
    place = driver.page.search_bar.place
    QTest.keyClicks(place, "Atlantis")
    driver.answer_to(lambda: QTest.keyClick(place, Qt.Key.Key_Return))
    assert driver.page.search_bar.note.isVisible()
    assert "“Atlantis”" in driver.page.search_bar.note.text()
    assert driver.chips() == ["unknown place “Atlantis”"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_place_can_be_chosen_from_the_suggestions(driver: PageDriver, qtbot: QtBot) -> None:
    place = driver.page.search_bar.place
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    QTest.keyClicks(place, "san fran")
    popup = place.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    driver.answer_to(lambda: QTest.keyClick(popup, Qt.Key.Key_Return))
    assert driver.listed() == driver.expected(Query(near="San Francisco", within_miles=25))


def test_providers_by_video_can_be_added_to_those_in_reach(driver: PageDriver) -> None:
    result = driver.answer_to(lambda: QTest.keyClicks(driver.page.search_bar.place, "93301"))
    result = driver.answer_to(lambda: driver.page.show_query(Query(near="90012", within_miles=10)))
    button = driver.page.list_panel.video_button
    assert button.isVisible()
    more = driver.answer_to(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))
    assert more.count == result.count + result.telehealth_beyond
    assert not button.isVisible()
    assert driver.chips()[-1] == "+ by video from anywhere"


@pytest.mark.parametrize("sort", [Sort.PRICE, Sort.NAME, Sort.NEWEST])
def test_each_order_is_the_directorys_own(driver: PageDriver, sort: Sort) -> None:
    action = driver.page.list_panel.sort_button.action(sort)
    driver.answer_to(action.trigger)
    assert driver.listed() == driver.expected(Query(sort=sort))
    assert driver.page.list_panel.sort_button.text() == action.text()


def test_the_price_keeps_its_height_where_the_unstated_can_be_included(
    qtbot: QtBot, driver: PageDriver
) -> None:
    group = driver.page.facets.price_group
    driver.type_words("iv eureka under 1")
    assert group.not_stated_option.isVisible()
    qtbot.waitUntil(lambda: group.height() >= group.minimumSizeHint().height())
    assert group.field.height() >= group.field.minimumSizeHint().height()
