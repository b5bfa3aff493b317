"""Every page of the guide by its slug: chapters, questions, articles, and what is made of lists."""

from msgspec import Struct

from brightstar_desktop.domain.guide import (
    ARTICLES,
    CRISIS_HELP,
    EVENTS,
    GLOSSARY,
    PEOPLE,
    QUESTIONS,
    Article,
    Chapter,
    Document,
    GuideContent,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide.community import events_html, people_html
from brightstar_desktop.presentation.guide.context import RenderContext
from brightstar_desktop.presentation.guide.crisis import crisis_html
from brightstar_desktop.presentation.guide.glossary import glossary_html
from brightstar_desktop.presentation.guide.html import document_html, stylesheet
from brightstar_desktop.presentation.guide.listing import articles_html


class Page(Struct, frozen=True, kw_only=True):
    """A page: its title, one line about it (``note``), what it is about, and its HTML."""

    slug: str
    title: str
    note: str = ""
    summary: str = ""
    body: str


def make_page(slug: str, content: GuideContent, context: RenderContext) -> Page | None:
    """Return the page of this slug, or None where the edition has none."""
    document = content.document(slug)
    if document:
        return Page(
            slug=slug,
            title=document.title,
            note=note_words(document),
            summary=document.summary,
            body=document_html(document, context),
        )
    made = _made(slug, content, context)
    if made is None:
        return None
    title, summary, body = made
    return Page(slug=slug, title=title, summary=summary, body=f"{stylesheet(context.style)}{body}")


def note_words(document: Document) -> str:
    """Return the line above a text: what it is, how long it takes, when it was reviewed."""
    reviewed, minutes = day_words(document.reviewed_on), document.reading_minutes
    if isinstance(document, Chapter):
        words = _("Chapter {number} · {minutes} minutes · reviewed {day}")
        return words.format(number=document.number, minutes=minutes, day=reviewed)
    if isinstance(document, Article):
        words = _("Article by {who} · {minutes} minutes · reviewed {day}")
        return words.format(who=document.by, minutes=minutes, day=reviewed)
    return _("{minutes} minutes · reviewed {day}").format(minutes=minutes, day=reviewed)


def page_title(slug: str, content: GuideContent) -> str:
    """Return the title of a page for contents and links, "" where there is none."""
    document = content.document(slug)
    if document:
        return document.short or document.title
    titles = {
        GLOSSARY: _("Words explained"),
        ARTICLES: _("Articles"),
        EVENTS: _("Events"),
        PEOPLE: _("Practitioners"),
        CRISIS_HELP: _("Help in a crisis"),
        QUESTIONS: _("Questions and answers"),
    }
    return titles.get(slug, "")


def _made(slug: str, content: GuideContent, context: RenderContext) -> tuple[str, str, str] | None:
    """Return the title, the summary and the HTML of a page that is made of a list."""
    title = page_title(slug, content)
    if slug == GLOSSARY and content.glossary:
        told = _("The words of the guide in plain language.")
        return title, told, glossary_html(content)
    if slug == CRISIS_HELP:
        told = _("You do not have to face this alone. Somebody answers at any hour.")
        return title, told, crisis_html(content.crisis, context)
    if slug == ARTICLES:
        return title, _("Short pieces beside the guide."), articles_html(content.articles, context)
    if slug == EVENTS:
        told = _("Public talks, groups and open days, as their organizers announce them.")
        return title, told, events_html(content.events, context)
    if slug == PEOPLE:
        told = _("Practitioners who asked to be shown. This is no recommendation.")
        return title, told, people_html(content.people, context)
    return None
