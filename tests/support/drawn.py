"""Values of the domain at random, drawn from few words so that they often coincide."""

from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(("one", "two", "two words")),
    int: st.integers(min_value=0, max_value=2),
    float: st.sampled_from((37.5, 38.0)),
    bool: st.booleans(),
    date: st.sampled_from((date(2025, 1, 2), date(2026, 11, 23))),
    NoneType: st.none(),
}
_DATES: st.SearchStrategy[Any] = st.none() | st.sampled_from(("2026", "2026-10"))
_NAMED = {"as_of": _DATES, "page_date": _DATES}
"""Texts that must be of a certain form."""


def drawn(kind: Any, **fixed: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type, the fields named in ``fixed`` as they are given."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Struct):
        fields = {
            name: _NAMED[name] if name in _NAMED else drawn(hint)
            for name, hint in get_type_hints(kind).items()
        }
        return st.builds(kind, **fields | {name: st.just(value) for name, value in fixed.items()})
    if get_origin(kind) is tuple:
        return st.lists(drawn(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(drawn(choice) for choice in get_args(kind)))
    raise TypeError(f"no values are known for {kind}")
