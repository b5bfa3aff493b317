"""The settings menu."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.settings import TEXT_SCALES, Settings

LANGUAGE_NAMES: Final = (("en", "English"), ("es", "Español"))
"""Each language by its own name, so that its readers find it whatever the interface speaks."""


class PreferencesMenu(QMenu):
    """Offers the language, the colours and the size of text, then ``further`` actions."""

    def __init__(
        self, settings: Settings, further: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._groups: dict[str, QActionGroup] = {}
        self._add_choice("language", _("Language"), LANGUAGE_NAMES)
        self._add_choice("theme", _("Colors"), _themes())
        self._add_choice("text_scale", _("Size of text"), _scales())
        self.addSeparator()
        for action in further:
            self.addAction(action)
        for name, group in self._groups.items():
            self._tick(name)
            group.setEnabled(not settings.is_locked(name))
        settings.changed.connect(self._tick)

    def _tick(self, name: str) -> None:
        """Tick the value in force of the setting ``name``, where the menu offers it."""
        if name in self._groups:
            for action in self._groups[name].actions():
                action.setChecked(action.data() == self._settings.value(name))

    def _add_choice(
        self, name: str, title: str, options: Sequence[tuple[str | float, str]]
    ) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(self)
        for value, words in options:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _on, chosen=value: self._settings.set(name, chosen))
            group.addAction(action)
        self._groups[name] = group


def _themes() -> tuple[tuple[str, str], ...]:
    return (
        ("system", _("As on this computer")),
        ("light", _("Light")),
        ("dark", _("Dark")),
        ("contrast", _("High contrast")),
    )


def _scales() -> tuple[tuple[float, str], ...]:
    return tuple((scale, f"{scale:.0%}") for scale in TEXT_SCALES)
