"""Providers that asked to be taken out, so that nobody adds them again from the same pages."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

REMOVED_FILE: Final = "removed.txt"
_LINE: Final = re.compile(r"(?P<slug>[a-z0-9-]+) +(?P<day>\d{4}-\d{2}-\d{2})")


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
