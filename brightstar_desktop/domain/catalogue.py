"""The content of an edition, as the published data file carries it, and which is newer."""

import re
from datetime import datetime
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.bounds import (
    Code,
    Line,
    Providers,
    ReportAddress,
    SourceAddressOrNone,
    UpTo100,
    UpTo5000,
    Version,
    WebAddressOrNone,
)
from brightstar_desktop.domain.guide import (
    Articles,
    CrisisLine,
    Event,
    GlossaryTerm,
    Guide,
    Practitioner,
    Questions,
    TopicGroup,
)
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary

FORMAT_NAME: Final = "brightstar-catalogue"
_VERSION: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9}){0,3})(?:(a|b|rc)([0-9]{1,9}))?")
_FINISHED: Final = "z"
"""Sorts behind "a", "b" and "rc": a trial version comes before what it leads to."""
VersionOrder = tuple[tuple[int, ...], str, int]


class FormatVersion(Struct, frozen=True):
    """An unknown ``major`` cannot be read; an unknown ``minor`` only adds."""

    major: Version
    minor: Version


CURRENT_VERSION: Final = FormatVersion(1, 4)


class NewestApp(Struct, frozen=True, omit_defaults=True):
    """The newest version of this program and where to get it."""

    version: Code
    url: WebAddressOrNone = ""


class Catalogue(Struct, frozen=True, kw_only=True):
    """An edition. The order of these fields is the order of the published file's keys.

    ``updates_from`` is the https address at which newer editions are published, "" where none is;
    ``corrections_to`` the e-mail or https address that takes reports of wrong facts, likewise.
    ``trial`` marks an edition signed with the development keys, which anybody may use.
    """

    format: Code
    version: FormatVersion
    edition: Code
    published_at: datetime
    licence: Line
    vocabulary: Vocabulary
    providers: Providers[Provider]
    guide: Guide = Guide()
    faq: Questions = Questions()
    articles: Articles = Articles()
    glossary: UpTo5000[GlossaryTerm] = ()
    readiness: UpTo100[TopicGroup] = ()
    events: UpTo5000[Event] = ()
    people: UpTo5000[Practitioner] = ()
    crisis: UpTo100[CrisisLine] = ()
    updates_from: SourceAddressOrNone = ""
    corrections_to: ReportAddress = ""
    app: NewestApp | None = None
    trial: bool = False


class Edition(Struct, frozen=True, kw_only=True):
    """What is shown of the open edition without reading all of it."""

    name: str
    published_at: datetime
    licence: str
    provider_count: int
    updates_from: str = ""
    corrections_to: str = ""
    newest_app: NewestApp | None = None
    trial: bool = False


def version_order(version: str) -> VersionOrder | None:
    """Return what sorts versions by age, or None where ``version`` is none: 1.2.0, 1.3rc1."""
    match = _VERSION.fullmatch(version)
    if match is None:
        return None
    numbers = [int(part) for part in match[1].split(".")]
    padded = (*numbers, *([0] * (4 - len(numbers))))
    return padded, match[2] or _FINISHED, int(match[3] or 0)


def is_newer(offered: str, running: str) -> bool:
    """Return whether ``offered`` comes after ``running``; False where either is no version."""
    ours, theirs = version_order(running), version_order(offered)
    return ours is not None and theirs is not None and theirs > ours


def edition_key(edition: str) -> tuple[int, ...]:
    """Return what sorts editions by age: "2026.11.23-10" is newer than "2026.11.23-9"."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,18}", edition))
