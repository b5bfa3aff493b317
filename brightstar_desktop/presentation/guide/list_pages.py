"""The pages made of lists: articles, words explained, events, practitioners, help in a crisis."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from brightstar_desktop.domain.guide import (
    Article,
    CrisisLine,
    Event,
    GlossaryTerm,
    GuideContent,
    Practitioner,
)
from brightstar_desktop.domain.links import GUIDE, PROVIDER
from brightstar_desktop.domain.words import fold
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide.elements import (
    BOX_END,
    box,
    dated_words,
    outside_link,
)
from brightstar_desktop.presentation.guide.render_context import RenderContext
from brightstar_desktop.presentation.term_labels import day_words, language_words


def articles_html(articles: Sequence[Article], context: RenderContext) -> str:
    if not articles:
        return _paragraph(_("This edition has no articles."))
    return "".join(_article(article, context) for article in articles)


def _article(article: Article, context: RenderContext) -> str:
    sentence = _("Published {day} · {minutes} minutes").format(
        day=day_words(article.published_on), minutes=article.reading_minutes
    )
    link = f'<a href="{GUIDE}{escape(article.slug)}">{escape(article.title)}</a>'
    parts = (f"<p><b>{link}</b></p>", _paragraph(article.summary), _aside(escape(sentence)))
    return _boxed(parts, context)


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


def events_html(events: Sequence[Event], context: RenderContext) -> str:
    """Return the events to come, soonest first; those that are over are left out."""
    coming = [event for event in events if event.last_day() >= context.today]
    if not coming:
        return _nothing(
            _("No events to come are known in this edition."),
            _("Clinics announce talks and groups on their own pages: see each provider's site."),
        )
    ordered = sorted(coming, key=lambda event: (event.starts_on, event.slug))
    return "".join(_boxed(_event(event, context), context) for event in ordered)


def people_html(people: Sequence[Practitioner], context: RenderContext) -> str:
    if not people:
        return _nothing(
            _("Nobody has asked to be shown in this edition."),
            _("Who works at a provider stands in its details, as far as the provider states it."),
        )
    ordered = sorted(people, key=lambda person: person.name)
    return "".join(_boxed(_person(person, context), context) for person in ordered)


def _event(event: Event, context: RenderContext) -> Iterator[str]:
    language = current_language()
    days = day_words(event.starts_on)
    if event.ends_on and event.ends_on != event.starts_on:
        days = _("{first} to {last}").format(first=days, last=day_words(event.ends_on))
    place = _("Online") if event.is_online else event.place
    yield f"<p><b>{escape(event.title.in_language(language))}</b></p>"
    hours = event.hours.in_language(language) if event.hours else ""
    yield _paragraph(" · ".join(filter(None, (days, hours, place, event.organizer))))
    yield _paragraph(event.summary.in_language(language))
    yield _provider(event.provider)
    site, day = outside_link(event.url, context.style), escape(day_words(event.read_on))
    yield _aside(_("Announced at {site}, read {day}").format(site=site, day=day))


def _person(person: Practitioner, context: RenderContext) -> Iterator[str]:
    yield f"<p><b>{escape(person.name)}</b>, {escape(person.credential)}</p>"
    yield _paragraph(person.about.in_language(current_language()))
    if person.languages:
        yield _paragraph(_languages(person.languages))
    yield _provider(person.provider)
    if person.url:
        yield f"<p>{outside_link(person.url, context.style)}</p>"
    asked = _("Asked to be shown on {day}").format(day=day_words(person.asked_on))
    yield _aside(escape(asked))


def _provider(slug: str) -> str:
    if not slug:
        return ""
    words = escape(_("Show the provider"))
    return f'<p><a href="{PROVIDER}{escape(slug)}">{words}</a></p>'


def _nothing(sentence: str, remedy: str) -> str:
    return f"<p><b>{escape(sentence)}</b></p>{_paragraph(remedy)}"


def crisis_html(lines: Sequence[CrisisLine], context: RenderContext) -> str:
    """Return every way to reach help: the number first, then how, when and in which languages."""
    return "".join(_line(line, context) for line in lines)


def _line(line: CrisisLine, context: RenderContext) -> str:
    has_ended = line.valid_until is not None and context.today > line.valid_until
    anchor = f'<a name="{escape(line.code)}"></a>'
    return anchor + _boxed(_line_parts(line, context), context, warns=has_ended)


def _line_parts(line: CrisisLine, context: RenderContext) -> Iterator[str]:
    language = current_language()
    if line.valid_until and context.today > line.valid_until:
        yield f"<p><b>{escape(dated_words(line.valid_until, context.today))}</b></p>"
    label = escape(line.label.in_language(language))
    yield f"<p><b>{escape(line.number)}</b> · <b>{label}</b></p>"
    yield from (_paragraph(text.in_language(language)) for text in (line.how, line.note) if text)
    if line.hours:
        yield _paragraph(_("Hours: {hours}").format(hours=line.hours.in_language(language)))
    if line.languages:
        yield f'<p class="aside">{escape(_languages(line.languages))}</p>'
    if line.source:
        site = outside_link(line.source, context.style)
        yield _aside(_("Source: {site}").format(site=site))


def _languages(codes: Iterable[str]) -> str:
    names = ", ".join(language_words(code) for code in codes)
    return _("Languages: {languages}").format(languages=names)


def _boxed(parts: Iterable[str], context: RenderContext, *, warns: bool = False) -> str:
    style = context.style
    return f"{box(style.warning if warns else style.card, style)}{''.join(parts)}{BOX_END}"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _aside(html: str) -> str:
    return f'<p class="aside"><small>{html}</small></p>'
