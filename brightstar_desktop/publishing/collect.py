"""Gathers the whole data folder into one edition, with every problem in it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue
from brightstar_desktop.domain.guide import CrisisLine, Guide
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks import check_draft, check_provider, check_together
from brightstar_desktop.publishing.checks.crisis import CRISIS_FILE, check_crisis
from brightstar_desktop.publishing.checks.heading import EDITION_FILE, check_heading
from brightstar_desktop.publishing.checks.privacy import email_problems
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.checks.vocabulary import VOCABULARY_FILE
from brightstar_desktop.publishing.derive import derive
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.guide.source import read_guide
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile, read_providers
from brightstar_desktop.publishing.vocabulary_source import read_vocabulary

Value = TypeVar("Value")


class _EditionFile(msgspec.Struct):
    edition: str
    published_at: datetime
    licence: str
    updates_from: str = ""


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
    heading = _read_as(root / EDITION_FILE, _EditionFile, root, problems)
    vocabulary = read_vocabulary(root, problems)
    published = read_providers(root, "providers", problems)
    drafts = read_providers(root, "drafts", problems)
    crisis = _read_as(root / CRISIS_FILE, _CrisisFile, root, problems)
    lines = crisis.lines if crisis else ()
    problems.extend(check_crisis(lines) if crisis else ())
    published_on = heading.published_at.date() if heading else None
    guide, guide_problems = read_guide(root / "guide", vocabulary, published_on)
    problems.extend(guide_problems)
    for file, part in ((VOCABULARY_FILE, vocabulary), (CRISIS_FILE, crisis), ("guide", guide)):
        problems.extend(email_problems(file, msgspec.to_builtins(part)))
    gazetteer = load_gazetteer(root / "geography")
    setting = CheckSetting(vocabulary, gazetteer, published_on or date.max)
    problems.extend(_check(published, drafts, setting))
    if heading is None:
        return Collected(None, tuple(problems), len(drafts))
    problems.extend(
        check_heading(heading.edition, heading.published_at, heading.licence, heading.updates_from)
    )
    providers = tuple(derive(file.provider, gazetteer, vocabulary) for file in published)
    catalogue = _assemble(heading, vocabulary, providers, guide, lines)
    return Collected(catalogue, tuple(problems), len(drafts))


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
    guide: Guide,
    crisis: tuple[CrisisLine, ...],
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
        crisis=crisis,
        updates_from=heading.updates_from,
    )


def _read_as(file: Path, type_: type[Value], root: Path, problems: list[Problem]) -> Value | None:
    document = read_document(file, root, problems)
    return convert(document, type_, file.name, problems) if document is not None else None
