"""Gathers the whole data folder into one edition, with every problem in it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.guide import CrisisLine, Guide
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks import check_draft, check_provider, check_together
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.derive import derive
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.guide_source import read_guide
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile, read_providers
from brightstar_desktop.publishing.vocabulary_source import read_vocabulary

Value = TypeVar("Value")


class _EditionFile(msgspec.Struct):
    edition: str
    published_at: datetime
    licence: str


class _CrisisFile(msgspec.Struct):
    lines: tuple[CrisisLine, ...]


@dataclass(frozen=True)
class Collected:
    """The edition (None where not even its name could be read) and every problem found."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    draft_count: int = 0


def collect(root: Path) -> Collected:
    """Read the data folder ``root``; nothing stops at the first problem."""
    problems: list[Problem] = []
    heading = _read_as(root / "edition.toml", _EditionFile, root, problems)
    vocabulary = read_vocabulary(root, problems)
    published = read_providers(root, "providers", problems)
    drafts = read_providers(root, "drafts", problems)
    crisis = _read_as(root / "crisis.toml", _CrisisFile, root, problems)
    guide, guide_problems = read_guide(root / "guide", vocabulary)
    problems.extend(guide_problems)
    gazetteer = load_gazetteer(root / "geography")
    if heading is None:
        return Collected(None, tuple(problems), len(drafts))
    setting = CheckSetting(vocabulary, gazetteer, heading.published_at.date())
    problems.extend(_check(published, drafts, setting))
    catalogue = _assemble(heading, vocabulary, _derived(published, gazetteer, vocabulary), guide)
    lines = crisis.lines if crisis else ()
    catalogue = msgspec.structs.replace(catalogue, crisis=lines)
    return Collected(catalogue, tuple(problems), len(drafts))


def _check(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...], setting: CheckSetting
) -> list[Problem]:
    found = [problem for file in published for problem in check_provider(file, setting)]
    found += [problem for file in drafts for problem in check_draft(file, setting)]
    return found + list(check_together(published, drafts))


def _derived(
    files: tuple[ProviderFile, ...], gazetteer: Gazetteer, vocabulary: Vocabulary
) -> tuple[Provider, ...]:
    return tuple(derive(file.provider, gazetteer, vocabulary) for file in files)


def _assemble(
    heading: _EditionFile, vocabulary: Vocabulary, providers: tuple[Provider, ...], guide: Guide
) -> Catalogue:
    return Catalogue(
        format=FORMAT_NAME,
        version=CURRENT_VERSION,
        edition=heading.edition,
        published_at=heading.published_at,
        licence=heading.licence,
        vocabulary=vocabulary,
        providers=providers,
        guide=guide,
    )


def _read_as(file: Path, type_: type[Value], root: Path, problems: list[Problem]) -> Value | None:
    document = read_document(file, root, problems)
    return convert(document, type_, file.name, problems) if document is not None else None
