"""What pages are built of: links, cited works, boxes, statements that hold until a day."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final
from urllib.parse import urlsplit

from brightstar_desktop.domain.guide import Reference
from brightstar_desktop.domain.guide_text import Dated
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.render_context import PageStyle
from brightstar_desktop.presentation.term_labels import day_words

CITE: Final = "cite:"
"""A link of this kind names a reference by its key."""
BOX_END: Final = "</td></tr></table>"
_OUTSIDE: Final = ("https:", "http:")


def link_html(address: str) -> str:
    """Open a link; one that leaves the program says so when the pointer rests on it."""
    title = ""
    if address.startswith(_OUTSIDE):
        # The address shows in a tip, which Qt would read as HTML where there is a "<".
        tip = _("Opens your browser: {address}").format(address=address.replace("<", "%3C"))
        title = f' title="{escape(tip)}"'
    return f'<a href="{escape(address)}"{title}>'


def reference_words(reference: Reference) -> str:
    """Return a reference as one line: authors, year, title, where it appeared, how to find it."""
    parts = [f"{reference.authors} ({reference.year}). {reference.title}."]
    if reference.published_in:
        parts.append(f"{reference.published_in}.")
    if reference.doi:
        parts.append(f"doi:{reference.doi}")
    if reference.pmid:
        parts.append(f"PMID {reference.pmid}")
    return " ".join(parts)


def reference_url(reference: Reference) -> str:
    """Return the address at which a reference can be read, "" where none is known."""
    if reference.url:
        return reference.url
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else ""


def outside_link(address: str, style: PageStyle) -> str:
    """Return a link worded by its site, as people know it; on paper by the whole address."""
    words = address if style.on_paper else urlsplit(address).netloc.removeprefix("www.")
    return f"{link_html(address)}{escape(words)}</a>"


def sources_html(references: Sequence[Reference], style: PageStyle) -> str:
    if not references:
        return ""
    rows = "".join(_source(reference, at, style) for at, reference in enumerate(references, 1))
    title = escape(_("Sources"))
    return f'<h2><a name="sources"></a>{title}</h2><div class="sources">{rows}</div>'


def _source(reference: Reference, number: int, style: PageStyle) -> str:
    words, url = escape(reference_words(reference)), reference_url(reference)
    link_words = url if style.on_paper else _("open in your browser")
    link = f" {link_html(url)}{escape(link_words)}</a>" if url else ""
    return f'<p><a name="ref-{escape(reference.key)}"></a>{number}. {words}{link}</p>'


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
    sentence = escape(dated_words(statement.until, today))
    return f"{box(style.warning, style)}<p><b>{sentence}</b> {_checked_at(statement, style)}</p>"


def dated_close(statement: Dated, today: date, style: PageStyle) -> str:
    """Close a dated statement: one that holds still says until when."""
    if statement.has_ended(today):
        return BOX_END
    sentence = escape(dated_words(statement.until, today))
    return f'<p class="aside"><small>{sentence} {_checked_at(statement, style)}</small></p></div>'


def _checked_at(statement: Dated, style: PageStyle) -> str:
    return _("Check: {address}").format(address=outside_link(statement.check, style))
