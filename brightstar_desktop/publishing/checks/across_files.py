"""Problems that show only when files are seen together: duplicates, drafts, removed providers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from brightstar_desktop.publishing.provider_file import ProviderFile
from brightstar_desktop.publishing.validation import Problem

REMOVED_FILE: Final = "removed.txt"
_LINE: Final = re.compile(r"(?P<slug>[a-z0-9-]+) +(?P<day>\d{4}-\d{2}-\d{2})")


def check_across_files(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...]
) -> Iterator[Problem]:
    """Yield slugs, practices and telephones entered twice, and drafts without a reason."""
    yield from _duplicate_slugs(published, drafts)
    yield from _duplicate_names(published + drafts)
    yield from _duplicate_phones(published + drafts)
    for file in drafts:
        if not file.draft_reason:
            yield Problem(file.name, "draft_reason", "A draft says why it is one.", "Add it.")
    for file in published:
        if file.draft_reason:
            remedy = "Move the file to drafts/, or remove the reason."
            yield Problem(file.name, "draft_reason", "A draft cannot be published.", remedy)


def _duplicate_slugs(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...]
) -> Iterator[Problem]:
    slugs = {file.provider.slug for file in published}
    for file in drafts:
        if file.provider.slug in slugs:
            message = f"The slug {file.provider.slug!r} is published too."
            yield Problem(file.name, "slug", message, "Keep one of the two files.")


def _duplicate_names(files: tuple[ProviderFile, ...]) -> Iterator[Problem]:
    groups: dict[tuple[str, frozenset[str]], list[ProviderFile]] = defaultdict(list)
    for file in files:
        cities = frozenset(place.city or "" for place in file.provider.locations)
        groups[file.provider.name.casefold(), cities].append(file)
    for same in groups.values():
        for file in same[1:]:
            message = f"{same[0].name} has the same name and cities."
            yield Problem(file.name, "name", message, "Merge the two, or tell them apart.")


def _duplicate_phones(files: tuple[ProviderFile, ...]) -> Iterator[Problem]:
    first_with: dict[str, ProviderFile] = {}
    for file in files:
        provider = file.provider
        numbers = [phone.number for phone in provider.phones]
        numbers += [place.phone for place in provider.locations if place.phone]
        for number in dict.fromkeys(numbers):
            first = first_with.setdefault(number, file)
            if first is not file:
                message = f"{first.name} has the same telephone, {number}."
                yield Problem(file.name, "phones", message, "Merge the two, or correct a number.")


def check_removed(root: Path, files: Iterable[ProviderFile]) -> Iterator[Problem]:
    """Yield lines of ``removed.txt`` that cannot be read, and records that stand there."""
    file = root / REMOVED_FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    removed: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.strip())
        if match:
            removed[match["slug"]] = match["day"]
        elif line.strip() and not line.startswith("#"):
            remedy = "Write a slug and the day of the request: some-clinic 2026-11-23."
            yield Problem(REMOVED_FILE, f"line {number}", f"{line!r} cannot be read.", remedy)
    for record in files:
        day = removed.get(record.provider.slug)
        if day:
            message = f"This provider asked on {day} to be taken out."
            yield Problem(record.name, "slug", message, "Remove the file, or ask the provider.")
