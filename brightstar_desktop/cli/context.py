"""What every command reads from, and prints to."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from brightstar_desktop import paths
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.search_result import Hit, SearchResult
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
from brightstar_desktop.settings.policy import Policy, read_policy
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import OpenedDirectory, open_directory


def open_edition(arguments: argparse.Namespace, *, tell: bool = True) -> OpenedDirectory:
    """Open the directory, building it first where needed; ``tell`` prints what was amiss."""
    opened = open_directory(
        paths.state_paths(arguments.data_dir).directory,
        paths.bundled_catalogue(),
        paths.bundled_data() / "geography",
    )
    if tell:
        print_notice(opened.notice)
    return opened


def today() -> date:
    """Return today's date in local time."""
    return datetime.now().astimezone().date()


def machine_policy() -> Policy:
    return read_policy(paths.policy_file())


def find_provider(reader: DirectoryFileReader, slug: str) -> Provider:
    """Return the provider of this slug. Raises BrightStarError where there is none."""
    provider = reader.provider(slug)
    if provider is None:
        raise BrightStarError(
            _(
                "There is no provider {slug} in edition {edition}; find its short name with "
                "“brightstar search”."
            ).format(slug=slug, edition=reader.edition().name)
        )
    return provider


def hit_near(reader: DirectoryFileReader, provider: Provider, near: str) -> Hit | None:
    """Return the provider with its distance from ``near``, None without a place.

    Raises BrightStarError where the place is unknown.
    """
    if not near:
        return None
    result = require_known_place(reader.search(Query(near=near)))
    return next(hit for hit in result.hits if hit.provider.slug == provider.slug)


def require_known_place(result: SearchResult) -> SearchResult:
    """Return ``result``. Raises BrightStarError where its place is unknown."""
    if result.place_unknown and result.query.near:
        raise BrightStarError(
            _(
                "“{place}” is not a city, county or ZIP code of California; give another one "
                "after --near."
            ).format(place=result.place_unknown)
        )
    return result


def print_json(value: dict[str, Any]) -> None:
    """Print ``value`` as JSON that any standard output can carry."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    print(json.dumps(value, ensure_ascii=plain, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; a character that the standard output lacks is replaced, not a failure."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "replace").decode(encoding))


def print_notice(sentence: str) -> None:
    """Print a sentence that belongs to no result on the standard error."""
    if sentence:
        print(f"brightstar: {sentence}", file=sys.stderr)
