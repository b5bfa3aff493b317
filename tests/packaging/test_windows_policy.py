"""The installer's option /POLICY=, tried by running the installer under Wine where that is at hand.

``packaging/windows/try_installer.ps1`` tries the same on Windows itself.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication

from tests.packaging.scripts import ROOT, load
from tests.packaging.windows import make_program

WINE: Final = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")
RUNS = pytest.mark.skipif(not (WINE and shutil.which("makensis")), reason="needs NSIS and wine64")
SCRIPT: Final = (ROOT / "packaging" / "windows" / "brightstar.nsi").read_text(encoding="utf-8")
GUARDED: Final = (ROOT / "packaging" / "windows" / "guarded_folder.nsh").read_text("utf-8")
UNREADABLE, UNCLEAR, UNSAFE = 7, 9, 10


@dataclass(frozen=True)
class Windows:
    """A Windows as Wine makes one, with an installer of a small stand-in on its drive C."""

    prefix: Path

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def policy(self) -> Path:
        return self.drive / "ProgramData" / "BrightStar" / "policy.toml"

    @property
    def is_installed(self) -> bool:
        programs = ("Program Files", "users/*/AppData/Local/Programs")
        return any(list(self.drive.glob(f"{place}/BrightStar/*")) for place in programs)

    def run(self, *command: str) -> int:
        """Run a command of Windows' and return its status."""
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
        assert WINE
        done = subprocess.run(
            [WINE, *command],
            env={**os.environ, **quiet, "WINEPREFIX": str(self.prefix)},
            capture_output=True,
            check=False,
            timeout=300,
        )
        return done.returncode

    def install(self, options: str) -> int:
        """Install silently with ``options`` just as they are typed, and return the status."""
        lines = ["@echo off", "cd /d C:\\", f"setup.exe /S {options}", "exit /b %ERRORLEVEL%", ""]
        (self.drive / "trial.bat").write_text("\r\n".join(lines), encoding="ascii", newline="")
        return self.run("cmd", "/c", r"C:\trial.bat")

    def forget(self) -> None:
        """Remove what an installer laid down."""
        shutil.rmtree(self.drive / "Program Files" / "BrightStar", ignore_errors=True)
        shutil.rmtree(self.policy.parent, ignore_errors=True)


