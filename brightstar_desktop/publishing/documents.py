"""Reads the TOML files of the data folder, and notes what cannot be read."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from brightstar_desktop.publishing.problems import Problem

Value = TypeVar("Value")


def read_document(file: Path, root: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the content of a TOML file; on trouble note it in ``problems`` and return None."""
    name = file.relative_to(root).as_posix()
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(name, "", "The file is missing.", "Restore it from the history."))
    except UnicodeDecodeError:
        problems.append(Problem(name, "", "The file is not UTF-8.", "Save it as UTF-8."))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(name, "", f"This is not TOML: {error}.", "Mend that line."))
    return None


def convert(
    raw: Mapping[str, Any], type_: type[Value], file: str, problems: list[Problem]
) -> Value | None:
    """Return ``raw`` as a ``type_``; note unknown fields and wrong types in ``problems``."""
    try:
        value = msgspec.convert(raw, type_)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        field = path.rstrip("`")
        problems.append(Problem(file, field, f"{message}.", "Write the type this field takes."))
        return None
    _note_unknown(raw, value, "", file, problems)
    return value


def _note_unknown(
    raw: object, value: object, path: str, file: str, problems: list[Problem]
) -> None:
    if isinstance(value, msgspec.Struct) and isinstance(raw, Mapping):
        known = value.__struct_fields__
        for key, inner in raw.items():
            field = f"{path}.{key}" if path else key
            if key not in known:
                problems.append(_unknown(file, field, key, known))
            else:
                _note_unknown(inner, getattr(value, key), field, file, problems)
    elif isinstance(value, tuple) and isinstance(raw, list):
        for index, (raw_item, item) in enumerate(zip(raw, value, strict=True)):
            _note_unknown(raw_item, item, f"{path}[{index}]", file, problems)


def _unknown(file: str, field: str, key: str, known: tuple[str, ...]) -> Problem:
    close = get_close_matches(key, known, 1)
    remedy = f"Did you mean {close[0]!r}?" if close else f"Use one of: {', '.join(known)}."
    return Problem(file, field, "There is no such field.", remedy)
