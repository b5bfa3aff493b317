"""What can be counted in the sources of the package without running them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from msgspec import Struct

SMALL: Final = 40
"""Lines below which a file is small."""
_REPEATED_BY_CUSTOM: Final = frozenset({"__init__", "__main__"})
_SIGNAL: Final = re.compile(r"^\s+(\w+)(?:: \w+)? = Signal\(", re.MULTILINE)


class SourceFigures(Struct, frozen=True):
    """Counts of files, their lines, functions, connections and names."""

    files: int
    lines: int
    median_lines: int
    p90_lines: int
    longest_file: int
    files_below_40_lines: int
    functions: int
    median_function_lines: int
    longest_function: int
    connects: int
    connects_that_only_pass_on: int
    class_names_used_twice: tuple[str, ...]
    module_names_used_twice: tuple[str, ...]


def source_figures(package: Path) -> SourceFigures:
    """Return the figures of the Python files below ``package``."""
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(package.rglob("*.py"))}
    trees = [ast.parse(text) for text in texts.values()]
    lengths = [len(text.splitlines()) for text in texts.values()]
    functions = [length for tree in trees for length in _function_lengths(tree)]
    signals = {name for text in texts.values() for name in _SIGNAL.findall(text)}
    connects = [call for tree in trees for call in _connects(tree)]
    return SourceFigures(
        files=len(texts),
        lines=sum(lengths),
        median_lines=round(median(lengths)),
        p90_lines=round(quantiles(lengths, n=10)[-1]),
        longest_file=max(lengths),
        files_below_40_lines=sum(length < SMALL for length in lengths),
        functions=len(functions),
        median_function_lines=round(median(functions)),
        longest_function=max(functions),
        connects=len(connects),
        connects_that_only_pass_on=sum(_passes_on(call.args[0], signals) for call in connects),
        class_names_used_twice=_repeated(name for tree in trees for name in _classes(tree)),
        module_names_used_twice=_repeated(
            file.stem for file in texts if file.stem not in _REPEATED_BY_CUSTOM
        ),
    )


def _repeated(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(f"{name} {n}" for name, n in sorted(Counter(names).items()) if n > 1)


def _classes(tree: ast.Module) -> Iterator[str]:
    """Yield the classes of the top level; private ones are nobody else's concern."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def _function_lengths(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1


def _connects(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="connect"), args=[_, *_]):
                yield node


def _passes_on(receiver: ast.expr, signals: set[str]) -> bool:
    """Tell whether a signal is connected to another one, or to a lambda that only emits one."""
    if isinstance(receiver, ast.Lambda):
        return isinstance(receiver.body, ast.Call) and _passes_on(receiver.body.func, signals)
    if not isinstance(receiver, ast.Attribute):
        return False
    if receiver.attr == "emit":
        return True
    return receiver.attr in signals
