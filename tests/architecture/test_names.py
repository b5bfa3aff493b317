"""One name, one thing: classes and modules are called after what nothing else is."""

import ast
from collections import defaultdict

from tests.architecture.sources import name_of, package_files, parsed

SHARED_MODULES = {
    "__init__.py": "every package has one",
    "__main__.py": "the program, and brightstar-data by python -m",
}
"""Names that several modules bear, and why."""


def modules_by_name() -> dict[str, list[str]]:
    """Return the files of the package by their last name."""
    found = defaultdict(list)
    for file in package_files():
        found[file.name].append(name_of(file))
    return found


def classes_by_name() -> dict[str, list[str]]:
    """Return the files that define a class, by its name."""
    found = defaultdict(list)
    for file in package_files():
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(name_of(file))
    return found


def test_no_two_modules_have_one_name() -> None:
    repeated = {
        name: files
        for name, files in modules_by_name().items()
        if len(files) > 1 and name not in SHARED_MODULES
    }
    assert repeated == {}


def test_no_two_classes_have_one_name() -> None:
    repeated = {name: files for name, files in classes_by_name().items() if len(files) > 1}
    assert repeated == {}
