"""The page that a person takes home: the providers talked about, and what to ask them."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import CrisisLine, Document
from brightstar_desktop.domain.guide_text import extract
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.provider import Location, Price, Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.costs import (
    course_words,
    excluded_costs,
    plan_words,
    planned_words,
)
from brightstar_desktop.presentation.guide.pages import document_html
from brightstar_desktop.presentation.guide.render_context import PageStyle, RenderContext
from brightstar_desktop.presentation.hours_words import hours_words
from brightstar_desktop.presentation.price_words import format_price, insurance_words, price_terms
from brightstar_desktop.presentation.provider_text import address, phone_words, spoken_distance
from brightstar_desktop.presentation.term_labels import (
    day_words,
    join_words,
    label,
    labels,
    not_stated,
    sentence_case,
)

USUAL_QUESTIONS: Final = ("supervises", "room", "total", "no_help", "ride")
"""The questions that a hand-out carries unless others are chosen."""


def questions() -> Mapping[str, str]:
    """Return every question by its name, in the order in which they come up."""
    return {
        "supervises": _("Who supervises, and where can I look up the license?"),
        "room": _("Who is in the room with me during the session?"),
        "examines": _("Who examines me first, body and mind?"),
        "say_no": _("What would make you say no?"),
        "monitors": _("What do you measure before, during and after?"),
        "emergency": _("What happens in an emergency?"),
        "medicines": _("Which of my medicines matter?"),
        "total": _("What does the whole first course cost, with the first visit?"),
        "insurance": _("Which parts can my insurance pay? Do you give a superbill?"),
        "therapy": _("Can my own therapist take part?"),
        "no_help": _("What happens if I feel no better?"),
        "ride": _("Who takes me home? No driving until the next day."),
    }


def _seen(provider: Provider, vocabulary: Vocabulary) -> str:
    """Return "Nov 23, 2026: the provider's own page", "" where no source is named."""
    if not provider.sources:
        return ""
    newest = max(source.read_on for source in provider.sources)
    kinds = dict.fromkeys(label(vocabulary, "source_kinds", s.kind) for s in provider.sources)
    return _("{day}: {sources}").format(day=day_words(newest), sources="; ".join(kinds))


_CODE_SIDE: Final = 76
"""The side of a square code, in dots of 1/96 inch: 2 cm, which a telephone reads from a page."""
_CRISIS_LINES: Final = 3
_PRICES: Final = 4


class HandoutEntry(Struct, frozen=True, kw_only=True):
    """One provider on the page; ``note`` is why it was chosen, in the person's own words."""

    provider: Provider
    note: str = ""
    hit: Hit | None = None


class Handout(Struct, frozen=True, kw_only=True):
    """What goes on the page: one to five entries, and the names of the questions to ask.

    With a ``plan`` its cost is told for each. ``extracts`` are parts of the guide, as
    "slug#anchor", from ``guide``, which holds the texts of each language.
    """

    entries: tuple[HandoutEntry, ...]
    vocabulary: Vocabulary
    crisis: tuple[CrisisLine, ...]
    edition: str
    today: date
    asked: tuple[str, ...] = USUAL_QUESTIONS
    chart_copy: bool = False
    plan: CoursePlan | None = None
    guide: Mapping[str, tuple[Document, ...]] = {}
    extracts: tuple[str, ...] = ()


class HandoutHtml(Struct, frozen=True):
    """The page as HTML, and the texts of its square codes by the names of their pictures."""

    html: str
    codes: dict[str, str]


def handout_title() -> str:
    return _("Providers of ketamine care that we talked about today")


def handout_html(handout: Handout, style: PageStyle) -> HandoutHtml:
    codes: dict[str, str] = {}
    parts = [_style(style), _head(handout, handout_title())]
    parts += [_entry(entry, handout, style, codes) for entry in handout.entries]
    parts += [_questions(handout), _crisis(handout, style), _closing(handout)]
    parts += [_extract(place, handout, style) for place in handout.extracts]
    if handout.chart_copy:
        parts.append(_chart_copy(handout))
    return HandoutHtml("".join(parts), codes)


