"""The recipe of the packaged program."""

import ast

import pytest

from brightstar_desktop import paths
from tests.architecture.sources import package_files
from tests.packaging.scripts import ROOT

RECIPE = ast.parse((ROOT / "packaging" / "brightstar.spec").read_text(encoding="utf-8"))


def calls(name: str) -> list[ast.Call]:
    """Return the recipe's calls of ``name``."""
    return [
        node
        for node in ast.walk(RECIPE)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def excluded() -> list[str]:
    """Return the modules that the recipe leaves out."""
    for node in RECIPE.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EXCLUDES":
            names = ast.literal_eval(node.value)
            assert isinstance(names, list)
            return names
    raise AssertionError("the recipe leaves nothing out")


@pytest.mark.parametrize("step", ["EXE", "COLLECT"])
def test_nothing_is_compressed_by_upx(step: str) -> None:
    found = calls(step)
    assert found
    for call in found:
        settings = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert settings["upx"] == "False"


def test_publishing_is_left_out() -> None:
    assert "brightstar_desktop.publishing" in excluded()


def test_nothing_left_out_is_imported_by_what_is_packaged() -> None:
    left_out = excluded()
    packaged = [file for file in package_files() if "publishing" not in file.parts]
    imported = {
        name
        for file in packaged
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in names_of(node)
    }
    assert [name for name in imported for out in left_out if f"{name}.".startswith(f"{out}.")] == []


def names_of(node: ast.AST) -> list[str]:
    """Return the modules that an import statement may load."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_what_the_program_reads_is_packaged_where_it_looks() -> None:
    text = ast.unparse(RECIPE)
    for folder in ("data/published", "data/geography", "resources/icons", "resources/fonts"):
        assert f"'{folder}'" in text
        assert (paths.bundle_root() / folder).is_dir()
    assert "'resources/translations'" in text
