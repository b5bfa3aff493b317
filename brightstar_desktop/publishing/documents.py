"""Reads the TOML files of the data folder, and notes what cannot be read."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.shape import shape_faults

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
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        problems.append(Problem(name, "", message, "Make it a file that you may read."))
    return None


def convert(
    raw: Mapping[str, Any], type_: type[Value], file: str, problems: list[Problem], path: str = ""
) -> Value | None:
    """Return ``raw``, found at ``path`` in ``file``, as a ``type_``.

    Every unknown field, missing field and wrong type is noted in ``problems``; None is returned
    when one of them leaves no value to work with.
    """
    faults = list(shape_faults(raw, type_, path))
    problems.extend(Problem(file, fault.field, fault.message, fault.remedy) for fault in faults)
    if any(fault.is_fatal for fault in faults):
        return None
    return msgspec.convert(raw, type_)
