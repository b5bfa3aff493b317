"""When newer data is looked for, and where."""

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.card import Card, sentence


class UpdateSettings(Struct, frozen=True, kw_only=True):
    """The settings about updates as they are: values by name, and those that cannot be changed.

    ``accepts`` says whether a setting, by its name, may take a value.
    """

    values: Mapping[str, str | float]
    locked: Collection[str] = ()
    accepts: Callable[[str, str], bool]


class UpdateSettingsCard(Card):
    """``chosen`` carries the name of a setting and its new value; ``locked`` ones cannot change."""

    chosen = Signal(str, object)

    def __init__(self, update_settings: UpdateSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("When and where to look"), parent)
        self._accepts = update_settings.accepts
        self._group = QButtonGroup(self)
        self.choices = {value: QRadioButton(words) for value, words in _choices()}
        self.address = QLineEdit(str(update_settings.values.get("update_source", "")))
        self.save = QPushButton(_("Use this address"))
        self._validation_error = sentence("", "warning")
        self._validation_error.hide()
        self._compose()
        self._show(str(update_settings.values.get("updates", "automatic")))
        self._lock(update_settings.locked)
        self._group.buttonClicked.connect(lambda _button: self._tell_choice())
        self.address.textChanged.connect(self._on_typed)
        self.address.returnPressed.connect(self._tell_address)
        self.save.clicked.connect(self._tell_address)
        self._saved = self.address.text()
        self._on_typed()

    def validation_error(self) -> str:
        """Return what is wrong with the address typed, "" where nothing is."""
        return "" if self._validation_error.isHidden() else self._validation_error.text()

    def _show(self, value: str) -> None:
        self.choices.get(value, self.choices["on_request"]).setChecked(True)

    def _tell_choice(self) -> None:
        for value, button in self.choices.items():
            if button.isChecked():
                self.chosen.emit("updates", value)

    def _tell_address(self) -> None:
        typed = self.address.text().strip()
        validation_error = "" if self._accepts("update_source", typed) else _invalid_address()
        self._validation_error.setText(validation_error)
        self._validation_error.setVisible(bool(validation_error))
        if not validation_error:
            self._saved = typed
            self._on_typed()
            self.chosen.emit("update_source", typed)

    def _on_typed(self) -> None:
        self.save.setEnabled(
            self.address.text().strip() != self._saved and self.address.isEnabled()
        )

    def _lock(self, locked: Collection[str]) -> None:
        if "updates" in locked:
            for button in self.choices.values():
                button.setEnabled(False)
        if "update_source" in locked:
            self.address.setEnabled(False)
        if {"updates", "update_source"} & set(locked):
            self.content.addWidget(sentence(_("Set by your organization."), "muted"))

    def _compose(self) -> None:
        for button in self.choices.values():
            self._group.addButton(button)
            self.content.addWidget(button)
        self.content.addSpacing(space(1))
        label = sentence(
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
