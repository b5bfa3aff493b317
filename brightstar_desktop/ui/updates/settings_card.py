"""When newer data is looked for, and where."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.settings.definitions import SETTING_BY_NAME
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.cards import TitledCard, copyable_label


class UpdateSettingsCard(TitledCard):
    """Changes the two settings of updates; those that an organization has set cannot change."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(_("When and where to look"))
        self._settings = settings
        self._group = QButtonGroup(self)
        self.choices = {value: QRadioButton(words) for value, words in _choices()}
        self.address = QLineEdit(settings.update_source)
        self.save = QPushButton(_("Use this address"))
        self._validation_error = copyable_label("", "warning")
        self._validation_error.hide()
        self._saved = self.address.text()
        self._compose()
        self.choices.get(settings.updates, self.choices["on_request"]).setChecked(True)
        self._lock()
        self._group.buttonClicked.connect(lambda _button: self._save_choice())
        self.address.textChanged.connect(self._enable_save)
        self.address.returnPressed.connect(self._save_address)
        self.save.clicked.connect(self._save_address)
        self._enable_save()

    def validation_error(self) -> str:
        """Return what is wrong with the address typed, "" where nothing is."""
        return "" if self._validation_error.isHidden() else self._validation_error.text()

    def _save_choice(self) -> None:
        for value, button in self.choices.items():
            if button.isChecked():
                self._settings.set("updates", value)

    def _save_address(self) -> None:
        typed = self.address.text().strip()
        is_valid = SETTING_BY_NAME["update_source"].accepts(typed)
        self._validation_error.setText("" if is_valid else _invalid_address())
        self._validation_error.setVisible(not is_valid)
        if is_valid:
            self._saved = typed
            self._enable_save()
            self._settings.set("update_source", typed)

    def _enable_save(self) -> None:
        is_changed = self.address.text().strip() != self._saved
        self.save.setEnabled(is_changed and self.address.isEnabled())

    def _lock(self) -> None:
        locked = {name for name in ("updates", "update_source") if self._settings.is_locked(name)}
        for button in self.choices.values():
            button.setEnabled("updates" not in locked)
        self.address.setEnabled("update_source" not in locked)
        if locked:
            self.content.addWidget(copyable_label(_("Set by your organization."), "muted"))

    def _compose(self) -> None:
        for button in self.choices.values():
            self._group.addButton(button)
            self.content.addWidget(button)
        self.content.addSpacing(space(1))
        label = copyable_label(
            _("Address for newer data (empty: the one that the data itself names)"), "small"
        )
        label.setBuddy(self.address)
        self.address.setAccessibleName(_("Address for newer data"))
        self.address.setPlaceholderText(_("https://…"))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.address, 1)
        row.addWidget(self.save)
        self.content.addWidget(label)
        self.content.addLayout(row)
        self.content.addWidget(self._validation_error)


def _choices() -> tuple[tuple[str, str], ...]:
    return (
        ("automatic", _("By itself, about once a day")),
        ("on_request", _("Only when I ask")),
        ("no_network", _("Never use the network; folders and sticks only")),
    )


def _invalid_address() -> str:
    return _(
        "This is no address that can be used: it begins with https://, or is the whole path of a "
        "folder."
    )
