"""A hand-out on sheets of paper, in the language it is wanted in, with or without a window."""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.visit import MOST_ON_PAPER
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.handout import Handout, handout_html, handout_title
from brightstar_desktop.ui import display
from brightstar_desktop.ui.portable import redirected_qt_files
from brightstar_desktop.ui.printing.printed_pages import (
    BODY_POINTS,
    LARGE_POINTS,
    PrintedPages,
    paper_style,
    qr_code,
)
from brightstar_desktop.ui.theme.typography import install_fonts


def handout_pages(
    handout: Handout, translations: Path, language: str, *, large: bool = False
) -> PrintedPages:
    """Return ``handout`` in ``language``, with the catalogues under ``translations``."""
    with i18n.speaking(language, translations):
        paper = handout_html(handout, paper_style())
        title, words = handout_title(), _("Page {number} of {count}")
    pictures = {name: qr_code(text) for name, text in paper.codes.items()}

    def foot(number: int, count: int) -> str:
        return f"BrightStar {handout.edition} · {words.format(number=number, count=count)}"

    points = LARGE_POINTS if large else BODY_POINTS
    return PrintedPages(paper.html, title, foot, points, pictures)


def write_handout(handout: Handout, file: Path, language: str, *, large: bool = False) -> int:
    """Write ``handout`` as a PDF and return the number of its pages.

    Raises BrightStarError where it holds too many providers, the file cannot be written, or
    QT_QPA_PLATFORM names a display that cannot be reached.
    """
    if len(handout.entries) > MOST_ON_PAPER:
        words = _("A hand-out holds at most {most} providers, and {count} are named: name fewer.")
        raise BrightStarError(words.format(most=MOST_ON_PAPER, count=len(handout.entries)))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with redirected_qt_files(), display.reached():
        application = QGuiApplication.instance() or QGuiApplication(["brightstar"])
        install_fonts()
    pages = handout_pages(handout, paths.resources() / "translations", language, large=large)
    try:
        return pages.write_pdf(file)
    except OSError as error:
        words = _("The PDF cannot be written to {file}: {reason}. Choose another place.")
        raise BrightStarError(words.format(file=file, reason=error)) from error
    finally:
        del application
