"""The settings, telling the window when one changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.settings.definitions import SettingValue
from brightstar_desktop.settings.store import SettingsStore


class Settings(SettingsStore, QObject):
    """``changed`` carries the name of the setting that was chosen just now."""

    changed = Signal(str)

    def __init__(self, file: Path | None = None, policy_file: Path | None = None) -> None:
        QObject.__init__(self)
        SettingsStore.__init__(self, file, policy_file)

    def set(self, name: str, value: SettingValue) -> None:
        super().set(name, value)
        self.changed.emit(name)
