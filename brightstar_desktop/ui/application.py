"""The QApplication: its names, its typeface, and colours that follow the desktop's."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from brightstar_desktop import __version__
from brightstar_desktop.ui.theme.palette import Scheme, system_scheme
from brightstar_desktop.ui.theme.style import apply_theme
from brightstar_desktop.ui.theme.type import install_fonts, set_scale

DESKTOP_FILE_NAME = "brightstar-desktop"


class Application(QApplication):
    """The program as the desktop knows it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("BrightStar")
        self.setApplicationDisplayName("BrightStar")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(DESKTOP_FILE_NAME)
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        install_fonts()
        self._wanted: Scheme | None = None
        set_scale(1.0)
        self.show_scheme(None)
        self.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

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
