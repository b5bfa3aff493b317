"""Every setting in one place, made from their declaration."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.settings.schema import SETTING_BY_NAME
from brightstar_desktop.ui.preferences.controls import Control, control_for
from brightstar_desktop.ui.preferences.words import SettingWords, groups, setting_words
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import em, space
from brightstar_desktop.ui.widgets.dialog import Dialog
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.tips import set_tip
from brightstar_desktop.ui.widgets.window_size import begin_at


class PreferencesDialog(Dialog):
    """Changes ``settings`` once "Save" is pressed; ``regions`` are their names by code."""

    def __init__(
        self, settings: Settings, regions: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self._settings, self._regions = settings, regions
        self.controls: dict[str, Control] = {}
        self.fault = PlainLabel()
        self.fault.setWordWrap(True)
        set_kind(self.fault, "warning")
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
            column.addWidget(_small(_("What is greyed out is set by your organization.")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(4), space(3), space(4), space(3))
        outer.setSpacing(space(2))
        outer.addWidget(_scrolling(column), 1)
        outer.addWidget(self.fault)
        outer.addWidget(self._button_row())
        begin_at(self, 40, 34)

    def _form(self) -> QFormLayout:
        """Return all settings below their headings, in one form, so that they line up."""
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(1.5))
        words = setting_words()
        for heading, names in groups().items():
            title = PlainLabel(heading)
            title.setContentsMargins(0, space(2) if form.rowCount() else 0, 0, 0)
            set_kind(title, "heading")
            form.addRow(title)
            for name in names:
                self._add_setting(form, name, words[name])
        return form

    def _add_setting(self, form: QFormLayout, name: str, said: SettingWords) -> None:
        control = self._control(name, said)
        label = PlainLabel(said.name)
        label.setWordWrap(True)
        label.setMinimumWidth(em(None, 9))
        label.setBuddy(control.widget)
        form.addRow(label, control.widget)
        if said.about:
            form.addRow("", _small(said.about))

    def _control(self, name: str, said: SettingWords) -> Control:
        choices = dict(said.choices)
        if name == "region":
            choices |= self._regions
        control = control_for(SETTING_BY_NAME[name], self._settings.value(name), choices)
        control.widget.setAccessibleName(said.name)
        control.widget.setAccessibleDescription(said.about)
        if self._settings.is_locked(name):
            control.widget.setEnabled(False)
            set_tip(control.widget, _("Set by your organization."))
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


def _small(words: str) -> QLabel:
    label = PlainLabel(words)
    label.setWordWrap(True)
    set_kind(label, "small")
    return label


def _scrolling(layout: QVBoxLayout) -> QScrollArea:
    area, content = QScrollArea(), QWidget()
    layout.setContentsMargins(0, 0, space(2), 0)
    content.setLayout(layout)
    area.setWidget(content)
    area.setWidgetResizable(True)
    return area
