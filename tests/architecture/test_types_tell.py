"""Types say what is passed: nothing is cast, sent as an object or read out of a partial."""

import ast

import pytest

from tests.architecture.sources import package_files, parsed

ALLOWED = {
    "tasks.py: Signal(int, object, object)": "whatever a task returned or raised",
}
"""What there may be, and why."""


def is_cast(node: ast.AST) -> bool:
    """Tell whether ``node`` claims a type that nothing checks."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("cast", "typing.cast")


def is_object_signal(node: ast.AST) -> bool:
    """Tell whether ``node`` declares a signal whose values could be anything."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Signal")):
        return False
    return any(isinstance(part, ast.Name) and part.id == "object" for part in node.args)


def is_function_of_partial(node: ast.AST) -> bool:
    """Tell whether ``node`` asks a partial which function it calls."""
    if not (isinstance(node, ast.Attribute) and node.attr == "func"):
        return False
    return ast.unparse(node.value) not in ("sqlalchemy", "sa")


RULES = {"cast": is_cast, "object": is_object_signal, "func": is_function_of_partial}


def test_types_say_what_is_passed() -> None:
    found = [
        f"{file.name}: {ast.unparse(node)}"
        for file in package_files()
        for node in ast.walk(parsed(file))
        if any(breaks(node) for breaks in RULES.values())
    ]
    assert sorted(found) == sorted(ALLOWED)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("cast", "x = cast(int, y)"),
        ("cast", "x = typing.cast('int', y)"),
        ("object", "class A:\n    found = Signal(str, object)"),
        ("func", "change.func is with_radius"),
    ],
)
def test_a_breach_is_seen(name: str, source: str) -> None:
    assert any(RULES[name](node) for node in ast.walk(ast.parse(source)))
