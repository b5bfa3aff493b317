"""Every place of a module where cosmic-ray's operators could plant a fault.

A place is, for example, one ``<`` of a function; its variants are what may stand there instead.
Left out are changes that are no faults of behaviour:

- annotations, aliases of types, ``if TYPE_CHECKING``, and the ``kw_only`` of a class: the type
  checker holds those against every use;
- what is handed to a logger: no answer depends on it;
- equality and identity for one another: which equal values are identical is the interpreter's
  business, so that such a mutant says nothing about the program;
- cosmic-ray's operators for variables, which want names chosen by hand and draw numbers at random.

Docstrings, other texts and ``__all__`` are changed by none of these operators.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import parso
from cosmic_ray.ast import Visitor, ast_nodes
from cosmic_ray.exceptions import CosmicRayTestingException
from cosmic_ray.operators.exception_replacer import ExceptionReplacer
from cosmic_ray.operators.provider import OperatorProvider
from parso.python.tree import Name

from tests.mutation.structure import Position, Structure


class _DottedExceptionReplacer(ExceptionReplacer):  # type: ignore[misc]  # has no types
    """Replaces what an ``except`` waits for, names with dots too, which cosmic-ray's own cannot."""

    def mutate(self, node: Any, index: int) -> Any:
        """Let an ``except`` wait in vain for one of its exceptions."""
        caught = self._name_nodes(node)[index]
        prefix = caught.get_first_leaf().prefix
        others = caught.parent.children
        vain = Name(CosmicRayTestingException.__name__, caught.start_pos, prefix)
        others[others.index(caught)] = vain
        return node

    @staticmethod
    def _name_nodes(node: Any) -> list[Any]:
        caught = node.children[1]
        if caught.type != "atom":
            return [caught]
        inside = caught.children[1]
        return list(inside.children[::2]) if inside.type == "testlist_comp" else [inside]


_PROVIDER: Final = {
    **{name: OperatorProvider()[name] for name in OperatorProvider()},
    ExceptionReplacer.__name__: _DottedExceptionReplacer,
}
_LEFT_OUT: Final = (
    "VariableReplacer",
    "VariableInserter",
    "ReplaceComparisonOperator_Is_Eq",
    "ReplaceComparisonOperator_IsNot_NotEq",
    "ReplaceComparisonOperator_Eq_Is",
    "ReplaceComparisonOperator_NotEq_IsNot",
)

# The nodes that operators look at, so that each node is shown to few of them.
_FAMILIES: Final = {
    "comparison": ("ReplaceComparisonOperator", ("comparison",)),
    "arithmetic": ("ReplaceBinaryOperator", ("operator",)),
    "sign": ("ReplaceUnaryOperator", ("factor", "not_test")),
    "condition": ("AddNot", ("if_stmt", "while_stmt", "assert_stmt", "test")),
    "and-or": (("ReplaceAndWithOr", "ReplaceOrWithAnd"), ("keyword",)),
    "truth": (("ReplaceTrueWithFalse", "ReplaceFalseWithTrue"), ("keyword",)),
    "jump": (("ReplaceBreakWithContinue", "ReplaceContinueWithBreak"), ("keyword",)),
    "number": ("NumberReplacer", ("number",)),
    "exception": ("ExceptionReplacer", ("except_clause",)),
    "loop": ("ZeroIterationForLoop", ("for_stmt",)),
    "decorator": ("RemoveDecorator", ("decorator",)),
}


@dataclass(frozen=True)
class Variant:
    """One thing that an operator could put at a place."""

    operator: str
    index: int

    def __str__(self) -> str:
        return f"{self.operator}:{self.index}" if self.index else self.operator


@dataclass(frozen=True)
class Place:
    """Where a module could be changed, named so that edits elsewhere leave the name alone."""

    module: str
    function: str
    family: str
    number: int
    start: Position
    lines: range
    at_import: bool
    variants: tuple[Variant, ...]

    def __str__(self) -> str:
        return f"{self.module}::{self.function} {self.family} {self.number}"


def places_of(module: str, source: str) -> list[Place]:
    """Return every place of a module, in the order of its text."""
    structure = Structure(source)
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    for node in ast_nodes(parso.parse(source)):
        for family, start, variants in _offers(node):
            if structure.is_skipped(start):
                continue
            function = structure.name_of(start)
            counts[function, family] += 1
            found.append(
                Place(
                    module=module,
                    function=function,
                    family=family,
                    number=counts[function, family],
                    start=start,
                    lines=structure.lines_around(start[0]),
                    at_import=structure.is_run_at_import(start),
                    variants=variants,
                )
            )
    return found


def mutated(source: str, start: Position, variant: Variant) -> str:
    """Return the source with ``variant`` planted at ``start``."""
    planter = _Planter(_PROVIDER[variant.operator](), start, variant.index)
    return str(planter.walk(parso.parse(source)).get_code())


# Where a star is no arithmetic, though cosmic-ray takes it for that.
_STARRED: Final = ("parameters", "dictorsetmaker")


def _families() -> dict[str, dict[str, list[str]]]:
    """Return the names of the operators that look at each type of node, by their families."""
    families: dict[str, dict[str, list[str]]] = {}
    for name in _PROVIDER:
        for family, (prefixes, types) in _FAMILIES.items():
            if name.startswith(prefixes) and name not in _LEFT_OUT:
                for node_type in types:
                    families.setdefault(node_type, {}).setdefault(family, []).append(name)
    return families


_OPERATORS: Final = _families()


def _offers(node: Any) -> Iterator[tuple[str, Position, tuple[Variant, ...]]]:
    """Yield family, start and variants of each place that begins with a node of the tree."""
    if node.type == "operator" and node.value in ("*", "**") and node.parent.type in _STARRED:
        return
    for family, names in _OPERATORS.get(node.type, {}).items():
        variants: dict[Position, list[Variant]] = {}
        for name in names:
            for index, (start, _) in enumerate(_PROVIDER[name]().mutation_positions(node)):
                variants.setdefault(start, []).append(Variant(name, index))
        for start, found in variants.items():
            yield family, start, tuple(found)


class _Planter(Visitor):  # type: ignore[misc]  # cosmic-ray has no types
    """Applies one operator at one place of a tree."""

    def __init__(self, operator: Any, start: Position, index: int) -> None:
        self._operator, self._start, self._index, self._done = operator, start, index, False

    def visit(self, node: Any) -> Any:
        """Return what stands in a node's stead; None removes it."""
        if self._done:
            return node
        offers = enumerate(self._operator.mutation_positions(node))
        if any((index, start) == (self._index, self._start) for index, (start, _) in offers):
            self._done = True
            return self._operator.mutate(node, self._index)
        return node
