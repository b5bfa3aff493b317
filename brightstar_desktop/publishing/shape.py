"""Finds all of a file that does not have the shape of its type, not the first fault alone."""

import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from brightstar_desktop.domain.bounds import (
    LINE_PATTERN,
    PAGE_PATTERN,
    PARTIAL_DATE_PATTERN,
    PATTERN_FAULTS,
    PHONE_PATTERN,
    PROSE_PATTERN,
    REPORT_PATTERN,
    SOURCE_OR_NONE_PATTERN,
    explained,
)

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
    PATTERN_FAULTS[LINE_PATTERN]: "Type it anew, on one line.",
    PATTERN_FAULTS[PROSE_PATTERN]: "Type it anew.",
    PATTERN_FAULTS[PAGE_PATTERN]: "Write it as it stands in the address bar.",
    PATTERN_FAULTS[SOURCE_OR_NONE_PATTERN]: "Write where metadata/ and targets/ are.",
    PATTERN_FAULTS[REPORT_PATTERN]: "Write an address that people can use.",
    PATTERN_FAULTS[PHONE_PATTERN]: "Write it as +1 and ten digits, as published.",
    PATTERN_FAULTS[PARTIAL_DATE_PATTERN]: "Write YYYY, YYYY-MM or YYYY-MM-DD.",
    "of length": "Shorten it.",
}
_MOST_SHOWN: Final = 80
_TABLE: Final = "Write a table: { … = … }."


class Fault(NamedTuple):
    """What is wrong at ``field``; ``is_fatal`` where the value cannot be used at all."""

    field: str
    message: str
    remedy: str
    is_fatal: bool = True


def shape_faults(raw: object, type_: object, path: str = "") -> Iterator[Fault]:
    """Yield every unknown field, missing field and wrong type of ``raw`` as a ``type_``."""
    plain = _without_bounds(_without_none(type_))
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct) and isinstance(raw, Mapping):
        yield from _table_faults(raw, plain, path)
    elif get_origin(plain) is tuple and isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from shape_faults(item, get_args(plain)[0], f"{path}[{index}]")
        yield from _length_faults(raw, type_, path)
    else:
        yield from _value_faults(raw, type_, path)


def _length_faults(raw: list[Any], type_: object, path: str) -> Iterator[Fault]:
    """Yield that the list is too long for the bounds of ``type_``; its items have been checked."""
    inner = _without_none(type_)
    bounds = get_args(inner)[1:] if get_origin(inner) is Annotated else ()
    most = next((meta.max_length for meta in bounds if meta.max_length is not None), len(raw))
    if len(raw) > most:
        message = f"The list holds {len(raw)} items; it may hold {most}."
        yield Fault(path, message, "Look for what stands in it twice.")


def _table_faults(
    raw: Mapping[str, Any], type_: type[msgspec.Struct], path: str
) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(type_)}
    for key, value in raw.items():
        where = f"{path}.{key}" if path else key
        if key in fields:
            yield from shape_faults(value, fields[key].type, where)
        else:
            yield _unknown(where, key, tuple(fields))
    for name, field in fields.items():
        if name not in raw and _is_required(field):
            where = f"{path}.{name}" if path else name
            yield Fault(where, "The field is missing.", _how_to_write(field.type))


def _value_faults(raw: object, type_: object, path: str) -> Iterator[Fault]:
    wanted: Any = _without_none(type_)
    try:
        msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        message = explained(str(error), repr(raw)[:_MOST_SHOWN]).partition(" - at ")[0]
        for word, plain in _IN_PLAIN_WORDS.items():
            message = message.replace(f"`{word}`", plain)
        remedy = next((remedy for said, remedy in _REMEDIES.items() if said in message), None)
        yield Fault(path, f"{message}.", remedy or _how_to_write(type_))


def _unknown(where: str, key: str, known: tuple[str, ...]) -> Fault:
    close = get_close_matches(key, known, 1)
    remedy = f"Did you mean {close[0]!r}?" if close else f"Use one of: {', '.join(known)}."
    return Fault(where, "There is no such field.", remedy, is_fatal=False)


def _is_required(field: FieldInfo) -> bool:
    return field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT


def _how_to_write(type_: object) -> str:
    plain = _without_bounds(_without_none(type_))
    return _HOW_TO_WRITE.get(get_origin(plain) or plain, _TABLE)


def _without_bounds(type_: object) -> object:
    """Return the type within an annotation of bounds."""
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_


def _without_none(type_: object) -> object:
    """Return the type of a value that is written, since what is not stated is left out."""
    if get_origin(type_) in (types.UnionType, Union):
        return next(part for part in get_args(type_) if part is not types.NoneType)
    return type_
