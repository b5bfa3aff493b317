"""A hand-out laid out on pages, in the language it is wanted in."""

from pathlib import Path

from brightstar_desktop import i18n
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.context import PageStyle
from brightstar_desktop.presentation.handout import Handout, handout_html, handout_title
from brightstar_desktop.ui.printing.printed_pages import (
    BODY_POINTS,
    LARGE_POINTS,
    PrintedPages,
    paper_style,
    qr_code,
)


def handout_pages(
    handout: Handout, translations: Path, language: str, *, large: bool = False
) -> PrintedPages:
    """Return ``handout`` in ``language``, with the catalogues under ``translations``."""
    with i18n.speaking(language, translations):
        style: PageStyle = paper_style()
        paper = handout_html(handout, style)
        title, words = handout_title(), _("Page {number} of {count}")
    pictures = {name: qr_code(text) for name, text in paper.codes.items()}

    def foot(number: int, count: int) -> str:
        return f"BrightStar {handout.edition} · {words.format(number=number, count=count)}"

    points = LARGE_POINTS if large else BODY_POINTS
    return PrintedPages(paper.html, title, foot, points, pictures)
