"""A provider's file, and what it is checked against.

Names of sources become indexes, and the slug comes from the file's name.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.validation import Problem, convert, read_document

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class CheckContext:
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    published_on: date


@dataclass(frozen=True)
class ProviderFile:
    """A provider as its file states it, before anything is derived."""

    name: str
    raw: dict[str, Any]
    provider: Provider
    draft_reason: str = ""


def read_providers(root: Path, folder: str, problems: list[Problem]) -> tuple[ProviderFile, ...]:
    """Return every provider of ``root``/``folder``, by slug; errors are noted in ``problems``."""
    files = sorted((root / folder).glob("*.toml"))
    read = (_read(file, root, problems) for file in files)
    return tuple(found for found in read if found)


def provider_file(
    raw: dict[str, Any], name: str, slug: str, problems: list[Problem]
) -> ProviderFile | None:
    """Return the provider ``slug`` that ``raw``, called ``name`` in ``problems``, states."""
    if not SLUG.fullmatch(slug):
        remedy = "Use small letters, digits and single hyphens."
        problems.append(Problem(name, "", f"{slug!r} cannot be a slug.", remedy))
    if "slug" in raw:
        problems.append(Problem(name, "slug", "A slug is not written.", "Name the file by it."))
    draft_reason = str(raw.pop("draft_reason", ""))
    body = _with_source_indexes(raw, name, problems) | {"slug": slug}
    provider = convert(body, Provider, name, problems)
    return ProviderFile(name, raw, provider, draft_reason) if provider else None


def _read(file: Path, root: Path, problems: list[Problem]) -> ProviderFile | None:
    raw = read_document(file, root, problems)
    if raw is None:
        return None
    return provider_file(raw, file.relative_to(root).as_posix(), file.stem, problems)


def _with_source_indexes(raw: dict[str, Any], name: str, problems: list[Problem]) -> dict[str, Any]:
    """Return ``raw`` as the domain has it; what is not a list of tables is left as it is."""
    body = dict(raw)
    sources, prices = raw.get("sources"), raw.get("prices")
    ids = _source_ids(sources if isinstance(sources, list) else [], name, problems)
    if isinstance(sources, list):
        body["sources"] = [_without_id(row) for row in sources]
    if isinstance(prices, list):
        body["prices"] = [
            _with_index(row, ids, f"prices[{index}]", name, problems)
            for index, row in enumerate(prices)
        ]
    return body


def _source_ids(rows: list[Any], name: str, problems: list[Problem]) -> list[str]:
    ids = [str(row.get("id", "")) if isinstance(row, dict) else "" for row in rows]
    for index, source_id in enumerate(ids):
        field = f"sources[{index}].id"
        if not source_id:
            problems.append(Problem(name, field, "The id is missing.", 'Add a short id = "…".'))
        elif ids.index(source_id) != index:
            message = f"The id {source_id!r} is used twice."
            problems.append(Problem(name, field, message, "Give each source its own."))
    return ids


def _without_id(row: object) -> object:
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if key != "id"}


def _with_index(
    row: object, ids: list[str], path: str, name: str, problems: list[Problem]
) -> object:
    if not isinstance(row, dict):
        return row
    source = row.get("source")
    if source and source in ids:
        return row | {"source": ids.index(source)}
    message = f"No source is called {source!r}." if source else "The price names no source."
    remedy = f"Use one of the ids under [[sources]]: {', '.join(ids) or 'there is none'}."
    problems.append(Problem(name, f"{path}.source", message, remedy))
    return row | {"source": 0}
