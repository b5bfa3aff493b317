"""Every setting can be chosen in one place, and what is locked cannot."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from brightstar_desktop.settings.definitions import SETTINGS, OneOf, OnOff
from brightstar_desktop.ui.dialogs.preferences import PreferencesDialog
from brightstar_desktop.ui.dialogs.setting_texts import groups, setting_texts
from brightstar_desktop.ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton
REGIONS = {"bay_area": "Bay Area", "los_angeles": "Los Angeles"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    policy = tmp_path / "policy.toml"
    policy.write_text('updates = "automatic"')
    return Settings(policy_file=policy)


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings) -> PreferencesDialog:
    made = PreferencesDialog(settings, REGIONS)
    qtbot.addWidget(made)
    made.show()
    return made


def box(dialog: PreferencesDialog, name: str) -> QComboBox:
    widget = dialog.controls[name].widget
    assert isinstance(widget, QComboBox)
    return widget


def press(qtbot: QtBot, dialog: PreferencesDialog, role: QDialogButtonBox.ButtonRole) -> None:
    buttons = [one for one in dialog.buttons.buttons() if dialog.buttons.buttonRole(one) is role]
    qtbot.mouseClick(buttons[0], LEFT)


SAVE, CANCEL = QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole


def test_every_setting_that_a_person_chooses_is_offered_in_words(
    dialog: PreferencesDialog,
) -> None:
    wanted = {setting.name for setting in SETTINGS if setting.chosen}
    assert {name for names in groups().values() for name in names} == wanted
    assert set(dialog.controls) == wanted
    for setting in SETTINGS:
        if setting.chosen and isinstance(setting.rule, OneOf | OnOff):
            assert set(setting_texts()[setting.name].choices) == set(setting.rule.values)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {words.name for words in setting_texts().values()} <= shown


def test_what_was_changed_is_told_once_saved_the_language_last(
    qtbot: QtBot, dialog: PreferencesDialog, settings: Settings
) -> None:
    told: list[tuple[str, object]] = []
    settings.changed.connect(lambda name: told.append((name, settings.value(name))))
    for name, value in (("language", "es"), ("region", "bay_area"), ("desk_mode", "on")):
        combo = box(dialog, name)
        combo.setFocus()
        combo.setCurrentIndex(combo.findData(value))
    scale = dialog.controls["text_scale"].widget
    assert isinstance(scale, QSpinBox)
    qtbot.keyClick(scale, Qt.Key.Key_Up)
    assert told == []
    press(qtbot, dialog, SAVE)
    assert told == [
        ("text_scale", 1.25), ("region", "bay_area"), ("desk_mode", "on"), ("language", "es"),
    ]  # fmt: skip
    assert dialog.isHidden()


def test_cancel_changes_nothing(
    qtbot: QtBot, dialog: PreferencesDialog, settings: Settings
) -> None:
    told: list[str] = []
    settings.changed.connect(told.append)
    box(dialog, "theme").setCurrentIndex(2)
    press(qtbot, dialog, CANCEL)
    assert (told, dialog.isHidden()) == ([], True)


def test_an_address_that_cannot_be_used_is_named_and_nothing_is_saved(
    qtbot: QtBot, dialog: PreferencesDialog, settings: Settings
) -> None:
    told: list[tuple[str, object]] = []
    settings.changed.connect(lambda name: told.append((name, settings.value(name))))
    line = dialog.controls["update_source"].widget
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "http://data.example")
    press(qtbot, dialog, SAVE)
    assert "begins with https://" in dialog.fault.text()
    assert (dialog.fault.isVisible(), dialog.isVisible(), told) == (True, True, [])
    line.setText("https://data.example")
    press(qtbot, dialog, SAVE)
    assert told == [("update_source", "https://data.example")]


def test_what_an_organization_has_set_says_so(dialog: PreferencesDialog) -> None:
    updates = box(dialog, "updates")
    assert not updates.isEnabled()
    assert updates.toolTip() == "Set by your organization."
    assert updates.accessibleDescription() == "Set by your organization."
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "What is greyed out is set by your organization." in shown


def test_the_enter_key_saves(qtbot: QtBot, dialog: PreferencesDialog, settings: Settings) -> None:
    box(dialog, "theme").setCurrentIndex(1)
    with qtbot.waitSignal(settings.changed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_a_region_that_the_data_lacks_stays_chosen(qtbot: QtBot) -> None:
    settings = Settings()
    settings.set("region", "gone")
    dialog = PreferencesDialog(settings, REGIONS)
    qtbot.addWidget(dialog)
    assert box(dialog, "region").currentData() == "gone"


def test_every_control_has_a_name_for_screen_readers(dialog: PreferencesDialog) -> None:
    assert all(control.widget.accessibleName() for control in dialog.controls.values())
    assert all(button.text() for button in dialog.findChildren(QPushButton))
