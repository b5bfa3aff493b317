"""Every module, public class and public function of the package says what it is for."""

import ast

from tests.architecture.sources import name_of, package_files


def undocumented(tree: ast.Module) -> list[str]:
    """Return the public names without a docstring in a module's top level and its classes."""
    found = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef):
            continue
        if node.name[0] != "_" and not ast.get_docstring(node):
            found.append(node.name)
    return found


def test_everything_public_is_explained() -> None:
    missing = {
        name_of(file): names
        for file in package_files()
        if (names := undocumented(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert missing == {}
