"""What is said where no window can be shown: real processes without a display, or part of one."""

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path
from typing import Final

import PySide6
import pytest

from brightstar_desktop.ui.display import debian_package
from tests.packaging.scripts import load

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have a display")
QT: Final = Path(PySide6.__file__).parent / "Qt"
ASKS_FOR_A_DISPLAY: Final = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
SCREEN = pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")
WINDOW: Final = ("-m", "brightstar_desktop")
SELF_TEST: Final = (*WINDOW, "--self-test")
COMMAND_LINE: Final = ("-c", "import sys; from brightstar_desktop import cli; sys.exit(cli.main())")


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with ``arguments`` and no other display than ``variables`` name."""
    bare = {name: value for name, value in os.environ.items() if name not in ASKS_FOR_A_DISPLAY}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**bare, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def check_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("brightstar-desktop: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert [word for word in words if word not in done.stderr] == []


def test_without_a_display_one_sentence_says_so() -> None:
    check_one_sentence(start(*WINDOW), "no display here", "QT_QPA_PLATFORM=offscreen")
    check_one_sentence(start(*WINDOW, QT_QPA_PLATFORM="xcb"), "no display here")


def test_a_display_that_does_not_answer_is_named() -> None:
    check_one_sentence(start(*WINDOW, DISPLAY=":4711"), ":4711 (DISPLAY)", "does not answer")
    check_one_sentence(
        start(*WINDOW, WAYLAND_DISPLAY="wayland-4711"), "wayland-4711 (WAYLAND_DISPLAY)"
    )


def test_the_lock_of_a_start_without_a_display_is_released(tmp_path: Path) -> None:
    state = ("--data-dir", str(tmp_path))
    check_one_sentence(start(*WINDOW, *state))
    check_one_sentence(start(*WINDOW, *state), "no display here")


def without_xcb_cursor(folder: Path) -> str:
    """Return plugins of Qt's that are linked with a library that no system has.

    It is xcb-cursor under another name of the same length, so that the files stay whole.
    """
    for place in ("plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"):
        file = folder / place
        file.parent.mkdir(parents=True)
        content = (QT / place).read_bytes()
        file.write_bytes(content.replace(b"libxcb-cursor.so.0", b"libxcb-cursed.so.0"))
    return str(folder / "plugins")


def test_a_missing_library_is_named_with_its_package(tmp_path: Path) -> None:
    plugins = without_xcb_cursor(tmp_path)
    done = start(*WINDOW, DISPLAY=":4711", QT_PLUGIN_PATH=plugins)
    check_one_sentence(done, "libxcb-cursed.so.0 is missing", "apt-get install libxcb-cursed0")


def test_a_library_that_qt_itself_lacks_is_named_with_its_package(tmp_path: Path) -> None:
    """On a bare system the import of Qt fails before there is anything to ask for a display."""
    (tmp_path / "PySide6.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file')\n", "utf-8"
    )
    done = start(*WINDOW, PYTHONPATH=str(tmp_path))
    check_one_sentence(done, "libEGL.so.1 is missing", "apt-get install libegl1")
    done = start(*SELF_TEST, PYTHONPATH=str(tmp_path))
    check_one_sentence(done, "libEGL.so.1 is missing")


def test_the_self_test_reports_a_display_that_does_not_answer() -> None:
    done = start(*SELF_TEST, QT_QPA_PLATFORM="xcb", DISPLAY=":4711")
    assert done.returncode == 1
    assert ":4711 (DISPLAY) does not answer" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_handout_says_why_it_cannot_be_drawn(tmp_path: Path) -> None:
    command = ("handout", "bay-psychiatric-associates", "-o", str(tmp_path / "sheet.pdf"))
    done = start(*COMMAND_LINE, *command, QT_QPA_PLATFORM="xcb", DISPLAY=":4711")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert ":4711 (DISPLAY) does not answer" in done.stderr


@SCREEN
def test_a_display_that_answers_is_used(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    with load("packaging/linux/trial.py").screen() as display:
        done = start(*WINDOW, "--screenshot", str(picture), DISPLAY=display)
        assert (done.returncode, done.stderr) == (0, "")
        assert picture.stat().st_size > 10_000
        # One of two displays is enough, as it is for Qt.
        both = {"DISPLAY": display, "WAYLAND_DISPLAY": "wayland-4711"}
        assert start(*SELF_TEST, **both, QT_QPA_PLATFORM="wayland;xcb").returncode == 0


def test_pictures_need_no_display(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = start(*WINDOW, "--screenshot", str(picture), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.is_file()


def test_packages_are_named_as_debian_names_them() -> None:
    dev = load("dev.py")
    libraries = {**dev.DRAWING_LIBRARIES, **dev.WINDOW_LIBRARIES}
    here = {find_library(name): package for name, package in libraries.items()}
    assert any(here)
    for file, package in here.items():
        if file:
            library, _so, version = file.partition(".so.")
            assert debian_package(library, version) == package
