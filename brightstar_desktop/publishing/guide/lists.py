"""The lists beside the texts: crisis lines, glossary, topics to raise, events and practitioners."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.domain.guide import (
    CrisisLine,
    Event,
    GlossaryTerm,
    Practitioner,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.domain.words import fold
from brightstar_desktop.publishing.checks.contacts import url_error
from brightstar_desktop.publishing.guide.consistency import LinkTargets
from brightstar_desktop.publishing.validation import FieldMessage, Problem

CRISIS_FILE: Final = "crisis.toml"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
GLOSSARY_FILE = "glossary.toml"
READINESS_FILE = "readiness.toml"
EVENTS_FILE = "events.toml"
PEOPLE_FILE = "people.toml"


def check_crisis(
    lines: tuple[CrisisLine, ...], published_on: date | None = None
) -> Iterator[Problem]:
    """Yield the problems of the ways to reach help in a crisis."""
    codes = [line.code for line in lines]
    for index, line in enumerate(lines):
        for name, message, remedy in _line_errors(line):
            yield Problem(CRISIS_FILE, f"lines[{index}].{name}", message, remedy)
        if published_on and line.valid_until and line.valid_until < published_on:
            message = f"What it says ended on {line.valid_until}, before the publication."
            where = f"lines[{index}].valid_until"
            yield Problem(CRISIS_FILE, where, message, "Look it up again, then set the new day.")
        if codes.index(line.code) != index:
            message = f"The code {line.code!r} is used twice."
            yield Problem(CRISIS_FILE, f"lines[{index}].code", message, "Give each line its own.")
    numbers = {line.code: line.number for line in lines}
    for core in CORE_CRISIS_LINES:
        if numbers.get(core.code) != core.number:
            message = f"The line {core.code!r} with the number {core.number} is missing."
            remedy = "Restore it, or change it in the program as well."
            yield Problem(CRISIS_FILE, "lines", message, remedy)


def _line_errors(line: CrisisLine) -> Iterator[FieldMessage]:
    for name, text in (
        ("label", line.label),
        ("how", line.how),
        ("note", line.note),
        ("hours", line.hours),
    ):
        if text is not None and not text.es:
            yield name, "The text has no Spanish.", 'Add es = "…".'
    if line.valid_until and not line.source:
        yield "source", "What ends on a day needs an address that knows.", "Write https://…"
    if not any(letter.isdigit() for letter in line.number):
        yield "number", "There is no number to dial.", "Write it as people dial it."
    for language in line.languages:
        if not _LANGUAGE.fullmatch(language):
            yield "languages", f"{language!r} is no code of ISO 639.", 'Write "en", "es", "ase" …'
    error = url_error(line.source) if line.source else ""
    if error:
        yield "source", error, "Write https://…"


def check_glossary(terms: tuple[GlossaryTerm, ...], targets: LinkTargets) -> Iterator[Problem]:
    """Yield the problems of the glossary."""
    slugs = [term.slug for term in terms]
    for index, term in enumerate(terms):
        where = f"terms[{index}]"
        if slugs.index(term.slug) != index:
            message = f"The slug {term.slug!r} is used twice."
            yield Problem(GLOSSARY_FILE, f"{where}.slug", message, "Give each term its own.")
        error = targets.error(term.chapter) if term.chapter else "It leads to no chapter."
        if error:
            yield Problem(GLOSSARY_FILE, f"{where}.chapter", error, 'Write "slug#anchor".')
        for language in term.also.keys() - set(LANGUAGES):
            message = f"{language!r} is no language of the guide."
            yield Problem(GLOSSARY_FILE, f"{where}.also", message, "Write en or es.")
    for language in LANGUAGES:
        yield from _shared_forms(terms, language)


def _shared_forms(terms: tuple[GlossaryTerm, ...], language: str) -> Iterator[Problem]:
    owners: dict[str, int] = {}
    for index, term in enumerate(terms):
        for form in term.forms(language):
            owner = owners.setdefault(fold(form), index)
            if owner != index:
                message = f"{form!r} is a form of {terms[owner].slug!r} as well."
                remedy = "A word can have one explanation: remove one."
                yield Problem(GLOSSARY_FILE, f"terms[{index}].also", message, remedy)


def check_readiness(groups: tuple[TopicGroup, ...], targets: LinkTargets) -> Iterator[Problem]:
    """Yield the problems of the topics."""
    seen: set[str] = set()
    for index, group in enumerate(groups):
        for at, topic in enumerate(group.topics):
            where = f"groups[{index}].topics[{at}]"
            if topic.slug in seen:
                message = f"The slug {topic.slug!r} is used twice."
                yield Problem(READINESS_FILE, f"{where}.slug", message, "Give each its own.")
            seen.add(topic.slug)
            error = targets.error(topic.chapter) if topic.chapter else ""
            if error:
                yield Problem(READINESS_FILE, f"{where}.chapter", error, 'Write "slug#anchor".')
    if groups and not any(topic.crisis for group in groups for topic in group.topics):
        message = "No topic names thoughts of suicide."
        remedy = "Add one with crisis = true: help is shown there first."
        yield Problem(READINESS_FILE, "groups", message, remedy)


def check_events(
    events: tuple[Event, ...], providers: frozenset[str], published_on: date | None
) -> Iterator[Problem]:
    """Yield the problems of the events; ``providers`` are the slugs that may be named."""
    for index, event in enumerate(events):
        where = f"events[{index}]"
        error = url_error(event.url)
        if error:
            yield Problem(EVENTS_FILE, f"{where}.url", error, "Write https://…")
        if event.ends_on and event.ends_on < event.starts_on:
            message = f"It ends on {event.ends_on}, before it begins."
            yield Problem(EVENTS_FILE, f"{where}.ends_on", message, "Correct one of the days.")
        if published_on and event.last_day() < published_on:
            message = f"It was over on {event.last_day()}, before the publication."
            yield Problem(EVENTS_FILE, where, message, "Remove it.")
        if event.provider and event.provider not in providers:
            message = f"There is no provider {event.provider!r}."
            yield Problem(EVENTS_FILE, f"{where}.provider", message, "Correct the slug.")


def check_people(
    people: tuple[Practitioner, ...], providers: frozenset[str], published_on: date | None
) -> Iterator[Problem]:
    """Yield the problems of the practitioners."""
    for index, person in enumerate(people):
        where = f"people[{index}]"
        error = url_error(person.url) if person.url else ""
        if error:
            yield Problem(PEOPLE_FILE, f"{where}.url", error, "Write https://…")
        if person.provider and person.provider not in providers:
            message = f"There is no provider {person.provider!r}."
            yield Problem(PEOPLE_FILE, f"{where}.provider", message, "Correct the slug.")
        if published_on and person.asked_on > published_on:
            message = f"The request, {person.asked_on}, lies after the publication."
            remedy = "Show nobody who has not asked: correct the day."
            yield Problem(PEOPLE_FILE, f"{where}.asked_on", message, remedy)
