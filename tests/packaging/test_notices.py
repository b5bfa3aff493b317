"""The licence of everything bundled is bundled too."""

import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import ROOT, load


@pytest.fixture
def notices() -> ModuleType:
    return load("packaging/notices.py")


def test_every_bundled_part_brings_its_licence(notices: ModuleType, tmp_path: Path) -> None:
    target = tmp_path / "licenses"
    assert notices.gather(target) == []
    names = {file.name for file in target.iterdir()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "Inter.txt", "Lucide.txt", "Python.txt"} <= names
    assert {"sqlalchemy.txt", "msgspec.txt", "rapidfuzz.txt", "BrightStar.txt"} <= names
    assert "Bootloader Exception" in (target / "pyinstaller.txt").read_text(encoding="utf-8")
    assert all(len(file.read_text(encoding="utf-8")) > 500 for file in target.iterdir())


def test_a_part_without_a_licence_is_named(
    notices: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "bundled", lambda: ["msgspec", "sqlalchemy"])
    monkeypatch.setattr(
        notices, "texts_of", lambda found: [] if found.name == "msgspec" else [ROOT / "LICENSE"]
    )
    assert notices.gather(tmp_path / "licenses") == ["msgspec"]


def test_the_notices_that_readers_see_name_every_bundled_part(notices: ModuleType) -> None:
    page = (ROOT / "resources" / "notices.md").read_text(encoding="utf-8").lower()
    named_within = {"pyside6-essentials": "pyside6", "shiboken6": "pyside6"}
    names = {named_within.get(name, name.replace("-", "[-_]")) for name in notices.bundled()}
    assert [name for name in sorted(names) if not re.search(name, page)] == []


LINUX = pytest.mark.skipif(
    not shutil.which("dpkg"), reason="licences of system libraries are gathered on Debian"
)


@LINUX
def test_system_libraries_bring_the_licences_of_their_packages(tmp_path: Path) -> None:
    system = load("packaging/system_notices.py")
    inside = tmp_path / "_internal"
    inside.mkdir()
    for name in ("libz.so.1", "libpython3.11.so.1.0"):
        (inside / name).write_bytes(b"")
    (inside / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    assert system.gather(tmp_path) == []
    (text,) = (inside / "licenses" / "system").iterdir()
    assert text.name == "zlib1g.txt"
    assert "zlib" in text.read_text(encoding="utf-8").lower()


@LINUX
def test_a_system_library_of_unknown_licence_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system = load("packaging/system_notices.py")
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libnobodys.so.1").write_bytes(b"")
    assert system.main([str(tmp_path)]) == 1
    assert "libnobodys.so.1" in capsys.readouterr().err
