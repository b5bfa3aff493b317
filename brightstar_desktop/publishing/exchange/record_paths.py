"""Facts by their path in a provider's file: ``payment.superbill``, ``prices[1].item.en``."""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

Value: TypeAlias = Any
"""What a document can hold: a text, a number, yes or no, a day, a list or a table."""

_INDEX: Final = re.compile(r"\[(\d+)\]")


def get(document: Value, path: str) -> Value:
    """Return the fact at ``path``, None where it is not stated; ``a[].en`` is a list."""
    for key in path.split("."):
        if isinstance(document, list):
            return [item.get(key) for item in document] if document else None
        document = document.get(key.removesuffix("[]")) if isinstance(document, dict) else None
    return document


def put(document: dict[str, Any], path: str, value: Value) -> None:
    """State ``value`` at ``path``; each text of a list goes to its place in the list."""
    *parents, last = path.split(".")
    for key in parents:
        if key.endswith("[]"):
            _put_each(document.setdefault(key.removesuffix("[]"), []), last, value)
            return
        document = document.setdefault(key, {})
    document[last] = value


def drop(document: dict[str, Any], path: str) -> None:
    """State nothing at ``path``, and leave no empty table behind."""
    key, _, rest = path.partition(".")
    name = key.removesuffix("[]")
    inner = document.get(name)
    if rest and isinstance(inner, dict):
        drop(inner, rest)
    if not rest or not inner or key.endswith("[]"):
        document.pop(name, None)


def leaves(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every single fact of a document; a list of plain values is one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}[{index}]")
    else:
        yield path


def without_indexes(path: str) -> tuple[str, tuple[int, ...]]:
    """Return ``path`` with empty brackets, and the indexes that stood in them."""
    return _INDEX.sub("[]", path), tuple(int(index) for index in _INDEX.findall(path))


def _put_each(items: list[dict[str, Any]], key: str, values: list[Any]) -> None:
    while len(items) < len(values):
        items.append({})
    for item, value in zip(items, values, strict=False):
        item[key] = value
