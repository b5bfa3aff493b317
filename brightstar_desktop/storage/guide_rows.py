"""What there is to read, as the rows of a directory file."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.guide import (
    CRISIS_HELP,
    GLOSSARY,
    READINESS,
    CrisisLine,
    Document,
    Event,
    GlossaryTerm,
    Practitioner,
    TopicGroup,
)
from brightstar_desktop.domain.guide_text import sections
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.storage.provider_rows import Row

CHAPTER: Final = "chapter"
QUESTIONS: Final = "questions"
ARTICLE: Final = "article"
PARTS: Final[dict[str, Any]] = {
    "glossary": tuple[GlossaryTerm, ...],
    "readiness": tuple[TopicGroup, ...],
    "events": tuple[Event, ...],
    "people": tuple[Practitioner, ...],
    "crisis": tuple[CrisisLine, ...],
}
"""The fields of a catalogue, and of a GuideContent, that are kept whole, and their types."""

_WEIGHTS: Final = {CHAPTER: 1.0, QUESTIONS: 0.5, ARTICLE: 0.5}
_OPENING_SHARE: Final = 0.6
"""The opening of a text bears its title twice, and would come before its sections."""
_CRISIS_WEIGHT: Final = 1.0
_TERM_WEIGHT: Final = 0.4
_TOPIC_WEIGHT: Final = 0.3


def part_rows(catalogue: Catalogue) -> Iterator[Row]:
    for name in PARTS:
        yield {"name": name, "content": msgspec.json.encode(getattr(catalogue, name))}


def document_rows(catalogue: Catalogue) -> Iterator[Row]:
    for language in LANGUAGES:
        for position, (kind, document) in enumerate(_documents(catalogue, language)):
            yield {
                "language": language,
                "slug": document.slug,
                "kind": kind,
                "position": position,
                "content": msgspec.json.encode(document),
            }


def section_rows(catalogue: Catalogue) -> Iterator[Row]:
    for language in LANGUAGES:
        for kind, document in _documents(catalogue, language):
            yield from _passages(language, document, _WEIGHTS[kind])
        for line in catalogue.crisis:
            yield _crisis_passage(language, line)
        for term in catalogue.glossary:
            yield _term_passage(language, term)
        for group in catalogue.readiness:
            yield from _topic_passages(language, group)


def _documents(catalogue: Catalogue, language: str) -> Iterator[tuple[str, Document]]:
    for chapter in getattr(catalogue.guide, language):
        yield CHAPTER, chapter
    questions = getattr(catalogue.faq, language)
    if questions:
        yield QUESTIONS, questions
    for article in getattr(catalogue.articles, language):
        yield ARTICLE, article


def _passages(language: str, document: Document, weight: float) -> Iterator[Row]:
    for passage in sections(document):
        yield {
            "language": language,
            "chapter": document.slug,
            "chapter_title": document.title,
            "anchor": passage.anchor,
            "title": passage.title,
            "body": passage.text,
            "weight": weight if passage.anchor else weight * _OPENING_SHARE,
        }


def _crisis_passage(language: str, line: CrisisLine) -> Row:
    said = (line.how, line.note, line.hours)
    return {
        "language": language,
        "chapter": CRISIS_HELP,
        "chapter_title": "",
        "anchor": line.code,
        "title": line.label.in_language(language),
        "body": " ".join(text.in_language(language) for text in said if text),
        "weight": _CRISIS_WEIGHT,
    }


def _term_passage(language: str, term: GlossaryTerm) -> Row:
    forms = ", ".join(term.also.get(language, ()))
    meaning = term.meaning.in_language(language)
    return {
        "language": language,
        "chapter": GLOSSARY,
        "chapter_title": "",
        "anchor": term.slug,
        "title": term.name.in_language(language),
        "body": f"{meaning} ({forms})" if forms else meaning,
        "weight": _TERM_WEIGHT,
    }


def _topic_passages(language: str, group: TopicGroup) -> Iterator[Row]:
    for topic in group.topics:
        yield {
            "language": language,
            "chapter": READINESS,
            "chapter_title": group.title.in_language(language),
            "anchor": topic.slug,
            "title": topic.say.in_language(language),
            "body": topic.why.in_language(language),
            "weight": _TOPIC_WEIGHT,
        }
