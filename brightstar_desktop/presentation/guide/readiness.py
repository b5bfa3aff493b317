"""The chosen topics as a page to take along to a clinician."""

from collections.abc import Collection, Sequence
from html import escape

from brightstar_desktop.domain.guide import READINESS, CrisisLine, Topic, TopicGroup
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide.context import RenderContext
from brightstar_desktop.presentation.guide.crisis import crisis_html
from brightstar_desktop.presentation.guide.html import stylesheet
from brightstar_desktop.presentation.guide.pages import Page

_FIRST_LINES = 3
"""How many ways to reach help stand above topics that name a crisis."""


def readiness_title() -> str:
    """Return the title of the list of topics."""
    return _("What to raise with a clinician")


def readiness_summary() -> str:
    """Return what the list is for, and what becomes of what is ticked."""
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
    nothing_ticked = _("No topic is ticked.")
    nothing = f"<p>{escape(nothing_ticked)}</p>"
    return Page(
        slug=READINESS,
        title=readiness_title(),
        summary=_("For my visit. I ticked these myself; they are no diagnosis."),
        body=f"{stylesheet(context.style)}{help_first}{''.join(parts) or nothing}{_own_notes()}",
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
