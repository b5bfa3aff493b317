"""The fingerprint of the code by which a directory file is derived from a data file.

A directory file holds a data file's facts and what is derived from them: answers to facets, the
price to sort by, the words of both full-text indexes. All of it comes out of the modules that
``storage.build`` and ``datafile.decode`` import, declarations (facets, tables, the domain's types)
as well as rules, so a digest of their compiled code changes with any of them, and nobody has to
remember to raise a number. Comments, line numbers and paths do not count. What is worked out from
the file while it is searched (interpretation, typos, distances, ranking) is not stored, so it does
not count either, nor does the gazetteer.

Compiled code is at hand wherever a program runs from, sources, a wheel or a package of
PyInstaller's. Another version of Python compiles otherwise: then too the directory is built anew.
"""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import CodeType, ModuleType
from typing import Final, Protocol, runtime_checkable

from brightstar_desktop.domain import facets

_PACKAGE: Final = "brightstar_desktop."
_ROOTS: Final = ("brightstar_desktop.datafile.decode", "brightstar_desktop.storage.build")


@runtime_checkable
class _CodeLoader(Protocol):
    """Every loader of modules, of Python's own, of wheels and of PyInstaller's."""

    def get_code(self, fullname: str, /) -> CodeType | None: ...


def fingerprint() -> str:
    """Return the fingerprint of this program, in hexadecimal.

    The facets enter as they are declared at this moment too, not only as they were written.
    """
    declared = [(facet.name, facet.any_of) for facet in facets.FACETS]
    return hashlib.sha256(f"{_code_digest()} {declared}".encode()).hexdigest()


def deriving_modules() -> dict[str, CodeType]:
    found: dict[str, CodeType] = {}
    waiting = set(_ROOTS)
    while waiting:
        name = waiting.pop()
        found[name] = _code(name)
        waiting |= _imported_by(name, found[name]) - found.keys()
    return found


@cache
def _code_digest() -> str:
    digest = hashlib.sha256(sys.implementation.cache_tag.encode())
    for name, code in sorted(deriving_modules().items()):
        for part in (name, *_parts(code)):
            digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _code(name: str) -> CodeType:
    spec = import_module(name).__spec__
    loader: object = spec.loader if spec else None
    code = loader.get_code(name) if isinstance(loader, _CodeLoader) else None
    if code is None:
        raise ImportError(f"{name} has no compiled code", name=name)
    return code


def _imported_by(name: str, code: CodeType) -> set[str]:
    """Return our modules that a module imports: by their full name, or out of their package.

    A package holds every module of it that anybody has imported so far, which says nothing.
    """
    module = import_module(name)
    values = () if hasattr(module, "__path__") else vars(module).values()
    modules = {value.__name__ for value in values if isinstance(value, ModuleType)}
    return {one for one in {*code.co_names, *modules} if one.startswith(_PACKAGE)}


def _parts(value: object) -> Iterator[str]:
    """Yield what a piece of code consists of, in the same words in every process."""
    if isinstance(value, CodeType):
        yield f"{value.co_name} {value.co_code.hex()} {value.co_names} {value.co_varnames}"
        for constant in value.co_consts:
            yield from _parts(constant)
    elif isinstance(value, frozenset):  # in another order in every process
        yield from sorted(part for member in value for part in _parts(member))
    elif isinstance(value, tuple):
        yield f"{len(value)}"
        for member in value:
            yield from _parts(member)
    else:
        yield repr(value)
