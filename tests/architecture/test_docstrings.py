"""Modules, and classes and functions that are not plain at a glance, say what they are for."""

import ast

from tests.architecture.sources import name_of, package_files, parsed

AT_A_GLANCE = 12
"""Lines of a class or function whose name and types may say all."""


def undocumented(tree: ast.Module) -> list[str]:
    """Return the long public names without a docstring in a module's top level."""
    found = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name[0] == "_":
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > AT_A_GLANCE and not ast.get_docstring(node):
            found.append(node.name)
    return found


def test_what_is_not_plain_at_a_glance_is_explained() -> None:
    missing = {
        name_of(file): names for file in package_files() if (names := undocumented(parsed(file)))
    }
    assert missing == {}