def _head(handout: Handout, title: str) -> str:
    words = _("Printed {day} · data of edition {edition}, accurate as of the days given below")
    sentence = words.format(day=day_words(handout.today), edition=handout.edition)
    return f'<p class="aside"><small>{escape(sentence)}</small></p><h1>{escape(title)}</h1>'


def _entry(entry: HandoutEntry, handout: Handout, style: PageStyle, codes: dict[str, str]) -> str:
    provider = entry.provider
    rows = "".join(
        f'<tr><td class="aside" width="30%">{escape(name)}</td><td>{escape(words)}</td></tr>'
        for name, words in _facts(entry, handout)
        if words
    )
    pictures = "".join(_code(name, text, codes) for name, text in _code_texts(provider))
    note = f"<p><i>{escape(entry.note)}</i></p>" if entry.note else ""
    name = f'<p class="name">{escape(provider.name)}</p>{_where(entry)}{note}'
    return (
        f'<table width="100%" border="1" cellspacing="0" cellpadding="{style.gap}" '
        f'style="border-color: {style.border}; margin-top: {style.gap * 2}px"><tr><td>'
        f'<table width="100%"><tr><td>{name}</td>{pictures}</tr></table>'
        f'<table width="100%" cellpadding="2">{rows}</table></td></tr></table>'
    )


def _where(entry: HandoutEntry) -> str:
    provider = entry.provider
    location = _location(entry)
    lines = [address(location)] if location else []
    if entry.hit and entry.hit.distance_miles is not None:
        distance = spoken_distance(entry.hit.distance_miles)
        lines.append(_("{distance} away").format(distance=distance))
    place = " · ".join(line for line in lines if line)
    phones = " · ".join(phone_words(phone.number) for phone in provider.phones)
    number = phones or _("phone not stated")
    web = f"<p>{escape(provider.website)}</p>" if provider.website else ""
    return f'<p>{escape(place)}</p><p class="phone">{escape(number)}</p>{web}'


def _location(entry: HandoutEntry) -> Location | None:
    locations = entry.provider.locations
    nearest = entry.hit.nearest_location if entry.hit else None
    return locations[nearest or 0] if locations else None


def _facts(entry: HandoutEntry, handout: Handout) -> Sequence[tuple[str, str]]:
    provider, vocabulary = entry.provider, handout.vocabulary
    location = _location(entry)
    ways = labels(vocabulary, "formats", provider.formats) + labels(
        vocabulary, "settings", provider.settings
    )
    insured = [insurance_words(one, vocabulary) for one in provider.payment.insurance]
    supervisors = labels(vocabulary, "credentials", provider.clinical_team.supervising_credentials)
    course = course_words(provider)
    return (
        (_("How it is given"), join_words(ways) or _ask()),
        (_("Supervised by"), join_words(supervisors) or _ask()),
        (_("Price"), _prices(provider, vocabulary) or _ask()),
        (_("First course, in all"), "" if handout.plan else course.total),
        *_planned(provider, handout.plan),
        (_("Insurance"), join_words(insured) or _ask()),
        (_("Hours"), hours_words(location.hours) if location and location.hours else ""),
        (_("Seen"), _seen(provider, vocabulary)),
        (_("Age of the facts"), sentence_case(card_age(provider, handout.today).tag)),
    )


def _planned(provider: Provider, plan: CoursePlan | None) -> Sequence[tuple[str, str]]:
    if plan is None:
        return ()
    cost = planned_words(provider, plan) or _ask()
    words = _("{cost} for {plan}").format(cost=cost, plan=plan_words(plan))
    return ((_("Planned cost"), words),)


def _prices(provider: Provider, vocabulary: Vocabulary) -> str:
    return "; ".join(_price(price, vocabulary) for price in provider.prices[:_PRICES])


