"""Every page of the guide by its slug, as the HTML that Qt shows and prints."""

import re
from collections.abc import Collection, Sequence
from html import escape
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import (
    ARTICLES,
    CRISIS_HELP,
    EVENTS,
    GLOSSARY,
    PEOPLE,
    QUESTIONS,
    READINESS,
    Article,
    Chapter,
    CrisisLine,
    Document,
    GuideContent,
    Topic,
    TopicGroup,
)
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide.elements import sources_html
from brightstar_desktop.presentation.guide.list_pages import (
    articles_html,
    crisis_html,
    events_html,
    glossary_html,
    people_html,
)
from brightstar_desktop.presentation.guide.render_context import PageStyle, RenderContext
from brightstar_desktop.presentation.term_labels import day_words

_FIRST_LINES: Final = 3
"""How many crisis lines are shown above topics that name a crisis."""


def document_html(document: Document, context: RenderContext) -> str:
    # It loads slowly.
    from brightstar_desktop.presentation.guide.markdown import render  # noqa: PLC0415

    numbers = {reference.key: number for number, reference in enumerate(document.references, 1)}
    body = render(document.body, numbers, context)
    return f"{stylesheet(context.style)}{body}{sources_html(document.references, context.style)}"


def find_links(document: Document) -> tuple[str, ...]:
    """Return the "find:" links of a text, each once, in their order."""
    found = re.findall(r"\]\((find:[^)\s]+)\)", document.body)
    return tuple(dict.fromkeys(found))


def stylesheet(style: PageStyle) -> str:
    return (
        "<style>p, li { line-height: 150%; } "
        f"p {{ margin-top: {style.gap}px; margin-bottom: {style.gap}px; }} "
        f"h2, h3 {{ margin-top: {style.gap * 3}px; margin-bottom: {style.gap}px; }} "
        "td p { margin-top: 0; margin-bottom: 0; } "
        "a { text-decoration: none; } th { text-align: left; } "
        f".term {{ color: {style.text}; }} "
        f".aside {{ color: {style.muted}; }} "
        f".sources {{ color: {style.muted}; }}</style>"
    )


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
        summary = _("The words of the guide in plain language.")
        return title, summary, glossary_html(content)
    if slug == CRISIS_HELP:
        summary = _("You do not have to face this alone. Somebody answers at any hour.")
        return title, summary, crisis_html(content.crisis, context)
    if slug == ARTICLES:
        return title, _("Short pieces beside the guide."), articles_html(content.articles, context)
    if slug == EVENTS:
        summary = _("Public talks, groups and open days, as their organizers announce them.")
        return title, summary, events_html(content.events, context)
    if slug == PEOPLE:
        summary = _("Practitioners who asked to be shown. This is no recommendation.")
        return title, summary, people_html(content.people, context)
    return None


def readiness_title() -> str:
    return _("What to raise with a clinician")


def readiness_summary() -> str:
    return _(
        "Tick what is true for you and take it to your visit. The list never says yes or no to "
        "treatment: a clinician does. Nothing you tick is stored or sent."
    )


def readiness_page(
    groups: Sequence[TopicGroup],
    ticked: Collection[str],
    lines: Sequence[CrisisLine],
    context: RenderContext,
) -> Page:
    """Return the topics of the slugs ``ticked``; help in a crisis first where one names it."""
    chosen = [
        (group, [topic for topic in group.topics if topic.slug in ticked]) for group in groups
    ]
    named = any(topic.crisis for _group, topics in chosen for topic in topics)
    help_first = crisis_html(lines[:_FIRST_LINES], context) if named else ""
    parts = [_group(group, topics) for group, topics in chosen if topics]
    nothing = escape(_("No topic is ticked."))
    topics_html = "".join(parts) or f"<p>{nothing}</p>"
    return Page(
        slug=READINESS,
        title=readiness_title(),
        summary=_("For my visit. I ticked these myself; they are no diagnosis."),
        body=f"{stylesheet(context.style)}{help_first}{topics_html}{_own_notes()}",
    )


def _group(group: TopicGroup, topics: Sequence[Topic]) -> str:
    language = current_language()
    rows = "".join(
        f"<li><p>{escape(topic.say.in_language(language))}<br>"
        f'<span class="aside"><small>{escape(topic.why.in_language(language))}</small></span>'
        "</p></li>"
        for topic in topics
    )
    return f"<h2>{escape(group.title.in_language(language))}</h2><ul>{rows}</ul>"


def _own_notes() -> str:
    title = _("What I also want to say or ask")
    return f"<h2>{escape(title)}</h2><p>&nbsp;</p><p>&nbsp;</p>"
