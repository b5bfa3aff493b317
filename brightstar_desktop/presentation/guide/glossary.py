"""The page of words explained."""

from html import escape

from brightstar_desktop.domain.guide import GlossaryTerm, GuideContent
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.domain.words import fold
from brightstar_desktop.i18n import _, current_language


def glossary_html(content: GuideContent) -> str:
    """Return every term in the order of the alphabet, each with a link to where more is said."""
    language = current_language()
    terms = sorted(content.glossary, key=lambda term: fold(term.name.in_language(language)))
    parts: list[str] = []
    letter = ""
    for term in terms:
        first = fold(term.name.in_language(language))[:1].upper()
        if first != letter:
            letter = first
            parts.append(f'<h2><a name="letter-{escape(letter)}"></a>{escape(letter)}</h2>')
        parts.append(_term(term, language))
    return "".join(parts)


def _term(term: GlossaryTerm, language: str) -> str:
    name, meaning = term.name.in_language(language), term.meaning.in_language(language)
    more = ""
    if term.chapter:
        words = escape(_("More in the guide"))
        more = f' <a href="{GUIDE}{escape(term.chapter)}">{words}</a>'
    return (
        f'<p><a name="{escape(term.slug)}"></a><b>{escape(name)}</b><br>{escape(meaning)}{more}</p>'
    )
