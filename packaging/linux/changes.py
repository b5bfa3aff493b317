"""Debian's changelog, made from the project's own."""

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import product
from linux import facts

SECTION: Final = re.compile(
    r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?\n(?P<text>.*?)(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)
ITEM: Final = re.compile(r"^- (.*?)(?=^- |^#|\n\n|\Z)", re.MULTILINE | re.DOTALL)
UNRELEASED: Final = "Unreleased"
WIDTH: Final = 76


@dataclass(frozen=True)
class Release:
    """One version of the program: its name, its moment, and what it changed."""

    version: str
    moment: int
    items: tuple[str, ...]


def releases(text: str, version: str) -> list[Release]:
    """Return the versions that a changelog names; what is not released yet counts as ``version``.

    Raises ValueError where it says nothing of ``version``.
    """
    found = [
        Release(
            version if match["name"] == UNRELEASED else match["name"],
            _moment(match["day"]),
            tuple(" ".join(item.split()) for item in ITEM.findall(match["text"])),
        )
        for match in SECTION.finditer(text)
    ]
    told = [release for release in found if release.items]
    if not told or told[0].version != version:
        raise ValueError(f"CHANGELOG.md says nothing of version {version}.")
    return told


def debian_changelog(text: str, version: str) -> str:
    """Return the changelog in Debian's form, newest first. Raises ValueError as ``releases``."""
    return "\n".join(_entry(release) for release in releases(text, version))


def _entry(release: Release) -> str:
    items = "\n".join(
        textwrap.fill(item, WIDTH, initial_indent="  * ", subsequent_indent="    ")
        for item in release.items
    )
    name = f"{facts.PACKAGE} ({facts.debian_version(release.version)}) stable; urgency=medium"
    return f"{name}\n\n{items}\n\n -- {facts.MAINTAINER}  {facts.rfc2822(release.moment)}\n"


def _moment(day: str | None) -> int:
    if day is None:
        return product.epoch()
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
