"""The pages of events, and of practitioners who asked to be shown."""

from collections.abc import Iterator, Sequence
from html import escape

from brightstar_desktop.domain.guide import Event, Practitioner
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide.boxes import BOX_END, box
from brightstar_desktop.presentation.guide.context import RenderContext
from brightstar_desktop.presentation.guide.links import PROVIDER, link_html
from brightstar_desktop.presentation.guide.references import site
from brightstar_desktop.presentation.languages import language_words


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
    """Return the practitioners in the order of their names."""
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
    yield f"<p>{escape(' · '.join(filter(None, (days, hours, place, event.organizer))))}</p>"
    yield f"<p>{escape(event.summary.in_language(language))}</p>"
    yield _provider(event.provider)
    read = _("Announced at {site}, read {day}").format(
        site=_outside(event.url, context), day=escape(day_words(event.read_on))
    )
    yield f'<p class="aside"><small>{read}</small></p>'


def _person(person: Practitioner, context: RenderContext) -> Iterator[str]:
    yield f"<p><b>{escape(person.name)}</b>, {escape(person.credential)}</p>"
    yield f"<p>{escape(person.about.in_language(current_language()))}</p>"
    if person.languages:
        names = ", ".join(language_words(code) for code in person.languages)
        spoken = _("Languages: {languages}").format(languages=names)
        yield f"<p>{escape(spoken)}</p>"
    yield _provider(person.provider)
    if person.url:
        yield f"<p>{_outside(person.url, context)}</p>"
    asked = escape(_("Asked to be shown on {day}").format(day=day_words(person.asked_on)))
    yield f'<p class="aside"><small>{asked}</small></p>'


def _provider(slug: str) -> str:
    if not slug:
        return ""
    words = escape(_("Show the provider"))
    return f'<p><a href="{PROVIDER}{escape(slug)}">{words}</a></p>'


def _outside(address: str, context: RenderContext) -> str:
    told = address if context.style.on_paper else site(address)
    return f"{link_html(address)}{escape(told)}</a>"


def _boxed(parts: Iterator[str], context: RenderContext) -> str:
    return f"{box(context.style.card, context.style)}{''.join(parts)}{BOX_END}"


def _nothing(sentence: str, remedy: str) -> str:
    return f"<p><b>{escape(sentence)}</b></p><p>{escape(remedy)}</p>"
