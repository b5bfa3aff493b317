"""Words for debuggers are taken out where that is safe."""

import _decimal
import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import load

pytestmark = pytest.mark.skipif(not shutil.which("strip"), reason="needs binutils")
LIBRARY = Path(_decimal.__file__)


@pytest.fixture(scope="module")
def stripping() -> ModuleType:
    return load("packaging/stripping.py")


def placed(program: Path, place: str, content: bytes) -> Path:
    file = program / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_libraries_shrink_and_still_load(stripping: ModuleType, tmp_path: Path) -> None:
    file = placed(tmp_path, f"_internal/{LIBRARY.name}", LIBRARY.read_bytes())
    before = file.stat().st_size
    assert stripping.strip(tmp_path) == before - file.stat().st_size
    spec = spec_from_file_location("_decimal", file)
    assert spec
    assert str(module_from_spec(spec).Decimal("1.5")) == "1.5"


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", None),
        ("_internal/shiboken6/Shiboken.abi3.so", None),
        ("brightstar-desktop", None),
        ("_internal/data/notes.so", b"no library"),
    ],
)
def test_qt_the_program_and_other_files_stay_as_they_are(
    stripping: ModuleType, tmp_path: Path, place: str, content: bytes | None
) -> None:
    file = placed(tmp_path, place, content or LIBRARY.read_bytes())
    before = file.read_bytes()
    assert stripping.strip(tmp_path) == 0
    assert file.read_bytes() == before
