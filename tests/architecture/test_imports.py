"""The walls: dependencies point one way, and a machine holds them."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT, package_files, parsed


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of ``folder``/pyproject.toml on the package beside it."""
    script = "from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", script, "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_contract_is_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


PLANTED = (
    ("domain/facets.py", "import brightstar_desktop.storage", "Layers"),
    ("domain/facets.py", "import PySide6.QtCore", "Qt only"),
    ("presentation/term_labels.py", "import sqlalchemy", "SQLAlchemy only"),
    ("storage/engine.py", "import socket", "Network only"),
    ("ui/rail.py", "import tuf.ngclient", "Trust only"),
    ("ui/rail.py", "import brightstar_desktop.storage.engine", "The window sees ports"),
    ("ui/dialogs/help_dialogs.py", "import brightstar_desktop.ui.guide", "Panels do not know"),
    ("app.py", "import brightstar_desktop.publishing", "Publishing is imported by nothing"),
    ("errors.py", "import brightstar_desktop.domain", "Leaves"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "line", "contract"), PLANTED, ids=[row[2] for row in PLANTED])
def test_a_planted_breach_is_found(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "brightstar_desktop")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "brightstar_desktop" / file
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode != 0
    broken = [text for text in done.stdout.splitlines() if " BROKEN" in text]
    assert any(text.startswith(contract) for text in broken), done.stdout


def imports_of(file: Path) -> set[str]:
    """Return the modules of ours that a file imports at its top level."""
    tree = parsed(file)
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("brightstar_desktop")}


def test_no_modules_import_one_another_in_a_circle() -> None:
    modules = {module_name(file): imports_of(file) for file in package_files()}
    graph = {name: wanted & modules.keys() for name, wanted in modules.items()}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"a circle: {' -> '.join([*path, name])}"
        if name not in done:
            for inner in graph[name]:
                if not name.startswith(f"{inner}.") and inner != name:
                    walk(inner, (*path, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def test_nothing_reaches_for_the_network_by_parts_of_larger_libraries() -> None:
    """import-linter judges whole libraries; these parts open sockets, their siblings do not."""
    unwanted = re.compile(r"urllib\.request|urllib\.error|QtNetwork|multiprocessing\.connection")
    found = [file for file in package_files() if unwanted.search(file.read_text(encoding="utf-8"))]
    assert [file.name for file in found if "transport" not in file.parts] == []


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("brightstar_desktop.app", "sqlalchemy"),
        ("brightstar_desktop.ui.main_window", "sqlalchemy"),
        ("brightstar_desktop.app", "brightstar_desktop.publishing"),
        ("brightstar_desktop.__main__", "PySide6"),
        ("brightstar_desktop.cli", "PySide6"),
        ("brightstar_desktop.cli", "sqlalchemy"),
    ],
)
def test_what_starts_fast_leaves_the_heavy_parts_for_later(module: str, unwanted: str) -> None:
    script = f"import sys, {module}; sys.exit({unwanted!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == 0, f"{module} imports {unwanted}"
