"""Reads the guide: one Markdown file a chapter, with TOML between +++ lines at its head."""

import tomllib
from collections.abc import Iterator
from datetime import date
from math import ceil
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.domain.guide import Chapter, Guide, Reference, Strength
from brightstar_desktop.domain.text import LANGUAGES
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.guide.checks import check_guide
from brightstar_desktop.publishing.problems import Problem

WORDS_A_MINUTE: Final = 200
FENCE: Final = "+++"


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    """What a chapter's file says of itself."""

    slug: str
    title: str
    summary: str
    reviewed_on: date
    references: tuple[Reference, ...] = ()
    strengths: tuple[Strength, ...] = ()
    valid_until: date | None = None
    valid_until_note: str = ""


def read_guide(
    folder: Path, vocabulary: Vocabulary | None = None, published_on: date | None = None
) -> tuple[Guide, tuple[Problem, ...]]:
    """Return the guide under ``folder`` (en/*.md, es/*.md) and every problem of it.

    Chapters stand in the order of their file names. With a ``vocabulary`` the codes in links to
    the list are checked too; with the day of publication, whether a chapter is too old for it.
    """
    problems: list[Problem] = []
    languages = {name: tuple(_read_language(folder, name, problems)) for name in LANGUAGES}
    for name, chapters in languages.items():
        problems.extend(check_guide(name, chapters, vocabulary, published_on))
    return Guide(**languages), tuple(problems)


def _read_language(folder: Path, language: str, problems: list[Problem]) -> Iterator[Chapter]:
    files = sorted((folder / language).glob("*.md"))
    for number, file in enumerate(files, 1):
        chapter = _read_chapter(file, f"guide/{language}/{file.name}", number, problems)
        if chapter:
            yield chapter


def _read_chapter(file: Path, name: str, number: int, problems: list[Problem]) -> Chapter | None:
    try:
        head, body = _split(file.read_text(encoding="utf-8"))
        said = msgspec.convert(tomllib.loads(head), _Head)
    except (ValueError, msgspec.ValidationError) as error:
        remedy = "Write TOML between two +++ lines at the top; data/README.md shows the fields."
        problems.append(Problem(name, "", f"The head cannot be read: {error}.", remedy))
        return None
    fields = msgspec.structs.asdict(said)
    minutes = ceil(len(body.split()) / WORDS_A_MINUTE)
    return Chapter(number=number, reading_minutes=minutes, body=body, **fields)


def _split(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in lines[1:]:
        raise ValueError("there are no two +++ lines")
    end = lines.index(FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]).strip() + "\n"
