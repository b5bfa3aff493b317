"""The whole page, on the screen in the colours shown now or on paper: heading, text, links."""

from html import escape

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.context import PageStyle
from brightstar_desktop.presentation.guide.pages import Page
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.type import Size, space


def screen_style(most_columns: int) -> PageStyle:
    """Return the colours and gaps of now, with room for tables of ``most_columns``."""
    return PageStyle(
        muted=css(Role.MUTED),
        card=css(Role.ACCENT_SOFT),
        warning=css(Role.WARNING_SOFT),
        border=css(Role.BORDER),
        text=css(Role.TEXT),
        gap=space(2),
        most_columns=most_columns,
    )


def page_html(
    page: Page, style: PageStyle, points: float, *, links: str = "", in_english: bool = False
) -> str:
    """Return the HTML of ``page`` with body text of ``points``; ``links`` stands below it.

    ``in_english`` says that the reader asked for another language, which it lacks.
    """
    parts = (
        _heading(page, style, points),
        _english_note() if in_english else "",
        page.body,
        f'<hr style="background-color:{style.border}">{links}' if links else "",
        "" if style.on_paper else "<p>&nbsp;</p>",
    )
    return "".join(parts)


def _heading(page: Page, style: PageStyle, points: float) -> str:
    quiet = f' style="color:{style.muted}"'
    large = points * Size.TITLE.value * 1.1
    note = f"<p{quiet}><small>{escape(page.note)}</small></p>" if page.note else ""
    summary = f"<p{quiet}>{escape(page.summary)}</p>" if page.summary else ""
    return f'{note}<h1 style="font-size:{large:.1f}pt">{escape(page.title)}</h1>{summary}'


def _english_note() -> str:
    sentence = _("This chapter can be read in English only.")
    return f"<p><i>{escape(sentence)}</i></p>"
