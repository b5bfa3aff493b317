"""Texts of the guide as their files hold them: Markdown below TOML between +++ lines."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.bounds import describe_mismatch
from brightstar_desktop.domain.guide import Article, Chapter, Document, Reference, Strength
from brightstar_desktop.domain.guide_text import sections
from brightstar_desktop.publishing.validation import Problem

WORDS_A_MINUTE: Final = 200
CITATION: Final = re.compile(r"\[\^([\w-]+)\]")
CLAIM: Final = re.compile(r"\s*\{claim\}")
"""Marks a statement that needs a source though it holds no figure; readers never see it."""
FENCE: Final = "+++"
_INHERITED: Final = ("topics", "references", "published_on", "by")
"""What a translation has from the English file: it is the same in every language."""


class FrontMatter(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
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
    front_matter: FrontMatter
    body: str

    @property
    def slug(self) -> str:
        return self.front_matter.slug

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        return tuple(section.anchor for section in sections(self.document()) if section.anchor)

    def document(self) -> Document:
        return Document(**self._common())

    def chapter(self) -> Chapter:
        return Chapter(**self._common(), number=self.number, strengths=self.front_matter.strengths)

    def article(self) -> Article:
        """Return it as an article; one without a day was published when it was reviewed."""
        day = self.front_matter.published_on or self.front_matter.reviewed_on
        return Article(**self._common(), published_on=day, by=self.front_matter.by)

    def _common(self) -> dict[str, Any]:
        head, body = self.front_matter, CLAIM.sub("", self.body)
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


def read_drafts(root: Path, pattern: str, language: str, problems: list[Problem]) -> list[Draft]:
    """Return the texts whose names under ``root`` match ``pattern``, in the order of their names.

    What cannot be read is noted in ``problems`` and left out.
    """
    files = enumerate(sorted(root.glob(pattern)), 1)
    read = (_read_draft(file, root, number, language, problems) for number, file in files)
    return [draft for draft in read if draft]


def with_inherited(drafts: Sequence[Draft], english: Sequence[Draft]) -> Iterator[Draft]:
    """Yield ``drafts`` with what they have from the English texts of the same slug."""
    originals = {draft.slug: draft.front_matter for draft in english}
    for draft in drafts:
        original = originals.get(draft.slug)
        if original is None:
            yield draft
            continue
        same = {name: getattr(original, name) for name in _INHERITED}
        own = {name: value for name, value in same.items() if not getattr(draft.front_matter, name)}
        yield msgspec.structs.replace(
            draft, front_matter=msgspec.structs.replace(draft.front_matter, **own)
        )


def _read_draft(
    file: Path, root: Path, number: int, language: str, problems: list[Problem]
) -> Draft | None:
    name = file.relative_to(root).as_posix()
    try:
        head, body = _split_front_matter(file.read_text(encoding="utf-8"))
        front_matter = msgspec.convert(tomllib.loads(head), FrontMatter)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        problems.append(Problem(name, "", message, "Make it a file that you may read."))
        return None
    except (ValueError, msgspec.ValidationError) as error:
        remedy = "Write TOML between two +++ lines at the top; data/README.md shows the fields."
        problems.append(
            Problem(name, "", f"The head cannot be read: {describe_mismatch(str(error))}.", remedy)
        )
        return None
    return Draft(file=name, language=language, number=number, front_matter=front_matter, body=body)


def _split_front_matter(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in lines[1:]:
        raise ValueError("there are no two +++ lines")
    end = lines.index(FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]).strip() + "\n"
