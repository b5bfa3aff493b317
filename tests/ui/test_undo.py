"""What was done to the shortlist is seen where it was done, and can be taken back by a key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.compare.compare_page import SavedCard
from brightstar_desktop.ui.dialogs.help_dialogs import KeysDialog
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.providers.contact_actions import SaveButton
from brightstar_desktop.ui.providers.provider_card import SAVED_ROLE
from tests.support.detail import FixedClock
from tests.ui.test_main_window import data
from tests.ui.test_shown_as_chosen import CONTROL, choose, press, told, window

__all__ = ("data", "window")

Z, D = Qt.Key.Key_Z, Qt.Key.Key_D
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def kept(window: MainWindow) -> tuple[str, ...]:
    return window.visit_model.visit.slugs()


def button(window: MainWindow) -> SaveButton:
    found = window.views.providers.detail_panel.findChild(SaveButton)
    assert isinstance(found, SaveButton)
    return found


def spoken(window: MainWindow, slug: str) -> str:
    model = window.views.providers.list_panel.model
    row = model.row_of(slug)
    assert row is not None
    assert model.data(model.index(row), SAVED_ROLE) is (slug in kept(window))
    return str(model.data(model.index(row), SPOKEN))


def cards(qtbot: QtBot, window: MainWindow, count: int) -> list[SavedCard]:
    """Show the shortlist and return its cards from top to bottom."""
    window.show_view("compare")
    qtbot.waitUntil(lambda: len(window.views.compare._saved_cards()) == count)
    return window.views.compare._saved_cards()


def click(widget: QWidget, words: str) -> None:
    found = next(each for each in widget.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_keep_and_its_undo_are_seen_on_card_and_button(qtbot: QtBot, window: MainWindow) -> None:
    slug = choose(qtbot, window, "iv los angeles")
    before = window.views.providers.list_panel.hit_list.grab().toImage()
    assert "On the shortlist" not in spoken(window, slug)
    press(D, CONTROL)
    assert kept(window) == (slug,)
    assert (button(window).text(), button(window).isChecked()) == ("On the shortlist", True)
    assert button(window).property("kind") == "kept"
    assert spoken(window, slug).endswith("On the shortlist.")
    assert window.views.providers.list_panel.hit_list.grab().toImage() != before
    press(Z, CONTROL)
    assert kept(window) == ()
    assert (button(window).text(), button(window).isChecked()) == ("Add to shortlist", False)
    assert "On the shortlist" not in spoken(window, slug)
    assert window.views.providers.list_panel.hit_list.grab().toImage() == before
    assert told(window).startswith("No longer on the shortlist: ")


def test_removing_by_the_button_says_so_and_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    slug = choose(qtbot, window, "iv los angeles")
    QTest.mouseClick(button(window), Qt.MouseButton.LeftButton)
    assert told(window) == "Kept on the shortlist."
    QTest.mouseClick(button(window), Qt.MouseButton.LeftButton)
    assert told(window) == "Taken off the shortlist. Ctrl+Z undoes that."
    press(Z, CONTROL)
    assert kept(window) == (slug,)
    assert told(window).startswith("On the shortlist as before: ")


def test_a_card_that_was_removed_comes_back_in_its_place_with_its_note(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    with qtbot.waitSignal(window.views.providers.finder.details_loaded):
        press(Qt.Key.Key_Down)
    press(D, CONTROL)
    first, _second = cards(qtbot, window, 2)
    QTest.keyClicks(first.note, "near home")
    before = window.visit_model.visit
    click(first, "Remove")
    assert len(kept(window)) == 1
    window.setFocus()
    press(Z, CONTROL)
    assert window.visit_model.visit == before
    again, _second = cards(qtbot, window, 2)
    assert again.note.text() == "near home"


def test_several_steps_are_undone_from_another_view(qtbot: QtBot, window: MainWindow) -> None:
    slug = choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    (card,) = cards(qtbot, window, 1)
    QTest.keyClicks(card.note, "near home")
    window.show_view("guide")
    window.views.guide.viewer.setFocus()
    press(Z, CONTROL)
    assert (kept(window), window.visit_model.visit.note(slug)) == ((slug,), "")
    press(Z, CONTROL)
    assert kept(window) == ()
    press(Z, CONTROL)
    assert told(window) == "There is nothing to undo."
    window.show_view("compare")


def test_a_note_that_was_undone_is_shown_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    (card,) = cards(qtbot, window, 1)
    QTest.keyClicks(card.note, "near home")
    window.action("undo").trigger()
    assert card.note.text() == ""


def test_a_field_undoes_its_own_words_first(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    words = window.views.providers.search_bar.words
    words.setFocus()
    assert words.isUndoAvailable()
    press(Z, CONTROL)
    assert words.text() != "iv los angeles"
    assert len(kept(window)) == 1


def test_a_field_with_nothing_of_its_own_leaves_the_key_to_the_shortlist(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    place = window.views.providers.search_bar.place
    place.setFocus()
    assert isinstance(place, QLineEdit)
    assert not place.isUndoAvailable()
    press(Z, CONTROL)
    assert kept(window) == ()


def test_nothing_of_it_outlives_a_visit(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    press(D, CONTROL)
    window.reset_visit()
    window.action("undo").trigger()
    assert kept(window) == ()
    assert told(window) == "There is nothing to undo."


def test_another_language_goes_on_with_what_can_be_undone(
    qtbot: QtBot, window: MainWindow, data: OpenData
) -> None:
    slug = choose(qtbot, window, "iv los angeles")
    press(D, CONTROL)
    press(D, CONTROL)
    other = MainWindow(FixedClock(), LinkOpener(lambda _url: True))
    qtbot.addWidget(other)
    other.show_data(data)
    other.resume(window)
    other.action("undo").trigger()
    assert kept(other) == (slug,)


def test_the_key_is_listed(window: MainWindow) -> None:
    window.action("keys").trigger()
    dialog = window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    texts = [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]
    assert "Ctrl+Z" in texts
    assert "Undo the last keep, removal or note of the shortlist" in texts
    dialog.reject()
