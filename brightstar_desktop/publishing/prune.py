"""Drops what no reader can still be fetching from a published folder."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tuf.api.metadata import Metadata, Targets

from brightstar_desktop.publishing.places import (
    CATALOGUE,
    METADATA,
    TARGETS_FOLDER,
    metadata_name,
    target_name,
)
from brightstar_desktop.publishing.published import read_published
from brightstar_desktop.publishing.roles import SNAPSHOT, TARGETS

_VERSIONED: Final = re.compile(rf"[1-9]\d*\.({SNAPSHOT}|{TARGETS})\.json")
_DATA_FILE: Final = re.compile(rf"[0-9a-f]{{64}}\.{re.escape(CATALOGUE)}")


def prune(folder: Path) -> None:
    """Keep the current and the previous edition with their metadata, and every root for ever.

    A reader who began before a release goes on with the snapshot before; one who was away for
    years climbs from root to root.
    """
    kept = set(_kept(folder))
    for file in _droppable(folder):
        if f"{file.parent.name}/{file.name}" not in kept:
            with contextlib.suppress(OSError):  # what stays too long does no harm
                file.unlink()


def _droppable(folder: Path) -> Iterator[Path]:
    for file in (folder / METADATA).iterdir():
        if _VERSIONED.fullmatch(file.name):
            yield file
    for file in (folder / TARGETS_FOLDER).iterdir():
        if _DATA_FILE.fullmatch(file.name):
            yield file


def _kept(folder: Path) -> Iterator[str]:
    published = read_published(folder)
    for version in _newest_two(published.snapshot):
        yield metadata_name(SNAPSHOT, version)
    for version in _newest_two(published.targets):
        yield metadata_name(TARGETS, version)
        yield from _data_files(folder / metadata_name(TARGETS, version))


def _newest_two(metadata: Metadata[Any] | None) -> tuple[int, ...]:
    return (metadata.signed.version, metadata.signed.version - 1) if metadata else ()


def _data_files(file: Path) -> Iterator[str]:
    if file.is_file():
        targets: Metadata[Targets] = Metadata.from_bytes(file.read_bytes())
        for target in targets.signed.targets.values():
            yield target_name(target.hashes["sha256"])
