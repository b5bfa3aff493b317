"""A portable program leaves nothing on the computer, neither itself nor by Qt: real processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from brightstar_desktop import paths
from tests.packaging.scripts import load

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("Xvfb"), reason="needs Linux with Xvfb"
)
FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""
PACKAGED: Final = """
import sys
sys.frozen, sys.executable = True, {executable!r}
"""
WINDOW: Final = """
from brightstar_desktop.__main__ import main
sys.exit(main())
"""
FILE_DIALOG: Final = """
from PySide6.QtWidgets import QFileDialog
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.portable import redirected_qt_files
with redirected_qt_files():
    application = Application([])
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setDirectory({folder!r})
del dialog
"""


@pytest.fixture
def display() -> Iterator[str]:
    with load("packaging/linux/trial.py").screen() as name:
        yield name


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return the folder of a portable program."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / paths.PORTABLE_MARKER).touch()
    return folder


def run(stick: Path, display: str, program: str, *arguments: str) -> Path:
    """Run ``program`` as if packaged on the stick; return the home of a user with nothing else.

    Their fonts are new, so that fontconfig has a cache to write, and no session bus runs.
    """
    home, fonts = stick.parent / "home", stick.parent / "fonts.conf"
    (home / "tmp").mkdir(parents=True)
    fonts.write_text(FONTS.format(fonts=paths.resources() / "fonts"), "utf-8")
    variables = {"HOME": str(home), "TMPDIR": str(home / "tmp"), "FONTCONFIG_FILE": str(fonts)}
    packaged = PACKAGED.format(executable=str(stick / "brightstar-desktop"))
    done = subprocess.run(
        [sys.executable, "-B", "-c", packaged + program, *arguments],
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DISPLAY": display, **variables},
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    return home


def files_in(folder: Path) -> list[str]:
    """Return everything in ``folder`` but folders that were there before."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(path for path in found if path != "tmp")


def test_a_window_leaves_nothing_outside(stick: Path, display: str) -> None:
    picture = stick / "window.png"
    home = run(stick, display, WINDOW, "--screenshot", str(picture))
    assert picture.is_file()
    assert files_in(home) == []
    inside = files_in(stick / paths.PORTABLE_DATA)
    assert [path for path in inside if path.startswith("cache/fontconfig/")]
    assert "directory/current.json" in inside


def test_a_handout_leaves_nothing_outside(stick: Path, display: str) -> None:
    command_line = "from brightstar_desktop.cli import main\nsys.exit(main())"
    sheet = stick / "sheet.pdf"
    asked = ("handout", "bay-psychiatric-associates", "-o", str(sheet))
    home = run(stick, display, command_line, *asked)
    assert sheet.is_file()
    assert files_in(home) == []


def files_naming(word: str, *folders: Path) -> list[Path]:
    """Return the files below ``folders`` that hold ``word``."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if word.encode() in file.read_bytes()]


@pytest.mark.parametrize("is_portable", [True, False])
def test_the_folders_of_a_file_dialog_are_noted_nowhere(
    stick: Path, display: str, *, is_portable: bool
) -> None:
    folder = stick.parent / "zanzibarquilt"
    folder.mkdir()
    if not is_portable:
        (stick / paths.PORTABLE_MARKER).unlink()
    home = run(stick, display, FILE_DIALOG.format(folder=str(folder)))
    assert files_naming(folder.name, home, stick) == []
    assert not [name for name in files_in(home) if "QtProject" in name]


def test_qt_would_note_the_folder_by_itself(stick: Path, display: str) -> None:
    """As above, without what keeps it off the disk: the trial finds what it looks for."""
    program = FILE_DIALOG.replace("with redirected_qt_files():", "if True:")
    home = run(stick, display, program.format(folder=str(stick)))
    (noted,) = files_naming(str(stick), home)
    assert noted.name == "QtProject.conf"


def test_a_folder_that_was_noted_elsewhere_is_taken_away(stick: Path, display: str) -> None:
    """On Windows and macOS the settings of Qt cannot be led away: as if that were so here."""
    program = FILE_DIALOG.replace("with redirected_qt_files():", "if True:")
    forgets = (
        "\nfrom brightstar_desktop.ui.portable import clear_file_dialog_history"
        "\nclear_file_dialog_history()\n"
    )
    home = run(stick, display, program.format(folder=str(stick)) + forgets)
    assert files_naming(str(stick), home) == []


def test_other_programs_get_their_own_cache_and_a_running_bus_is_used(
    stick: Path, display: str
) -> None:
    told = """
import os
os.environ["XDG_CACHE_HOME"], os.environ["DBUS_SESSION_BUS_ADDRESS"] = "/mine", "unix:path=/bus"
from brightstar_desktop.ui.portable import redirected_qt_files
with redirected_qt_files():
    assert os.environ["XDG_CACHE_HOME"] == {cache!r}
assert os.environ["XDG_CACHE_HOME"] == "/mine"
assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/bus"
del os.environ["XDG_CACHE_HOME"]
with redirected_qt_files():
    pass
assert "XDG_CACHE_HOME" not in os.environ
"""
    run(stick, display, told.format(cache=str(stick / paths.PORTABLE_DATA / "cache")))


def test_a_program_that_is_not_portable_keeps_to_the_users_own_places(
    stick: Path, display: str
) -> None:
    (stick / paths.PORTABLE_MARKER).unlink()
    home = run(stick, display, FILE_DIALOG.format(folder=str(stick)))
    assert ".cache/fontconfig" in files_in(home)
