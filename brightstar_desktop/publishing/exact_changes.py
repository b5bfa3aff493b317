"""Where two values differ as the published data file carries them."""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

ExactChange: TypeAlias = tuple[str, object, object]
"""A path such as ``prices[1].min``, and what stands there before and after."""


def exact_changes(before: object, after: object, path: str = "") -> Iterator[ExactChange]:
    """Yield where two values of the domain differ, as deep as they still correspond.

    Lists of equal length are compared item by item; others are given whole, since nothing tells
    which of their items belong together.
    """
    return _changes(as_published(before), as_published(after), path)


def as_published(value: object) -> object:
    """Return a value as the data file carries it: what is not stated is left out."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _changes(before: object, after: object, path: str) -> Iterator[ExactChange]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            inner = f"{path}.{key}" if path else key
            yield from _changes(before.get(key), after.get(key), inner)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _changes(old, new, f"{path}[{index}]")
    else:
        yield path, before, after
