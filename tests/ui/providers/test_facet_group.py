"""A group of filters shows counts, holds rare options back and tells what a person did."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.providers.facet_group import (
    FacetGroup,
    FacetOption,
    FacetOptionRow,
    GroupState,
)
from brightstar_desktop.ui.theme.palette import Role, color

LETTERS = tuple(FacetOption(letter, f"Option {letter}") for letter in "abcdefgh")


def state(**changes: object) -> GroupState:
    values: dict[str, object] = {
        "counts": {"a": 31, "b": 2},
        "not_stated": 12,
        "chosen": frozenset(),
        "words": {},
        "unknown_included": False,
    }
    return GroupState(**values | changes)  # type: ignore[arg-type]  # one is changed by name


def make_group(qtbot: QtBot, *, collapsed: bool = False) -> FacetGroup:
    group = FacetGroup("Letters", LETTERS, collapsed=collapsed)
    qtbot.addWidget(group)
    group.resize(260, 400)
    group.show()
    group.show_state(state())
    return group


def visible(group: FacetGroup) -> str:
    return "".join(o.code for o in LETTERS if group.option(o.code).isVisible())


def test_options_show_their_counts_and_zero_cannot_be_chosen(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    assert group.option("a").count_text() == "31"
    assert group.option("a").box.accessibleName() == "Option a, 31 providers"
    assert group.option("a").box.isEnabled()
    assert not group.option("c").box.isEnabled()


def test_a_chosen_option_can_be_taken_back_even_when_it_finds_nobody(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    group.show_state(state(chosen=frozenset("c")))
    assert group.option("c").box.isEnabled()
    with qtbot.waitSignal(group.option_toggled) as told:
        QTest.mouseClick(group.option("c").box, Qt.MouseButton.LeftButton)
    assert told.args == ["c", False]


def test_rare_options_wait_behind_a_button_unless_chosen(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    assert visible(group) == "abcde"
    assert group.more_button.text() == "Show 3 more"
    group.show_state(state(chosen=frozenset("h")))
    assert visible(group) == "abcdeh"
    QTest.mouseClick(group.more_button, Qt.MouseButton.LeftButton)
    assert visible(group) == "abcdefgh"
    assert group.more_button.text() == "Show fewer"


def test_space_chooses_the_option_with_the_focus(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    with qtbot.waitSignal(group.option_toggled) as told:
        QTest.keyClick(group.option("b").box, Qt.Key.Key_Space)
    assert told.args == ["b", True]


def test_not_stated_is_offered_only_beside_a_choice(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    assert not group.not_stated_option.isVisible()
    group.show_state(state(chosen=frozenset("a")))
    assert group.not_stated_option.isVisible()
    assert group.not_stated_option.count_text() == "12"
    with qtbot.waitSignal(group.not_stated_option.toggled) as told:
        QTest.mouseClick(group.not_stated_option.box, Qt.MouseButton.LeftButton)
    assert told.args == [True]


def test_not_stated_is_not_offered_where_everybody_states_it(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    group.show_state(state(chosen=frozenset("a"), not_stated=0))
    assert not group.not_stated_option.isVisible()


def test_a_folded_group_opens_by_hand_and_for_a_choice(qtbot: QtBot) -> None:
    group = make_group(qtbot, collapsed=True)
    fold = group.fold_button
    assert fold is not None
    assert visible(group) == ""
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert visible(group) == "abcde"
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    group.show_state(state(chosen=frozenset("a")))
    assert visible(group) == "abcde"
    assert fold.accessibleDescription() == "open"


def test_an_option_read_from_words_looks_different_and_says_so(qtbot: QtBot) -> None:
    group = make_group(qtbot)
    group.show_state(state(chosen=frozenset("ab"), words={"a": "alpha"}))
    by_words, by_hand = group.option("a").box, group.option("b").box
    assert "“alpha”" in by_words.toolTip()
    assert by_words.grab().toImage() != by_hand.grab().toImage()
    mark = by_hand.grab().toImage()
    colours = {mark.pixelColor(x, mark.height() // 2).name() for x in range(20)}
    assert color(Role.ACCENT).name() in colours


def test_words_without_room_give_way_to_shorter_ones_and_are_told_in_full(qtbot: QtBot) -> None:
    row = FacetOptionRow("Esketamine nasal spray (SPRAVATO)", "SPRAVATO")
    qtbot.addWidget(row)
    row.show()
    for width, shown in ((400, "Esketamine nasal spray (SPRAVATO)"), (160, "SPRAVATO")):
        row.resize(width, row.sizeHint().height())
        row.show_option(15, chosen=False)
        assert row.box.shown_text() == shown
    assert row.box.toolTip() == "Esketamine nasal spray (SPRAVATO)"
    row.resize(70, row.sizeHint().height())
    assert row.box.shown_text().endswith("…")
