"""The settings, telling the window when one changes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.settings.definitions import SettingValue
from brightstar_desktop.settings.store import SettingsStore

USUAL_SCALE: Final = 1.0
TEXT_SCALES: Final = (USUAL_SCALE, 1.25, 1.5, 1.75, 2.0)


class Settings(SettingsStore, QObject):
    """``changed`` carries the name of the setting that was chosen just now."""

    changed = Signal(str)

    def __init__(self, file: Path | None = None, policy_file: Path | None = None) -> None:
        QObject.__init__(self)
        SettingsStore.__init__(self, file, policy_file)

    def set(self, name: str, value: SettingValue) -> None:
        super().set(name, value)
        self.changed.emit(name)

    def step_text(self, step: int) -> None:
        """Make all text ``step`` sizes larger, or smaller where it is negative."""
        sizes = range(len(TEXT_SCALES))
        nearest = min(sizes, key=lambda at: abs(TEXT_SCALES[at] - self.text_scale))
        self.size_text(TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, nearest + step))])

    def size_text(self, scale: float) -> None:
        """Show all text in this size, unless the machine's policy sets another."""
        if not self.is_locked("text_scale") and scale != self.text_scale:
            self.set("text_scale", scale)
