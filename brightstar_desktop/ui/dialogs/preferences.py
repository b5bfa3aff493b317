"""Every setting in one dialog, made from their declaration, and some of them in a menu."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.settings.definitions import (
    SETTING_BY_NAME,
    Number,
    OneOf,
    OnOff,
    Setting,
    SettingValue,
    VocabularyCode,
)
from brightstar_desktop.ui.dialogs.setting_texts import SettingTexts, groups, setting_texts
from brightstar_desktop.ui.settings import TEXT_SCALES, Settings
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import ComboBox, SpinBox
from brightstar_desktop.ui.widgets.dialogs import Dialog, set_initial_size
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

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
    if isinstance(rule, VocabularyCode):
        return _choice(choices, current)
    if isinstance(rule, Number):
        return _number(setting, rule, float(current))
    return _line(setting, str(current))


def _choice(choices: Mapping[str, str], current: SettingValue) -> Control:
    box = ComboBox()
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
    box = SpinBox(round(rule.low * factor), round(rule.high * factor))
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


class PreferencesDialog(Dialog):
    """Changes ``settings`` once "Save" is pressed; ``regions`` are their names by code."""

    def __init__(
        self, settings: Settings, regions: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self._settings, self._regions = settings, regions
        self.controls: dict[str, Control] = {}
        self.fault = wrapped_label(kind="warning")
        self.fault.hide()
        self.buttons = QDialogButtonBox()
        self._compose()

    def save(self) -> None:
        """Make every change, the language last, for it builds the window anew."""
        fault = next(filter(None, (control.fault() for control in self.controls.values())), "")
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        if fault:
            return
        changed = {
            name: control.value()
            for name, control in self.controls.items()
            if control.widget.isEnabled() and control.value() != self._settings.value(name)
        }
        self.accept()
        for name in sorted(changed, key=lambda name: name == "language"):
            self._settings.set(name, changed[name])

    def _compose(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(space(2))
        column.addLayout(self._form())
        column.addStretch()
        if self._settings.policy.rules:
            column.addWidget(
                wrapped_label(_("What is greyed out is set by your organization."), "small")
            )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(4), space(3), space(4), space(3))
        outer.setSpacing(space(2))
        outer.addWidget(_scrolling(column), 1)
        outer.addWidget(self.fault)
        outer.addWidget(self._button_row())
        set_initial_size(self, 40, 34)

    def _form(self) -> QFormLayout:
        """Return all settings below their headings, in one form, so that they line up."""
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(1.5))
        words = setting_texts()
        for heading, names in groups().items():
            title = PlainLabel(heading)
            title.setContentsMargins(0, space(2) if form.rowCount() else 0, 0, 0)
            set_kind(title, "heading")
            form.addRow(title)
            for name in names:
                self._add_setting(form, name, words[name])
        return form

    def _add_setting(self, form: QFormLayout, name: str, said: SettingTexts) -> None:
        control = self._control(name, said)
        label = wrapped_label(said.name)
        label.setMinimumWidth(em(None, 9))
        label.setBuddy(control.widget)
        form.addRow(label, control.widget)
        if said.about:
            form.addRow("", wrapped_label(said.about, "small"))

    def _control(self, name: str, said: SettingTexts) -> Control:
        choices = dict(said.choices)
        if name == "region":
            choices |= self._regions
        control = control_for(SETTING_BY_NAME[name], self._settings.value(name), choices)
        control.widget.setAccessibleName(said.name)
        control.widget.setAccessibleDescription(said.about)
        if self._settings.is_locked(name):
            control.widget.setEnabled(False)
            set_tooltip(control.widget, _("Set by your organization."))
            control.widget.setAccessibleDescription(_("Set by your organization."))
        self.controls[name] = control
        return control

    def _button_row(self) -> QDialogButtonBox:
        cancel = self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save = self.buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_kind(save, "primary")
        save.setDefault(True)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        return self.buttons


def _scrolling(layout: QVBoxLayout) -> VerticalScrollArea:
    content = QWidget()
    layout.setContentsMargins(0, 0, space(2), 0)
    content.setLayout(layout)
    area = VerticalScrollArea(content)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area


class PreferencesMenu(QMenu):
    """Offers the language, the colours and the size of text, then ``further`` actions."""

    def __init__(
        self, settings: Settings, further: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._texts = settings, setting_texts()
        self._groups: dict[str, QActionGroup] = {}
        for name in ("language", "theme"):
            self._add_choice(name, self._texts[name].choices)
        self._add_choice("text_scale", {scale: f"{scale:.0%}" for scale in TEXT_SCALES})
        self.addSeparator()
        for action in further:
            self.addAction(action)
        for name, group in self._groups.items():
            self._check(name)
            group.setEnabled(not settings.is_locked(name))
        settings.changed.connect(self._check)

    def _check(self, name: str) -> None:
        if name in self._groups:
            for action in self._groups[name].actions():
                action.setChecked(action.data() == self._settings.value(name))

    def _add_choice(self, name: str, options: Mapping[str, str] | Mapping[float, str]) -> None:
        menu = self.addMenu(self._texts[name].name)
        group = QActionGroup(self)
        for value, words in options.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _on, chosen=value: self._settings.set(name, chosen))
            group.addAction(action)
        self._groups[name] = group
