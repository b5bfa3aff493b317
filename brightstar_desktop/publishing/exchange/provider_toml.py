"""A provider's file as a maintainer would write it: facts first, then tables, sources last."""

from collections.abc import Iterator, Mapping
from typing import Final

import tomli_w

from brightstar_desktop.publishing.exchange.record_paths import Value

_ORDER: Final = (
    "draft_reason", "name", "kind", "status", "website", "former_names", "phones", "formats",
    "settings", "conditions", "populations", "languages", "approach", "other_treatments",
    "non_profit", "source_not_recorded", "locations", "service_area", "ages", "payment",
    "clinical_team", "support", "protocol", "access", "identifiers", "prices", "cautions",
    "sources",
)  # fmt: skip
_WIDTH: Final = 100
_INDENT: Final = "    "
_INLINE: Final = ("phones",)
"""Lists of tables short enough to stand on one line."""


def provider_toml(document: Mapping[str, Value]) -> str:
    ordered = sorted(document, key=lambda key: _ORDER.index(key) if key in _ORDER else -1)
    values = [key for key in ordered if not _has_heading(key, document[key])]
    blocks = ["".join(_line(key, document[key]) for key in values)]
    for key in ordered:
        if key not in values:
            blocks += _tables(key, document[key])
    return "\n".join(blocks)


def _has_heading(key: str, value: Value) -> bool:
    is_tables = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    return key not in _INLINE and (isinstance(value, dict) or is_tables)


def _tables(name: str, value: Value) -> Iterator[str]:
    """Yield the table or tables called ``name``, each as one block of lines."""
    if isinstance(value, list):
        for item in value:
            yield f"[[{name}]]\n{_lines(item)}"
        return
    lists = {key: inner for key, inner in value.items() if _is_list_of_facts(inner)}
    plain = {key: inner for key, inner in value.items() if key not in lists}
    if plain or not lists:
        yield f"[{name}]\n{_lines(plain)}"
    for key, inner in lists.items():
        yield from _tables(f"{name}.{key}", inner)


def _is_list_of_facts(value: Value) -> bool:
    """Return whether ``value`` is a list of tables other than texts in two languages."""
    return isinstance(value, list) and any(
        isinstance(item, dict) and "en" not in item for item in value
    )


def _lines(table: Mapping[str, Value]) -> str:
    return "".join(_line(key, value) for key, value in table.items())


def _line(key: str, value: Value) -> str:
    """Return a fact on its line; a long list gets lines of its own."""
    line = f"{key} = {_value(value)}"
    if not isinstance(value, list) or len(line) <= _WIDTH:
        return f"{line}\n"
    if any(isinstance(item, dict) for item in value):
        return f"{key} = [\n" + "".join(f"    {_value(item)},\n" for item in value) + "]\n"
    lines = [""]
    for item in (f"{_value(item)}," for item in value):
        longer = f"{lines[-1]} {item}".strip()
        fits = len(_INDENT + longer) < _WIDTH - 1
        lines = [*lines[:-1], longer] if fits or not lines[-1] else [*lines, item]
    return f"{key} = [\n" + "".join(f"{_INDENT}{line}\n" for line in lines) + "]\n"


def _value(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return tomli_w.dumps({"value": value}).partition(" = ")[2].rstrip("\n")
