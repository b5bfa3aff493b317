"""The QApplication: its names, its typeface, and colours that follow the desktop's."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from brightstar_desktop import __version__, logs
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.theme.icons import drawings
from brightstar_desktop.ui.theme.palette import Scheme, system_scheme
from brightstar_desktop.ui.theme.style import apply_theme
from brightstar_desktop.ui.theme.typography import install_fonts, set_scale

DESKTOP_FILE_NAME = "brightstar-desktop"
_LOCALES: Final = {"en": QLocale.Language.English, "es": QLocale.Language.Spanish}


class Application(QApplication):
    """The program as the desktop knows it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        # Without this a widget that the style sheet names takes no font from its parent.
        QCoreApplication.setAttribute(
            Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles
        )
        super().__init__(list(arguments))
        self.setApplicationName("BrightStar")
        self.setApplicationDisplayName("BrightStar")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(DESKTOP_FILE_NAME)
        self._translator: QTranslator | None = None
        self.set_language("en")
        self.setStyle("Fusion")
        install_fonts()
        drawings()
        self._wanted: Scheme | None = None
        self._next_scale = 1.0
        self._scaling = QTimer(self, singleShot=True, interval=0)
        self._scaling.timeout.connect(lambda: self.scale_text(self._next_scale))
        set_scale(1.0)
        self.show_scheme(None)
        self.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def set_language(self, language: str) -> None:
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

    def scale_text_soon(self, scale: float) -> None:
        """Size all text once every key that waits was read: many of them make one change."""
        self._next_scale = scale
        self._scaling.start()

    def scale_text(self, scale: float) -> None:
        """Size all text to ``scale`` (1.0 to 2.0) times the system's."""
        set_scale(scale)
        self.show_scheme(self._wanted)

    def report_unexpected_errors(self, tell: Callable[[str], None]) -> None:
        """Log errors that nobody foresaw while the window is used, and ``tell`` people of them.

        Without it Qt goes on all the same, but only a terminal would show that anything happened.
        """

        def tell_of(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if not isinstance(error, Exception):
                sys.__excepthook__(kind, error, trace)
                return
            tell(logs.log_unexpected(error))

        sys.excepthook = tell_of

    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._wanted is None:
            self.show_scheme(None)


POLL_MS: Final = 150
QUIET_ROUNDS: Final = 5
ASIDE: Final = 64
"""Away from the pointer of a screen in memory, which would light up what lies under it."""


def take_picture(window: QWidget, file: Path, leave: Callable[[int], None]) -> None:
    """Show ``window``, save its picture to ``file`` once nothing moves, and ``leave`` (0 or 1).

    The window counts as steady when no work was under way for some rounds running.
    """
    window.move(ASIDE, ASIDE)
    window.show()
    timer = QTimer(window)
    timer.setInterval(POLL_MS)
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if tasks.wait_for_all(0) else 0
        if quiet < QUIET_ROUNDS:
            return
        timer.stop()
        file.parent.mkdir(parents=True, exist_ok=True)
        leave(0 if window.grab().save(str(file)) else 1)

    timer.timeout.connect(look)
    timer.start()
