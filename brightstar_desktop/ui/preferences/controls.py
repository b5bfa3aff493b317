"""A control for each kind of setting, made from the setting's own declaration."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.settings.schema import (
    Code,
    Number,
    OneOf,
    OnOff,
    Setting,
    SettingValue,
)
from brightstar_desktop.ui.theme.type import em
from brightstar_desktop.ui.widgets.choice_box import ChoiceBox
from brightstar_desktop.ui.widgets.number_box import NumberBox

_PERCENT: Final = 100


class Control:
    """A widget for one setting, with what it says now; "" for a fault where there is none."""

    def __init__(
        self, widget: QWidget, value: Callable[[], SettingValue], fault: Callable[[], str]
    ) -> None:
        self.widget, self.value, self.fault = widget, value, fault


def control_for(
    setting: Setting[SettingValue], current: SettingValue, choices: Mapping[str, str]
) -> Control:
    """Return a control that shows ``current``; ``choices`` are the words of a setting's values."""
    rule = setting.rule
    if isinstance(rule, OneOf | OnOff):
        return _choice({value: choices.get(value, value) for value in rule.values}, current)
    if isinstance(rule, Code):
        return _choice(choices, current)
    if isinstance(rule, Number):
        return _number(setting, rule, float(current))
    return _line(setting, str(current))


def _choice(choices: Mapping[str, str], current: SettingValue) -> Control:
    box = ChoiceBox()
    for value, words in choices.items():
        box.addItem(words, value)
    if box.findData(current) < 0:
        box.addItem(str(current), current)
    box.setCurrentIndex(box.findData(current))
    return Control(box, lambda: str(box.currentData()), lambda: "")


def _number(setting: Setting[SettingValue], rule: Number, current: float) -> Control:
    """Return a box for whole numbers; parts of one are shown in per cent."""
    in_parts = isinstance(setting.default, float)
    factor = _PERCENT if in_parts else 1
    box = NumberBox(round(rule.low * factor), round(rule.high * factor))
    box.setSingleStep(round(rule.step * factor))
    box.setSuffix(" %" if in_parts else "")
    box.setValue(round(current * factor))
    box.setMaximumWidth(em(None, 8))

    def value() -> SettingValue:
        return box.value() / factor if in_parts else box.value()

    return Control(box, value, lambda: "")


def _line(setting: Setting[SettingValue], current: str) -> Control:
    line = QLineEdit(current)

    def fault() -> str:
        if setting.accepts(line.text().strip()):
            return ""
        return _(
            "This is no address that can be used: it begins with https://, or is the whole path "
            "of a folder."
        )

    return Control(line, lambda: line.text().strip(), fault)
