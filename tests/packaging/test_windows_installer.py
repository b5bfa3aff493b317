"""The installer of Windows, compiled here on a program's real layout."""

import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QGuiApplication

from tests.packaging.scripts import ROOT, load
from tests.packaging.windows import files_of, lay_out_built, make_program

SCRIPT = "".join(
    (ROOT / "packaging" / "windows" / name).read_text(encoding="utf-8")
    for name in ("brightstar.nsi", "policy.nsh", "guarded_folder.nsh")
)
NSIS = pytest.mark.skipif(
    not (shutil.which("makensis") and shutil.which("7z")), reason="needs makensis and 7z"
)


@pytest.fixture
def installer(qapp: QGuiApplication) -> ModuleType:
    assert qapp, "drawing letters and pictures needs it"
    load("packaging/app_icons.py").draw()
    return load("packaging/windows/installer.py")


def listed(setup: Path) -> set[str]:
    """Return the names of the files within an installer, as 7z sees them."""
    told = subprocess.run(
        ["7z", "l", "-slt", str(setup)], capture_output=True, text=True, check=True
    ).stdout
    return set(re.findall(r"^Path = (.+)$", told, re.MULTILINE)) - {str(setup)}


@NSIS
def test_the_installer_holds_every_file_of_the_program(
    installer: ModuleType, tmp_path: Path
) -> None:
    check_contents(installer, make_program(tmp_path / "program"), tmp_path)


@NSIS
@pytest.mark.slow
def test_the_installer_holds_the_real_program(
    installer: ModuleType, built_program: Path, tmp_path: Path
) -> None:
    check_contents(installer, lay_out_built(built_program, tmp_path / "program"), tmp_path)


def check_contents(installer: ModuleType, program: Path, folder: Path) -> None:
    """Compile the installer of ``program`` and look into it."""
    setup = installer.make(program, folder / "out", hastily=True)
    assert setup.name == installer.installer_name()
    names = {name for name in listed(setup) if not name.startswith("$PLUGINSDIR")}
    assert names - {"uninstall.exe"} == files_of(program)
    assert "uninstall.exe" in names


@NSIS
def test_the_same_program_gives_the_same_installer(installer: ModuleType, tmp_path: Path) -> None:
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    for name in ("brightstar.exe", "brightstar-desktop.exe", "_internal/library.zip"):
        (program / name).write_text(name, encoding="utf-8")
    first, second = (installer.make(program, tmp_path / out).read_bytes() for out in "ab")
    assert first == second


def test_a_build_of_another_system_is_refused(installer: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "brightstar-desktop").touch()
    with pytest.raises(installer.InstallerError, match=r"lacks brightstar-desktop\.exe"):
        installer.make(tmp_path, tmp_path / "out")


def test_what_is_installed_is_what_is_removed(tmp_path: Path) -> None:
    script = load("packaging/windows/file_script.py")
    program = make_program(tmp_path / "program")
    text = script.file_script(program)
    installed = set(re.findall(r'File "/oname=([^"]+)"', text))
    removed = {name.rsplit("\\", 1)[1] for name in re.findall(r'Delete "([^"]+)"', text)}
    assert installed == removed
    assert len(re.findall(r"^  Delete ", text, re.MULTILINE)) == len(files_of(program))
    assert "RMDir /r" not in text


def test_folders_go_after_what_they_hold(tmp_path: Path) -> None:
    script = load("packaging/windows/file_script.py")
    text = script.file_script(make_program(tmp_path / "program"))
    folders = re.findall(r'^  RMDir "([^"]+)"', text, re.MULTILINE)
    assert folders
    for place, folder in enumerate(folders):
        assert not any(later.startswith(f"{folder}\\") for later in folders[place:])


def test_only_the_readers_own_data_is_deleted_whole() -> None:
    deleted = re.findall(r"RMDir /r .+", SCRIPT)
    assert deleted == ['RMDir /r "$LOCALAPPDATA\\${NAME}"']
    assert "Reboot" not in SCRIPT.replace("NOREBOOTSUPPORT", "")


def test_no_question_is_put_to_nobody() -> None:
    """A message box without /SD waits for a person even in a silent installation."""
    boxes = [line for line in SCRIPT.splitlines() if "MessageBox" in line]
    assert boxes
    assert [line for line in boxes if "/SD" not in line] == []


def test_both_languages_say_the_same_sentences() -> None:
    names = [
        re.findall(r"^LangString (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        for file in sorted((ROOT / "packaging" / "windows").glob("*ish.nsh"))
    ]
    assert len(names) == 2
    assert names[0] == names[1]
    assert set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT)) == set(names[0])


def test_explorer_shows_whose_program_it_is() -> None:
    product = load("packaging/product.py")
    text = load("packaging/windows/version_info.py").version_info("brightstar-desktop")
    compile(text, "version", "eval")
    assert f"StringStruct('FileVersion', {product.version()!r})" in text
    assert "StringStruct('OriginalFilename', 'brightstar-desktop.exe')" in text
    assert repr(product.four_numbers()) in text
