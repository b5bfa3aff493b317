"""Events that are still to come, and practitioners who asked to be shown."""

from collections.abc import Iterator
from datetime import date

from brightstar_desktop.domain.guide import Event, Practitioner
from brightstar_desktop.publishing.checks.contacts import url_fault
from brightstar_desktop.publishing.problems import Problem

EVENTS_FILE = "events.toml"
PEOPLE_FILE = "people.toml"


def check_events(
    events: tuple[Event, ...], providers: frozenset[str], published_on: date | None
) -> Iterator[Problem]:
    """Yield the problems of the events; ``providers`` are the slugs that may be named."""
    for index, event in enumerate(events):
        where = f"events[{index}]"
        fault = url_fault(event.url)
        if fault:
            yield Problem(EVENTS_FILE, f"{where}.url", fault, "Write https://…")
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
        fault = url_fault(person.url) if person.url else ""
        if fault:
            yield Problem(PEOPLE_FILE, f"{where}.url", fault, "Write https://…")
        if person.provider and person.provider not in providers:
            message = f"There is no provider {person.provider!r}."
            yield Problem(PEOPLE_FILE, f"{where}.provider", message, "Correct the slug.")
        if published_on and person.asked_on > published_on:
            message = f"The request, {person.asked_on}, lies after the publication."
            remedy = "Show nobody who has not asked: correct the day."
            yield Problem(PEOPLE_FILE, f"{where}.asked_on", message, remedy)
