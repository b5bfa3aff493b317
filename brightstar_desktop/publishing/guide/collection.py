"""All there is to read in an edition: the texts in both languages, and the lists beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from brightstar_desktop.domain.guide import (
    Articles,
    CrisisLine,
    Document,
    Event,
    GlossaryTerm,
    Guide,
    Practitioner,
    Questions,
    TopicGroup,
)
from brightstar_desktop.domain.markdown_bounds import body_errors
from brightstar_desktop.domain.vocabulary import LANGUAGES, Vocabulary
from brightstar_desktop.publishing.checks.texts import email_problems, translation_problems
from brightstar_desktop.publishing.guide.consistency import (
    LinkTargets,
    link_problems,
    pair_problems,
)
from brightstar_desktop.publishing.guide.drafts import Draft, read_drafts, with_inherited
from brightstar_desktop.publishing.guide.lists import (
    CRISIS_FILE,
    EVENTS_FILE,
    GLOSSARY_FILE,
    PEOPLE_FILE,
    READINESS_FILE,
    check_crisis,
    check_events,
    check_glossary,
    check_people,
    check_readiness,
)
from brightstar_desktop.publishing.guide.text_checks import (
    citation_problems,
    date_problems,
    question_problems,
    topic_problems,
)
from brightstar_desktop.publishing.validation import Problem, convert, field_errors, read_document

CHAPTERS, QUESTIONS, ARTICLES = "guide/{}/*.md", "faq/{}.md", "articles/{}/*.md"
"""Where the texts of a language stand in the data folder."""
Value = TypeVar("Value")
_LISTS: Final = {
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
class GuideTexts:
    """The texts as their files hold them, English first."""

    chapters: tuple[Draft, ...]
    questions: tuple[Draft, ...]
    articles: tuple[Draft, ...]

    def drafts(self) -> Iterator[Draft]:
        yield from (*self.chapters, *self.questions, *self.articles)

    def guide(self) -> Guide:
        return Guide(
            **{
                name: tuple(draft.chapter() for draft in _in(name, self.chapters))
                for name in LANGUAGES
            }
        )

    def faq(self) -> Questions:
        return Questions(
            **{name: draft.document() for name in LANGUAGES for draft in _in(name, self.questions)}
        )

    def published_articles(self) -> Articles:
        """Return the articles, newest first."""
        found = {
            name: [draft.article() for draft in _in(name, self.articles)] for name in LANGUAGES
        }
        return Articles(
            **{
                name: tuple(sorted(articles, key=lambda one: one.published_on, reverse=True))
                for name, articles in found.items()
            }
        )


@dataclass(frozen=True)
class GuideSource:
    """What there is to read, as its files hold it."""

    texts: GuideTexts
    crisis: tuple[CrisisLine, ...]
    glossary: tuple[GlossaryTerm, ...]
    readiness: tuple[TopicGroup, ...]
    events: tuple[Event, ...]
    people: tuple[Practitioner, ...]

    def fields(self) -> dict[str, Any]:
        return {
            "guide": self.texts.guide(),
            "faq": self.texts.faq(),
            "articles": self.texts.published_articles(),
            "glossary": self.glossary,
            "readiness": self.readiness,
            "events": self.events,
            "people": self.people,
            "crisis": self.crisis,
        }


def read_guide(root: Path, problems: list[Problem]) -> GuideSource:
    """Return what there is to read under ``root``; what cannot be read is noted in ``problems``."""
    return GuideSource(
        texts=read_texts(root, problems),
        crisis=_read_list(root / CRISIS_FILE, _CrisisFile, root, problems).lines,
        glossary=_read_list(root / GLOSSARY_FILE, _GlossaryFile, root, problems).terms,
        readiness=_read_list(root / READINESS_FILE, _ReadinessFile, root, problems).groups,
        events=_read_list(root / EVENTS_FILE, _EventsFile, root, problems).events,
        people=_read_list(root / PEOPLE_FILE, _PeopleFile, root, problems).people,
    )


def read_texts(root: Path, problems: list[Problem]) -> GuideTexts:
    """Return the texts under ``root``; what cannot be read is noted in ``problems``."""
    return GuideTexts(
        *(tuple(_read_both(root, at, problems)) for at in (CHAPTERS, QUESTIONS, ARTICLES))
    )


def guide_problems(
    guide: GuideSource,
    vocabulary: Vocabulary,
    providers: frozenset[str],
    published_on: date | None,
) -> Iterator[Problem]:
    """Yield every problem of what there is to read; ``providers`` are the published slugs."""
    slugs = [term.slug for term in guide.glossary]
    english = [draft for draft in guide.texts.drafts() if draft.language == "en"]
    targets = LinkTargets.of(english, slugs, vocabulary)
    yield from text_problems(guide.texts, vocabulary, published_on, slugs)
    yield from check_crisis(guide.crisis, published_on) if guide.crisis else ()
    yield from check_glossary(guide.glossary, targets)
    yield from check_readiness(guide.readiness, targets)
    yield from check_events(guide.events, providers, published_on)
    yield from check_people(guide.people, providers, published_on)
    for name, value in guide.fields().items():
        file, field = _LISTS.get(name, (name, name))
        yield from email_problems(file, {field: msgspec.to_builtins(value)})


def text_problems(
    texts: GuideTexts,
    vocabulary: Vocabulary | None,
    published_on: date | None,
    term_slugs: Iterable[str] = (),
) -> Iterator[Problem]:
    """Codes in links are checked where the ``vocabulary`` is given, ages where the day is."""
    drafts = tuple(texts.drafts())
    targets = {
        name: LinkTargets.of(_in(name, drafts), term_slugs, vocabulary) for name in LANGUAGES
    }
    for draft in drafts:
        yield from _bound_problems(draft)
        yield from citation_problems(draft)
        yield from link_problems(draft, targets[draft.language])
        yield from topic_problems(draft, vocabulary)
        yield from date_problems(draft, published_on)
    for kind in (texts.chapters, texts.questions, texts.articles):
        yield from pair_problems(kind)
    for draft in texts.questions:
        yield from question_problems(draft)


def _bound_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what the program would refuse to read: too long, too deep, unseen, or a way out."""
    for error in field_errors(msgspec.to_builtins(draft.document(), str_keys=True), Document):
        yield Problem(draft.file, error.field, error.message, error.remedy)
    for message in body_errors(draft.body):
        sentence = f"{message[:1].upper()}{message[1:]}."
        yield Problem(draft.file, "body", sentence, "Divide or correct the passage.")


def _read_list(file: Path, type_: type[Value], root: Path, problems: list[Problem]) -> Value:
    document = read_document(file, root, problems)
    if document is None:
        return type_()
    if file.name != CRISIS_FILE:  # check_crisis looks at its texts one by one
        problems.extend(translation_problems(file.name, document))
    read = convert(document, type_, file.name, problems)
    return type_() if read is None else read


def _read_both(root: Path, pattern: str, problems: list[Problem]) -> Iterator[Draft]:
    english = read_drafts(root, pattern.format("en"), "en", problems)
    yield from english
    yield from with_inherited(read_drafts(root, pattern.format("es"), "es", problems), english)


def _in(language: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple(draft for draft in drafts if draft.language == language)
