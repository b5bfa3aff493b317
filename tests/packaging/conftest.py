"""The program built once for all slow tests of packages."""

import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import load


@pytest.fixture(scope="session")
def built_program(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the program, built as ``dev.py package`` does."""
    assert qapp, "drawing icons needs it"
    assert load("packaging/notices.py").main() == 0
    assert load("packaging/app_icons.py").main() == 0
    folder = tmp_path_factory.mktemp("built") / "brightstar-desktop"
    program = load("packaging/build.py").build(folder)
    assert load("packaging/system_notices.py").main([str(program)]) == 0
    assert isinstance(program, Path)
    return program


@pytest.fixture
def _on_linux() -> None:
    if sys.platform != "linux":
        pytest.skip("packages of Linux")
