"""The page of help in a crisis."""

from collections.abc import Sequence
from html import escape

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide.boxes import BOX_END, box, dated_words
from brightstar_desktop.presentation.guide.context import RenderContext
from brightstar_desktop.presentation.guide.links import link_html
from brightstar_desktop.presentation.guide.references import site
from brightstar_desktop.presentation.languages import language_words


def crisis_html(lines: Sequence[CrisisLine], context: RenderContext) -> str:
    """Return every way to reach help: the number first, then how, when and in which languages."""
    return "".join(_line(line, context) for line in lines)


def _line(line: CrisisLine, context: RenderContext) -> str:
    spoken = current_language()
    parts = [
        f"<p><b>{escape(line.number)}</b> · <b>{escape(line.label.in_language(spoken))}</b></p>"
    ]
    parts += [
        f"<p>{escape(text.in_language(spoken))}</p>" for text in (line.how, line.note) if text
    ]
    if line.hours:
        told = _("Hours: {hours}").format(hours=line.hours.in_language(spoken))
        parts.append(f"<p>{escape(told)}</p>")
    if line.languages:
        names = ", ".join(language_words(code) for code in line.languages)
        told = _("Languages: {languages}").format(languages=names)
        parts.append(f'<p class="aside">{escape(told)}</p>')
    if line.source:
        known = _("Source: {site}").format(site=_linked(line.source, context))
        parts.append(f'<p class="aside"><small>{known}</small></p>')
    ended = line.valid_until is not None and context.today > line.valid_until
    if ended and line.valid_until:
        parts.insert(0, f"<p><b>{escape(dated_words(line.valid_until, context.today))}</b></p>")
    style = context.style
    colour = style.warning if ended else style.card
    anchor = f'<a name="{escape(line.code)}"></a>'
    return f"{anchor}{box(colour, style)}{''.join(parts)}{BOX_END}"


def _linked(address: str, context: RenderContext) -> str:
    told = address if context.style.on_paper else site(address)
    return f"{link_html(address)}{escape(told)}</a>"
