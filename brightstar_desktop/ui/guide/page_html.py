"""The whole page of a chapter in the colours shown now: heading, text, and the way on."""

from collections.abc import Mapping
from datetime import date
from html import escape

from brightstar_desktop.domain.guide import Chapter
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide_html import Look, chapter_html
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.type import Size, base_points, space


def page_html(
    chapter: Chapter,
    counts: Mapping[str, int],
    neighbours: tuple[Chapter | None, Chapter | None],
    today: date,
    *,
    in_english: bool = False,
) -> str:
    """Return the page of ``chapter`` between the chapters before and after it.

    ``in_english`` says that the reader asked for another language, which it lacks.
    """
    before, after = neighbours
    look = Look(
        muted=css(Role.MUTED),
        card=css(Role.ACCENT_SOFT),
        warning=css(Role.WARNING_SOFT),
        border=css(Role.BORDER),
        gap=space(2),
    )
    parts = (
        _heading(chapter),
        _ended_note(chapter, today, look),
        _english_note() if in_english else "",
        chapter_html(chapter, look=look, counts=counts),
        f'<hr style="background-color:{look.border}">',
        _neighbour(before, _("Before this: {title}")),
        _neighbour(after, _("Next: {title}")),
        "<p>&nbsp;</p>",
    )
    return "".join(parts)


def ended_words(chapter: Chapter, today: date) -> str:
    """Return that a dated statement of ``chapter`` may no longer hold; "" while it does."""
    until = chapter.valid_until
    if until is None or today <= until:
        return ""
    words = _("May no longer hold since {day}: {note}")
    return words.format(day=day_words(until), note=chapter.valid_until_note)


def _ended_note(chapter: Chapter, today: date, look: Look) -> str:
    """Return the warning in the text itself: a narrow window has no pane beside it."""
    words = ended_words(chapter, today)
    return (
        f'<table width="100%" cellpadding="{look.gap}">'
        f'<tr><td bgcolor="{look.warning}">{escape(words)}</td></tr></table>'
        if words
        else ""
    )


def _heading(chapter: Chapter) -> str:
    told = _("Chapter {number} · {minutes} minutes · reviewed {day}").format(
        number=chapter.number,
        minutes=chapter.reading_minutes,
        day=day_words(chapter.reviewed_on),
    )
    points = base_points() * Size.TITLE.value * 1.1
    return (
        f'<p style="color:{css(Role.MUTED)}"><small>{escape(told)}</small></p>'
        f'<h1 style="font-size:{points:.1f}pt">{escape(chapter.title)}</h1>'
        f'<p style="color:{css(Role.MUTED)}">{escape(chapter.summary)}</p>'
    )


def _english_note() -> str:
    sentence = _("This chapter can be read in English only.")
    return f"<p><i>{escape(sentence)}</i></p>"


def _neighbour(chapter: Chapter | None, words: str) -> str:
    if chapter is None:
        return ""
    title = escape(words.format(title=chapter.title))
    return f'<p><a href="{GUIDE}{escape(chapter.slug)}">{title}</a></p>'