def _price(price: Price, vocabulary: Vocabulary) -> str:
    """Return a price with its terms: paper must not promise everyone what members pay."""
    item = sentence_case(price.item.in_language(current_language()))
    terms = ", ".join(price_terms(price, vocabulary))
    return f"{item}: {format_price(price)}" + (f" ({terms})" if terms else "")


def _ask() -> str:
    return _("{unknown}: ask").format(unknown=not_stated())


def _code_texts(provider: Provider) -> Sequence[tuple[str, str]]:
    texts = [(_("Call"), f"tel:{phone.number}") for phone in provider.phones[:1]]
    return [*texts, *([(_("Website"), provider.website)] if provider.website else [])]


def _code(words: str, text: str, codes: dict[str, str]) -> str:
    name = f"code:{len(codes)}"
    codes[name] = text
    picture = f'<img src="{name}" width="{_CODE_SIDE}" height="{_CODE_SIDE}">'
    caption = f'<span class="aside"><small>{escape(words)}</small></span>'
    return f'<td align="center" width="{_CODE_SIDE + 8}">{picture}<br>{caption}</td>'


def _questions(handout: Handout) -> str:
    known = questions()
    rows = "".join(f"<li>{escape(known[name])}</li>" for name in handout.asked if name in known)
    title = _("When you call, ask")
    return f"<h2>{escape(title)}</h2><ul>{rows}</ul>" if rows else ""


def _crisis(handout: Handout, style: PageStyle) -> str:
    language = current_language()
    lines = "".join(
        f"<p><b>{escape(line.number)}</b> · {escape(line.label.in_language(language))}: "
        f"{escape(line.how.in_language(language))}</p>"
        for line in handout.crisis[:_CRISIS_LINES]
    )
    return (
        f'<table width="100%" border="2" cellspacing="0" cellpadding="{style.gap}" '
        f'style="border-color: {style.text}; margin-top: {style.gap * 2}px"><tr><td>'
        f"{lines}</td></tr></table>"
    )


def _closing(handout: Handout) -> str:
    sentence = _(
        "Information, not medical advice. Facts change: confirm them by telephone. Being listed is "
        "no recommendation. Newer facts are on each provider's own page. No name and no data of a "
        "patient stand on this page."
    )
    limits = f" {excluded_costs()}" if handout.plan else ""
    return f'<p class="aside"><small>{escape(sentence + limits)}</small></p>'


def _extract(place: str, handout: Handout, style: PageStyle) -> str:
    """Return a part of the guide with its sources, on a page of its own; "" where it is gone."""
    slug, _mark, anchor = place.partition("#")
    documents = handout.guide.get(current_language(), ())
    document = next((one for one in documents if one.slug == slug), None)
    part = extract(document, anchor) if document else None
    if document is None or part is None:
        return ""
    sentence = _("From the guide: {title}").format(title=document.title)
    body = document_html(part, RenderContext(today=handout.today, style=style))
    return (
        f'<div style="page-break-before: always"><p class="aside"><small>{escape(sentence)}'
        f"</small></p>{body}</div>"
    )


def _chart_copy(handout: Handout) -> str:
    """Return a page for the chart: what was handed out and when, and room for initials."""
    rows = "".join(
        f"<li>{escape(entry.provider.name)} ({escape(entry.provider.slug)})</li>"
        for entry in handout.entries
    )
    title = _head(handout, _("Chart copy: what was handed out"))
    given = escape(_("Handed out to the patient by: ____________________   Initials: ______"))
    return f'<div style="page-break-before: always">{title}<ol>{rows}</ol><p>{given}</p></div>'


def _style(style: PageStyle) -> str:
    tight, wide = style.gap // 4, style.gap * 2
    return (
        f"<style>p {{ margin-top: {tight}px; margin-bottom: {tight}px; }} "
        "h1 { font-size: x-large; margin-top: 0; margin-bottom: 0; } "
        f"h2 {{ font-size: large; margin-top: {wide}px; margin-bottom: {tight}px; }} "
        ".name { font-size: large; font-weight: 600; } "
        ".phone { font-size: large; font-weight: 600; } "
        f".aside {{ color: {style.muted}; }}</style>"
    )
