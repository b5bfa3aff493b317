"""Gathers the whole data folder into one edition, with every problem in it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
    NewestApp,
)
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks import check_draft, check_provider, check_together
from brightstar_desktop.publishing.checks.heading import (
    EDITION_FILE,
    check_corrections_to,
    check_heading,
    check_newest_app,
)
from brightstar_desktop.publishing.checks.privacy import email_problems
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.checks.vocabulary import VOCABULARY_FILE
from brightstar_desktop.publishing.derive import derive
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.guide.readability import ReadingLevel, reading_level
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile, read_providers
from brightstar_desktop.publishing.removed import check_removed
from brightstar_desktop.publishing.shelf_source import Shelved, read_shelved, shelf_problems
from brightstar_desktop.publishing.vocabulary_source import read_vocabulary

Value = TypeVar("Value")


class _EditionFile(msgspec.Struct):
    edition: str
    published_at: datetime
    licence: str
    updates_from: str = ""
    corrections_to: str = ""
    app: NewestApp | None = None


@dataclass(frozen=True)
class Collected:
    """The edition (None where not even its name could be read) and every problem found.

    ``levels`` are how hard its texts are to read.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    draft_count: int = 0
    levels: tuple[ReadingLevel, ...] = ()


def collect(root: Path) -> Collected:
    """Read the data folder ``root``; nothing stops at the first problem."""
    problems: list[Problem] = []
    heading = _read_as(root / EDITION_FILE, _EditionFile, root, problems)
    vocabulary = read_vocabulary(root, problems)
    published = read_providers(root, "providers", problems)
    drafts = read_providers(root, "drafts", problems)
    shelved = read_shelved(root, problems)
    published_on = heading.published_at.date() if heading else None
    slugs = frozenset(file.provider.slug for file in published)
    problems.extend(shelf_problems(shelved, vocabulary, slugs, published_on))
    problems.extend(email_problems(VOCABULARY_FILE, msgspec.to_builtins(vocabulary)))
    levels = tuple(reading_level(draft) for draft in shelved.library.drafts())
    gazetteer = load_gazetteer(root / "geography")
    setting = CheckSetting(vocabulary, gazetteer, published_on or date.max)
    problems.extend(_check(published, drafts, setting))
    problems.extend(check_removed(root, published + drafts))
    if heading is None:
        return Collected(None, tuple(problems), len(drafts), levels)
    problems.extend(
        check_heading(heading.edition, heading.published_at, heading.licence, heading.updates_from)
    )
    problems.extend(check_corrections_to(heading.corrections_to))
    problems.extend(check_newest_app(heading.app))
    providers = tuple(derive(file.provider, gazetteer, vocabulary) for file in published)
    catalogue = _assemble(heading, vocabulary, providers, shelved)
    return Collected(catalogue, tuple(problems), len(drafts), levels)


def _check(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...], setting: CheckSetting
) -> list[Problem]:
    found = [problem for file in published for problem in check_provider(file, setting)]
    found += [problem for file in drafts for problem in check_draft(file, setting)]
    return found + list(check_together(published, drafts))


def _assemble(
    heading: _EditionFile,
    vocabulary: Vocabulary,
    providers: tuple[Provider, ...],
    shelved: Shelved,
) -> Catalogue:
    return Catalogue(
        format=FORMAT_NAME,
        version=CURRENT_VERSION,
        edition=heading.edition,
        published_at=heading.published_at,
        licence=heading.licence,
        vocabulary=vocabulary,
        providers=providers,
        updates_from=heading.updates_from,
        corrections_to=heading.corrections_to,
        app=heading.app,
        **shelved.fields(),
    )


def _read_as(file: Path, type_: type[Value], root: Path, problems: list[Problem]) -> Value | None:
    document = read_document(file, root, problems)
    return convert(document, type_, file.name, problems) if document is not None else None
