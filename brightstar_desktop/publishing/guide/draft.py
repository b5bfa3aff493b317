"""A text of the guide as its file holds it, before it becomes part of an edition."""

import re
from datetime import date
from functools import cached_property
from math import ceil
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.guide import Article, Chapter, Document, Reference, Strength
from brightstar_desktop.domain.guide_sections import sections

WORDS_A_MINUTE: Final = 200
CLAIM: Final = re.compile(r"\s*\{claim\}")
"""Marks a statement that needs a source though it holds no figure; readers never see it."""


class Head(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a file says of itself. What a translation leaves out is as in the English file."""

    slug: str
    title: str
    short: str = ""
    summary: str
    reviewed_on: date
    topics: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    strengths: tuple[Strength, ...] = ()
    published_on: date | None = None
    by: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One file: ``file`` within the data folder, its language, its place among its like from 1."""

    file: str
    language: str
    number: int
    head: Head
    body: str

    @property
    def slug(self) -> str:
        """Return how links name it."""
        return self.head.slug

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Return the names of its sections, in their order."""
        return tuple(section.anchor for section in sections(self.document()) if section.anchor)

    def document(self) -> Document:
        """Return it as a text of the guide."""
        return Document(**self._common())

    def chapter(self) -> Chapter:
        """Return it as a chapter."""
        return Chapter(**self._common(), number=self.number, strengths=self.head.strengths)

    def article(self) -> Article:
        """Return it as an article; one without a day was published when it was reviewed."""
        day = self.head.published_on or self.head.reviewed_on
        return Article(**self._common(), published_on=day, by=self.head.by)

    def _common(self) -> dict[str, Any]:
        head, body = self.head, CLAIM.sub("", self.body)
        return {
            "slug": head.slug,
            "title": head.title,
            "short": head.short,
            "summary": head.summary,
            "reviewed_on": head.reviewed_on,
            "reading_minutes": ceil(len(body.split()) / WORDS_A_MINUTE),
            "body": body,
            "references": head.references,
            "topics": head.topics,
        }
