"""The list of hits keeps the rules of item models and tells of every change."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.ui.providers.hit_list import HitListModel
from brightstar_desktop.ui.providers.provider_card import CARD_ROLE, Card, card_for
from tests.support.factories import TODAY, make_provider


def hits(*slugs: str) -> tuple[Hit, ...]:
    return tuple(Hit(provider=make_provider(slug=slug, name=slug.title())) for slug in slugs)


def word(hit: Hit, today: date = TODAY) -> Card:
    return card_for(hit, vocabulary=Vocabulary(), today=today)


@pytest.mark.usefixtures("qtbot")
def test_it_keeps_the_rules_of_item_models_through_resets_and_changes() -> None:
    model = HitListModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    for shown in (hits("a", "b", "c"), hits("c", "a"), hits("c", "a"), (), hits("z")):
        model.show_hits(shown, word)
        assert model.rowCount() == len(shown)
    assert tester.model() is model


@pytest.mark.usefixtures("qtbot")
def test_a_row_gives_name_card_and_a_whole_sentence() -> None:
    model = HitListModel()
    model.show_hits(hits("kensho"), word)
    index = model.index(0)
    card = index.data(CARD_ROLE)
    assert index.data() == "Kensho"
    assert isinstance(card, Card)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == card.spoken
    assert card.spoken.startswith("Kensho,")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == 0
    assert model.data(QModelIndex()) is None


def test_the_same_providers_in_the_same_order_change_in_place(qtbot: QtBot) -> None:
    model = HitListModel()
    model.show_hits(hits("a", "b"), word)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_hits(hits("a", "b"), word)
    with qtbot.waitSignal(model.modelReset):
        model.show_hits(hits("b", "a"), word)


@pytest.mark.usefixtures("qtbot")
def test_a_provider_is_found_by_its_slug() -> None:
    model = HitListModel()
    model.show_hits(hits("a", "b"), word)
    assert model.row_of("b") == 1
    assert model.row_of("c") is None
    assert model.hit(1).provider.slug == "b"
