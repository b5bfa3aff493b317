"""Problems of the data, and every field of a document that does not fit its type."""

import tomllib
import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Final,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

import msgspec
from msgspec.structs import FieldInfo

from brightstar_desktop.domain.bounds import (
    LINE_PATTERN,
    PAGE_PATTERN,
    PARTIAL_DATE_PATTERN,
    PATTERN_ERRORS,
    PHONE_PATTERN,
    PROSE_PATTERN,
    REPORT_PATTERN,
    SOURCE_OR_NONE_PATTERN,
    describe_mismatch,
)

Value = TypeVar("Value")
FieldMessage: TypeAlias = tuple[str, str, str]
"""A field, what is wrong there, and what to do about it."""
_HOW_TO_WRITE: Final[dict[object, str]] = {
    str: 'Write a text in quotes: "…".',
    int: "Write a whole number without quotes.",
    float: "Write a number without quotes.",
    bool: "Write true or false, or leave it out where it is not stated.",
    date: "Write a day: 2026-11-23.",
    datetime: "Write a day and time: 2026-11-23T12:00:00Z.",
    tuple: "Write a list: […].",
}
_IN_PLAIN_WORDS: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a day",
    "datetime": "a day and time",
}
_REMEDIES: Final = {
    PATTERN_ERRORS[LINE_PATTERN]: "Type it anew, on one line.",
    PATTERN_ERRORS[PROSE_PATTERN]: "Type it anew.",
    PATTERN_ERRORS[PAGE_PATTERN]: "Write it as it stands in the address bar.",
    PATTERN_ERRORS[SOURCE_OR_NONE_PATTERN]: "Write where metadata/ and targets/ are.",
    PATTERN_ERRORS[REPORT_PATTERN]: "Write an address that people can use.",
    PATTERN_ERRORS[PHONE_PATTERN]: "Write it as +1 and ten digits, as published.",
    PATTERN_ERRORS[PARTIAL_DATE_PATTERN]: "Write YYYY, YYYY-MM or YYYY-MM-DD.",
    "of length": "Shorten it.",
}
_MOST_SHOWN: Final = 80
_TABLE: Final = "Write a table: { … = … }."


class Problem(msgspec.Struct, frozen=True):
    """``file`` within the data folder, ``field`` as a path like prices[2].min."""

    file: str
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where}: {self.message} {self.remedy}"


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every table, list and value of a document with its path, from the outside in."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from walk(inner, f"{path}[{index}]")


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
    errors = list(field_errors(raw, type_, path))
    problems.extend(Problem(file, error.field, error.message, error.remedy) for error in errors)
    if any(error.is_fatal for error in errors):
        return None
    return msgspec.convert(raw, type_)


class FieldError(NamedTuple):
    """What is wrong at ``field``; ``is_fatal`` where the value cannot be used at all."""

    field: str
    message: str
    remedy: str
    is_fatal: bool = True


def field_errors(raw: object, type_: object, path: str = "") -> Iterator[FieldError]:
    """Yield every unknown field, missing field and wrong type of ``raw`` as a ``type_``."""
    plain = _unwrap_annotated(_unwrap_optional(type_))
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct) and isinstance(raw, Mapping):
        yield from _table_errors(raw, plain, path)
    elif get_origin(plain) is tuple and isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from field_errors(item, get_args(plain)[0], f"{path}[{index}]")
        yield from _length_errors(raw, type_, path)
    else:
        yield from _value_errors(raw, type_, path)


def _length_errors(raw: list[Any], type_: object, path: str) -> Iterator[FieldError]:
    """Yield that the list is too long for the bounds of ``type_``; its items have been checked."""
    inner = _unwrap_optional(type_)
    bounds = get_args(inner)[1:] if get_origin(inner) is Annotated else ()
    most = next((meta.max_length for meta in bounds if meta.max_length is not None), len(raw))
    if len(raw) > most:
        message = f"The list holds {len(raw)} items; it may hold {most}."
        yield FieldError(path, message, "Look for what stands in it twice.")


def _table_errors(
    raw: Mapping[str, Any], type_: type[msgspec.Struct], path: str
) -> Iterator[FieldError]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(type_)}
    for key, value in raw.items():
        where = f"{path}.{key}" if path else key
        if key in fields:
            yield from field_errors(value, fields[key].type, where)
        else:
            yield _unknown_field(where, key, tuple(fields))
    for name, field in fields.items():
        if name not in raw and _is_required(field):
            where = f"{path}.{name}" if path else name
            yield FieldError(where, "The field is missing.", _how_to_write(field.type))


def _value_errors(raw: object, type_: object, path: str) -> Iterator[FieldError]:
    wanted: Any = _unwrap_optional(type_)
    try:
        msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        message = describe_mismatch(str(error), repr(raw)[:_MOST_SHOWN]).partition(" - at ")[0]
        for word, plain in _IN_PLAIN_WORDS.items():
            message = message.replace(f"`{word}`", plain)
        remedy = next((remedy for said, remedy in _REMEDIES.items() if said in message), None)
        yield FieldError(path, f"{message}.", remedy or _how_to_write(type_))


def _unknown_field(where: str, key: str, known: tuple[str, ...]) -> FieldError:
    close = get_close_matches(key, known, 1)
    remedy = f"Did you mean {close[0]!r}?" if close else f"Use one of: {', '.join(known)}."
    return FieldError(where, "There is no such field.", remedy, is_fatal=False)


def _is_required(field: FieldInfo) -> bool:
    return field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT


def _how_to_write(type_: object) -> str:
    plain = _unwrap_annotated(_unwrap_optional(type_))
    return _HOW_TO_WRITE.get(get_origin(plain) or plain, _TABLE)


def _unwrap_annotated(type_: object) -> object:
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_


def _unwrap_optional(type_: object) -> object:
    """Return the type of a value that is written, since what is not stated is left out."""
    if get_origin(type_) in (types.UnionType, Union):
        return next(part for part in get_args(type_) if part is not types.NoneType)
    return type_
