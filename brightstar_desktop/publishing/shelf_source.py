"""Reads all there is to read in an edition: the texts, and the lists that stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from brightstar_desktop.domain.guide import (
    CrisisLine,
    Event,
    GlossaryTerm,
    Practitioner,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks.community import (
    EVENTS_FILE,
    PEOPLE_FILE,
    check_events,
    check_people,
)
from brightstar_desktop.publishing.checks.crisis import CRISIS_FILE, check_crisis
from brightstar_desktop.publishing.checks.glossary import GLOSSARY_FILE, check_glossary
from brightstar_desktop.publishing.checks.privacy import email_problems
from brightstar_desktop.publishing.checks.readiness import READINESS_FILE, check_readiness
from brightstar_desktop.publishing.checks.translations import translation_problems
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.guide.library import Library, library_problems, read_library
from brightstar_desktop.publishing.guide.links import Targets
from brightstar_desktop.publishing.problems import Problem

Value = TypeVar("Value")


_FILES: Final = {
    "crisis": (CRISIS_FILE, "lines"),
    "glossary": (GLOSSARY_FILE, "terms"),
    "readiness": (READINESS_FILE, "groups"),
    "events": (EVENTS_FILE, "events"),
    "people": (PEOPLE_FILE, "people"),
}
"""The files of what is no folder of texts, and the name of the list in each."""


class _CrisisFile(msgspec.Struct):
    lines: tuple[CrisisLine, ...] = ()


class _GlossaryFile(msgspec.Struct):
    terms: tuple[GlossaryTerm, ...] = ()


class _ReadinessFile(msgspec.Struct):
    groups: tuple[TopicGroup, ...] = ()


class _EventsFile(msgspec.Struct):
    events: tuple[Event, ...] = ()


class _PeopleFile(msgspec.Struct):
    people: tuple[Practitioner, ...] = ()


@dataclass(frozen=True)
class Shelved:
    """What there is to read, as its files hold it."""

    library: Library
    crisis: tuple[CrisisLine, ...]
    glossary: tuple[GlossaryTerm, ...]
    readiness: tuple[TopicGroup, ...]
    events: tuple[Event, ...]
    people: tuple[Practitioner, ...]

    def fields(self) -> dict[str, Any]:
        """Return the fields of a catalogue that hold it."""
        return {
            "guide": self.library.guide(),
            "faq": self.library.faq(),
            "articles": self.library.published_articles(),
            "glossary": self.glossary,
            "readiness": self.readiness,
            "events": self.events,
            "people": self.people,
            "crisis": self.crisis,
        }


def read_shelved(root: Path, problems: list[Problem]) -> Shelved:
    """Return what there is to read under ``root``; what cannot be read is noted in ``problems``."""
    return Shelved(
        library=read_library(root, problems),
        crisis=_read(root / CRISIS_FILE, _CrisisFile, root, problems).lines,
        glossary=_read(root / GLOSSARY_FILE, _GlossaryFile, root, problems).terms,
        readiness=_read(root / READINESS_FILE, _ReadinessFile, root, problems).groups,
        events=_read(root / EVENTS_FILE, _EventsFile, root, problems).events,
        people=_read(root / PEOPLE_FILE, _PeopleFile, root, problems).people,
    )


def shelf_problems(
    shelved: Shelved,
    vocabulary: Vocabulary,
    providers: frozenset[str],
    published_on: date | None,
) -> Iterator[Problem]:
    """Yield every problem of what there is to read; ``providers`` are the published slugs."""
    slugs = [term.slug for term in shelved.glossary]
    english = [draft for draft in shelved.library.drafts() if draft.language == "en"]
    targets = Targets.of(english, slugs, vocabulary)
    yield from library_problems(shelved.library, vocabulary, published_on, slugs)
    yield from check_crisis(shelved.crisis, published_on) if shelved.crisis else ()
    yield from check_glossary(shelved.glossary, targets)
    yield from check_readiness(shelved.readiness, targets)
    yield from check_events(shelved.events, providers, published_on)
    yield from check_people(shelved.people, providers, published_on)
    for name, value in shelved.fields().items():
        file, field = _FILES.get(name, (name, name))
        yield from email_problems(file, {field: msgspec.to_builtins(value)})


def _read(file: Path, type_: type[Value], root: Path, problems: list[Problem]) -> Value:
    document = read_document(file, root, problems)
    if document is None:
        return type_()
    if file.name != CRISIS_FILE:  # check_crisis looks at its texts one by one
        problems.extend(translation_problems(file.name, document))
    read = convert(document, type_, file.name, problems)
    return type_() if read is None else read