@pytest.fixture(scope="module")
def wine(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Return a Windows that ends with the module."""
    assert qapp, "drawing letters and pictures needs it"
    load("packaging/app_icons.py").draw()
    folder = tmp_path_factory.mktemp("wine")
    # Wine without 32-bit libraries runs no other; the script is the same.
    setup = load("packaging/windows/installer.py").make(
        make_program(folder / "program"), folder / "out", hastily=True, target="amd64-unicode"
    )
    made = Windows(folder / "prefix")
    made.prefix.mkdir()
    assert made.run("wineboot", "--init") == 0
    assert made.run("winecfg", "-v", "win10") == 0
    shutil.copy(setup, made.drive / "setup.exe")
    (made.drive / "a folder").mkdir()
    for name in ("plain.toml", "my file.toml"):
        (made.drive / name).write_text(f'update_source = "{name}"\n', "utf-8")
    yield made
    made.run("wineboot", "--end-session", "--kill")


@pytest.fixture
def windows(wine: Windows) -> Windows:
    """Return it with nothing installed."""
    wine.forget()
    return wine


@RUNS
@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "name"),
    [
        (r'/AllUsers /POLICY="C:\my file.toml"', "my file.toml"),
        (r'/AllUsers "/POLICY=C:\my file.toml"', "my file.toml"),
        (r'"/POLICY=C:\my file.toml" /AllUsers', "my file.toml"),
        (r"/POLICY=C:\my file.toml /AllUsers", "my file.toml"),
        (r"/AllUsers /policy=C:\plain.toml", "plain.toml"),
        (r"/AllUsers /POLICY=plain.toml", "plain.toml"),
        (r"/POLICY=C:\plain.toml /AllUsers /D=C:\Program Files\BrightStar", "plain.toml"),
    ],
)
def test_a_policy_is_placed_however_it_is_quoted(windows: Windows, options: str, name: str) -> None:
    assert windows.install(options) == 0
    assert windows.policy.read_text("utf-8") == f'update_source = "{name}"\n'
    assert [file.name for file in windows.policy.parent.iterdir()] == ["policy.toml"]
    assert windows.is_installed


@RUNS
@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "status"),
    [
        (r'/AllUsers "/POLICY=C:\none.toml"', UNREADABLE),
        (r'/AllUsers /POLICY="C:\a folder"', UNREADABLE),
        (r"/AllUsers /POLICY=C:\*.toml", UNREADABLE),
        ("/AllUsers /POLICY=", UNCLEAR),
        ("/AllUsers /POLICY", UNCLEAR),
        (r"/AllUsers /POLICY C:\plain.toml", UNCLEAR),
        (r"/AllUsers /POLICY:C:\plain.toml", UNCLEAR),
        (r"/AllUsers -POLICY=C:\plain.toml", UNCLEAR),
        (r"/AllUsers --policy=C:\plain.toml", UNCLEAR),
        (r"/AllUsers '/POLICY=C:\plain.toml'", UNCLEAR),
        (r"/AllUsers /POLICY=C:\plain.toml /POLICY=C:\plain.toml", UNCLEAR),
        (rf"/AllUsers /{'x' * 1100} /POLICY=C:\plain.toml", UNCLEAR),
        (r"/CurrentUser /POLICY=C:\plain.toml", UNCLEAR),
    ],
)
def test_a_policy_that_cannot_be_placed_fails_the_installation(
    windows: Windows, options: str, status: int
) -> None:
    assert windows.install(options) == status
    assert not windows.is_installed
    assert not windows.policy.parent.exists()


@RUNS
@pytest.mark.slow
def test_a_policy_that_fails_changes_nothing_of_what_is_installed(windows: Windows) -> None:
    assert windows.install(r"/AllUsers /POLICY=C:\plain.toml") == 0
    before = windows.policy.read_bytes()
    assert windows.install(r"/AllUsers /POLICY=C:\none.toml") == UNREADABLE
    assert windows.is_installed
    assert windows.policy.read_bytes() == before
    windows.policy.chmod(0o444)  # marked as read-only
    assert windows.install(r'/AllUsers "/POLICY=C:\my file.toml"') == 0
    assert windows.policy.read_bytes() != before


@RUNS
@pytest.mark.slow
def test_a_copy_that_fails_leaves_no_part_of_it(windows: Windows) -> None:
    windows.policy.mkdir(parents=True)  # a folder in its place, which no file replaces
    assert windows.install(r"/AllUsers /POLICY=C:\plain.toml") == UNREADABLE
    assert not windows.is_installed
    assert list(windows.policy.parent.iterdir()) == [windows.policy]


def test_the_policy_comes_before_anything_is_removed_or_installed() -> None:
    section = SCRIPT[SCRIPT.index('Section "${NAME}"') :]
    steps = re.findall(r"!insertmacro (\w+)", section)
    assert steps.index("GUARD_POLICY_FOLDER") < steps.index("REMOVE_FORMER")
    assert steps.index("REMOVE_FORMER") < steps.index("INSTALL_FILES")


@RUNS
@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="another user's needs root")
@pytest.mark.parametrize("whose", ["folder", "policy"])
def test_a_folder_that_another_user_made_is_not_used(windows: Windows, whose: str) -> None:
    windows.policy.parent.mkdir(parents=True)
    windows.policy.write_text("laid down first", "utf-8")
    os.chown(windows.policy.parent if whose == "folder" else windows.policy, 12345, 12345)
    assert windows.install(r"/AllUsers /POLICY=C:\plain.toml") == UNSAFE
    assert windows.policy.read_text("utf-8") == "laid down first"
    assert not windows.is_installed


def test_the_folder_is_made_with_its_rights_and_no_name_is_trusted_twice() -> None:
    """A tool that is given a name follows a junction that took its place meanwhile."""
    assert "icacls" not in SCRIPT + GUARDED
    assert "CreateDirectory " not in GUARDED, "NSIS's own makes a folder with rights from above"
    guard = GUARDED[GUARDED.index("!macro GUARD_POLICY_FOLDER") :]
    steps = ("ConvertStringSecurityDescriptor", "CreateDirectoryW", "OwnerOf", "REFUSE_STRANGER")
    places = [guard.index(step) for step in (*steps, "PLACE_POLICY")]
    assert places == sorted(places)
    assert "SetKernelObjectSecurity(p R2" in GUARDED, "by the handle that was judged"
    assert "0x02200000" in GUARDED, "a junction itself, not what it leads to"
    (rights,) = re.findall(r'!define GUARDED "(.+)"', GUARDED)
    assert rights.startswith("O:BA")
    assert "D:P(" in rights, "nothing is inherited from above"
    assert set(re.findall(r"\(A;OICI;(\w+);;;(\w+)\)", rights)) == {
        ("FA", "SY"), ("FA", "BA"), ("0x1200a9", "BU"),
    }  # fmt: skip
