"""A hand-out laid out on sheets, in the language it is wanted in."""

from pathlib import Path

from brightstar_desktop import i18n
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.look import Look
from brightstar_desktop.presentation.handout import Handout, handout_paper, handout_title
from brightstar_desktop.ui.printing.codes import code_picture
from brightstar_desktop.ui.printing.look import look_on_paper
from brightstar_desktop.ui.printing.sheets import BODY_POINTS, LARGE_POINTS, Sheets


def handout_sheets(
    handout: Handout, translations: Path, language: str, *, large: bool = False
) -> Sheets:
    """Return ``handout`` in ``language``, with the catalogues under ``translations``."""
    with i18n.speaking(language, translations):
        look: Look = look_on_paper()
        paper = handout_paper(handout, look)
        title, words = handout_title(), _("Page {number} of {count}")
    pictures = {name: code_picture(text) for name, text in paper.codes.items()}

    def foot(number: int, count: int) -> str:
        return f"BrightStar {handout.edition} · {words.format(number=number, count=count)}"

    points = LARGE_POINTS if large else BODY_POINTS
    return Sheets(paper.html, title, foot, points, pictures)
