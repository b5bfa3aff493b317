"""Reads one provider's file: names of sources become indexes, and slugs come from file names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.problems import Problem


@dataclass(frozen=True)
class ProviderFile:
    """A provider as its file states it, before anything is derived."""

    name: str
    raw: dict[str, Any]
    provider: Provider
    draft_reason: str = ""


def read_providers(root: Path, folder: str, problems: list[Problem]) -> tuple[ProviderFile, ...]:
    """Return every provider of ``root``/``folder``, by slug; faults are noted in ``problems``."""
    files = sorted((root / folder).glob("*.toml"))
    read = (_read(file, root, problems) for file in files)
    return tuple(found for found in read if found)


def _read(file: Path, root: Path, problems: list[Problem]) -> ProviderFile | None:
    raw = read_document(file, root, problems)
    if raw is None:
        return None
    name = file.relative_to(root).as_posix()
    draft_reason = str(raw.pop("draft_reason", ""))
    body = _with_source_indexes(raw, name, problems) | {"slug": file.stem}
    if "slug" in raw:
        problems.append(Problem(name, "slug", "A slug is not written.", "Name the file by it."))
    provider = convert(body, Provider, name, problems)
    return ProviderFile(name, raw, provider, draft_reason) if provider else None


def _with_source_indexes(raw: dict[str, Any], name: str, problems: list[Problem]) -> dict[str, Any]:
    sources = [row for row in raw.get("sources", []) if isinstance(row, dict)]
    ids = [str(row.get("id", "")) for row in sources]
    for index, source_id in enumerate(ids):
        if not source_id or ids.index(source_id) != index:
            field = f"sources[{index}].id"
            problems.append(Problem(name, field, "The id is missing or used twice.", "Name it."))
    body = dict(raw)
    body["sources"] = [{k: v for k, v in row.items() if k != "id"} for row in sources]
    body["prices"] = [
        _with_index(row, ids, f"prices[{index}]", name, problems)
        for index, row in enumerate(raw.get("prices", []))
        if isinstance(row, dict)
    ]
    return body


def _with_index(
    row: dict[str, Any], ids: list[str], path: str, name: str, problems: list[Problem]
) -> dict[str, Any]:
    source = row.get("source")
    if source in ids:
        return row | {"source": ids.index(str(source))}
    remedy = f"Use one of the ids under [[sources]]: {', '.join(ids) or 'there is none'}."
    problems.append(Problem(name, f"{path}.source", f"No source is called {source!r}.", remedy))
    return row | {"source": 0}
