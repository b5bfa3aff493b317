"""The QApplication: its names, its typeface, and colours that follow the desktop's."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from brightstar_desktop import __version__
from brightstar_desktop.ui.theme.icons import drawings
from brightstar_desktop.ui.theme.palette import Scheme, system_scheme
from brightstar_desktop.ui.theme.style import apply_theme
from brightstar_desktop.ui.theme.type import install_fonts, set_scale

DESKTOP_FILE_NAME = "brightstar-desktop"
_LOCALES: Final = {"en": QLocale.Language.English, "es": QLocale.Language.Spanish}


class Application(QApplication):
    """The program as the desktop knows it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("BrightStar")
        self.setApplicationDisplayName("BrightStar")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(DESKTOP_FILE_NAME)
        self._translator: QTranslator | None = None
        self.speak("en")
        install_fonts()
        drawings()
        self._wanted: Scheme | None = None
        set_scale(1.0)
        self.show_scheme(None)
        self.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def speak(self, language: str) -> None:
        """Word Qt's own menus and dates in ``language`` ("en" or "es")."""
        locale = QLocale(_LOCALES[language], QLocale.Country.UnitedStates)
        QLocale.setDefault(locale)
        if self._translator:
            self.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self.installTranslator(self._translator)

    def show_scheme(self, scheme: Scheme | None) -> None:
        """Show ``scheme``, or follow the desktop's where it is None."""
        self._wanted = scheme
        apply_theme(self, scheme or system_scheme())

    def scale_text(self, scale: float) -> None:
        """Size all text to ``scale`` (1.0 to 2.0) times the system's."""
        set_scale(scale)
        self.show_scheme(self._wanted)

    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._wanted is None:
            self.show_scheme(None)
