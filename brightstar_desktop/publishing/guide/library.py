"""All the texts of the data folder: read, paired with their translations, and checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from brightstar_desktop.domain.guide import Articles, Document, Guide, Questions
from brightstar_desktop.domain.reading_bounds import body_faults
from brightstar_desktop.domain.text import LANGUAGES
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.guide.ages import age_problems
from brightstar_desktop.publishing.guide.citations import citation_problems
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.guide.links import Targets, link_problems
from brightstar_desktop.publishing.guide.pairs import pair_problems
from brightstar_desktop.publishing.guide.questions import question_problems
from brightstar_desktop.publishing.guide.source import read_drafts, translated
from brightstar_desktop.publishing.guide.topics import topic_problems
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.shape import shape_faults

CHAPTERS, QUESTIONS, ARTICLES = "guide/{}/*.md", "faq/{}.md", "articles/{}/*.md"
"""Where the texts of a language stand in the data folder."""


@dataclass(frozen=True)
class Library:
    """The texts as their files hold them, English first."""

    chapters: tuple[Draft, ...]
    questions: tuple[Draft, ...]
    articles: tuple[Draft, ...]

    def drafts(self) -> Iterator[Draft]:
        """Yield every text."""
        yield from (*self.chapters, *self.questions, *self.articles)

    def guide(self) -> Guide:
        """Return the chapters."""
        return Guide(
            **{
                name: tuple(draft.chapter() for draft in _in(name, self.chapters))
                for name in LANGUAGES
            }
        )

    def faq(self) -> Questions:
        """Return the questions."""
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


def read_library(root: Path, problems: list[Problem]) -> Library:
    """Return the texts under ``root``; what cannot be read is noted in ``problems``."""
    return Library(*(tuple(_both(root, at, problems)) for at in (CHAPTERS, QUESTIONS, ARTICLES)))


def library_problems(
    library: Library,
    vocabulary: Vocabulary | None,
    published_on: date | None,
    term_slugs: Iterable[str] = (),
) -> Iterator[Problem]:
    """Yield every problem of the texts.

    Codes in links are checked where the ``vocabulary`` is given, ages where the day is.
    """
    drafts = tuple(library.drafts())
    targets = {name: Targets.of(_in(name, drafts), term_slugs, vocabulary) for name in LANGUAGES}
    for draft in drafts:
        yield from _bound_problems(draft)
        yield from citation_problems(draft)
        yield from link_problems(draft, targets[draft.language])
        yield from topic_problems(draft, vocabulary)
        yield from age_problems(draft, published_on)
    for kind in (library.chapters, library.questions, library.articles):
        yield from pair_problems(kind)
    for draft in library.questions:
        yield from question_problems(draft)


def _bound_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what the program would refuse to read: too long, too deep, unseen, or a way out."""
    for fault in shape_faults(msgspec.to_builtins(draft.document(), str_keys=True), Document):
        yield Problem(draft.file, fault.field, fault.message, fault.remedy)
    for message in body_faults(draft.body):
        sentence = f"{message[:1].upper()}{message[1:]}."
        yield Problem(draft.file, "body", sentence, "Divide or correct the passage.")


def _both(root: Path, pattern: str, problems: list[Problem]) -> Iterator[Draft]:
    english = read_drafts(root, pattern.format("en"), "en", problems)
    yield from english
    yield from translated(read_drafts(root, pattern.format("es"), "es", problems), english)


def _in(language: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple(draft for draft in drafts if draft.language == language)
