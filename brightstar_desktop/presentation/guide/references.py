"""Cited works as words, as addresses, and as the list below a text."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from brightstar_desktop.domain.guide import Reference
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.context import PageStyle
from brightstar_desktop.presentation.guide.links import link_html


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


def site(url: str) -> str:
    """Return the name of the site that an address leads to, as people know it."""
    return urlsplit(url).netloc.removeprefix("www.")


def sources_html(references: Sequence[Reference], style: PageStyle) -> str:
    """Return the numbered list of sources that stands below a text."""
    if not references:
        return ""
    rows = "".join(_source(reference, at, style) for at, reference in enumerate(references, 1))
    title = escape(_("Sources"))
    return f'<h2><a name="sources"></a>{title}</h2><div class="sources">{rows}</div>'


def _source(reference: Reference, number: int, style: PageStyle) -> str:
    words, url = escape(reference_words(reference)), reference_url(reference)
    told = url if style.on_paper else _("open in your browser")
    link = f" {link_html(url)}{escape(told)}</a>" if url else ""
    return f'<p><a name="ref-{escape(reference.key)}"></a>{number}. {words}{link}</p>'
