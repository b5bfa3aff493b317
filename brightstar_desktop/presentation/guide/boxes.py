"""Passages set apart: boxes, and statements that hold until a day."""

from datetime import date
from html import escape
from typing import Final

from brightstar_desktop.domain.dated import Dated
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide.context import PageStyle
from brightstar_desktop.presentation.guide.links import link_html
from brightstar_desktop.presentation.guide.references import site

BOX_END: Final = "</td></tr></table>"


def box(colour: str, style: PageStyle) -> str:
    """Open a box of ``colour``; BOX_END closes it."""
    return (
        f'<table width="100%" cellpadding="{style.gap}" '
        f'style="margin-top: {style.gap}px; margin-bottom: {style.gap}px">'
        f'<tr><td bgcolor="{colour}">'
    )


def dated_words(until: date, today: date) -> str:
    """Return, in a sentence, until when a statement is known to hold, or held."""
    if today > until:
        words = _(
            "This may no longer hold: it was known to hold until {day}. Check it before you "
            "rely on it."
        )
    else:
        words = _("As far as is known, this holds until {day}.")
    return words.format(day=day_words(until))


def dated_open(statement: Dated, today: date, style: PageStyle) -> str:
    """Open a dated statement: one that has ended says so before anything else."""
    if not statement.has_ended(today):
        return "<div>"
    told = escape(dated_words(statement.until, today))
    return f"{box(style.warning, style)}<p><b>{told}</b> {_checked_at(statement, style)}</p>"


def dated_close(statement: Dated, today: date, style: PageStyle) -> str:
    """Close a dated statement: one that holds still says until when."""
    if statement.has_ended(today):
        return BOX_END
    told = escape(dated_words(statement.until, today))
    return f'<p class="aside"><small>{told} {_checked_at(statement, style)}</small></p></div>'


def _checked_at(statement: Dated, style: PageStyle) -> str:
    address = statement.check
    told = escape(address if style.on_paper else site(address))
    return _("Check: {address}").format(address=f"{link_html(address)}{told}</a>")
