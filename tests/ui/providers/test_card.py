"""A card says what is known, and says so where nothing is."""

import pytest
from PySide6.QtCore import QModelIndex, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.provider import session_price
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.ui.providers.hit_list import HitListModel
from brightstar_desktop.ui.providers.provider_card import Card, CardDelegate, card_for
from brightstar_desktop.ui.theme.palette import Role, color
from tests.support.factories import TODAY, make_price, make_provider

SELECTED = QStyle.StateFlag.State_Selected


def card(hit: Hit) -> Card:
    return card_for(hit, vocabulary=Vocabulary(), today=TODAY)


def painted(hit: Hit, size: QSize, state: QStyle.StateFlag = QStyle.StateFlag.State_None) -> QImage:
    model, delegate = HitListModel(), CardDelegate()
    model.show_hits((hit,), card)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(color(Role.WINDOW))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, size.width(), size.height())
    option.state = state
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def test_price_distance_and_age_are_in_words() -> None:
    provider = make_provider(prices=(make_price(min=425, max=425),))
    shown = card(
        Hit(
            provider=provider,
            distance_miles=3.6,
            nearest_location=0,
            session_price=session_price(provider.prices),
        )
    )
    assert (shown.price.amount, shown.price.rest) == ("$425", "a session")
    assert (shown.distance, shown.place, shown.age) == ("4 mi", "Oakland", "undated")


def test_what_is_not_stated_is_said_and_spoken() -> None:
    shown = card(Hit(provider=make_provider(), not_stated=("payment", PRICE_FACET)))
    assert not shown.price.stated
    assert shown.price.words == "price not stated"
    assert shown.not_stated == "payment not stated"
    assert "Payment not stated." in shown.spoken


@pytest.mark.usefixtures("qtbot")
def test_every_card_is_as_high_as_every_other() -> None:
    delegate, option = CardDelegate(), QStyleOptionViewItem()
    assert delegate.sizeHint(option, QModelIndex()) == delegate.sizeHint(option, QModelIndex())
    assert delegate.sizeHint(option, QModelIndex()).height() > 4 * option.fontMetrics.height()


@pytest.mark.usefixtures("qtbot")
def test_a_card_grows_with_the_text(qapp: QApplication) -> None:
    delegate, option = CardDelegate(), QStyleOptionViewItem()
    before = delegate.sizeHint(option, QModelIndex()).height()
    qapp.scale_text(2.0)  # type: ignore[attr-defined]  # the application under test is ours
    assert delegate.sizeHint(option, QModelIndex()).height() > 1.8 * before


@pytest.mark.parametrize("width", [60, 160, 420, 1400])
@pytest.mark.usefixtures("qtbot")
def test_long_words_stay_inside_the_card(width: int) -> None:
    long = make_provider(name="Interventional " * 20, formats=("iv_infusion", "oral") * 8)
    hit = Hit(provider=long, distance_miles=312.0, not_stated=("payment", "support"))
    height = CardDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    image = painted(hit, QSize(width, height))
    edge = {image.pixelColor(x, y).name() for x in (0, width - 1) for y in range(height)}
    assert edge == {color(Role.WINDOW).name()}


@pytest.mark.usefixtures("qtbot")
def test_the_chosen_card_has_a_border_in_the_accent() -> None:
    size = QSize(300, CardDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height())
    hit, accent = Hit(provider=make_provider()), color(Role.ACCENT).name()

    def colours(state: QStyle.StateFlag) -> set[str]:
        image = painted(hit, size, state)
        return {image.pixelColor(x, size.height() // 2).name() for x in range(12)}

    assert accent in colours(SELECTED)
    assert accent not in colours(QStyle.StateFlag.State_None)
