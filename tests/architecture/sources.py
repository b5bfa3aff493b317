"""The project's own source files, parsed."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "brightstar_desktop"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def package_files() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def all_files() -> list[Path]:
    """Return every Python file of the project."""
    folders = (PACKAGE, ROOT / "tests", ROOT / "packaging")
    return sorted([ROOT / "dev.py", *(file for folder in folders for file in folder.rglob("*.py"))])


@cache
def parsed(file: Path) -> ast.Module:
    """Return the syntax tree of a file, parsed once for all tests."""
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(file: Path) -> Iterator[Function]:
    """Yield every function of a file, nested ones included."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return the lines of a function without its decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def name_of(file: Path) -> str:
    """Return the file's path within the project."""
    return file.relative_to(ROOT).as_posix()
