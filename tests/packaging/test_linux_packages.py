"""The .tar.gz and the .deb, made of the real program and used as their users will."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop import __version__
from tests.packaging.scripts import load

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("_on_linux")]
DEBIAN = pytest.mark.skipif(not shutil.which("dpkg-shlibdeps"), reason="needs Debian's tools")


def may_make_a_root() -> bool:
    """Return whether a system of its own can be begun here; ordinary containers forbid it."""
    tools = ("debootstrap", "Xvfb", "unshare")
    if not all(map(shutil.which, tools)) or os.geteuid() != 0:
        return False
    command = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


TRIAL = pytest.mark.skipif(
    sys.platform != "linux" or not may_make_a_root(), reason="needs root, debootstrap and Xvfb"
)
VARIES = "mismatched-override,unused-override"
"""Which overrides are used hangs on how the Python at hand was built."""


@pytest.fixture(scope="module")
def deb(built_program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the package of the real program."""
    folder = tmp_path_factory.mktemp("deb")
    package = load("packaging/linux/deb.py").make(built_program, folder, hastily=True)
    assert isinstance(package, Path)
    return package


def run(*command: str | Path, **more: Any) -> str:
    """Return what a command printed, which must succeed."""
    words = [str(word) for word in command]
    done: subprocess.CompletedProcess[str] = subprocess.run(
        words, capture_output=True, text=True, check=False, **more
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_archive_runs_anywhere_and_keeps_all_beside_it(
    built_program: Path, tmp_path: Path
) -> None:
    file = load("packaging/linux/archive.py").make(built_program, tmp_path, hastily=True)
    run("tar", "--extract", "--file", file, "--directory", tmp_path)
    folder = tmp_path / f"brightstar-desktop-{__version__}"
    assert __version__ in (folder / "README.txt").read_text("utf-8")
    (folder / "portable.txt").touch()
    home = tmp_path / "home"
    home.mkdir()
    lonely = {"HOME": str(home), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
    report = json.loads(run(folder / "brightstar", "self-test", env=lonely, cwd=home))
    assert report["ok"], report
    picture = tmp_path / "window.png"
    run(folder / "brightstar-desktop", "--screenshot", picture, env=lonely, cwd=home)
    assert picture.stat().st_size > 10_000
    assert (folder / "BrightStar-data" / "directory" / "current.json").is_file()
    assert list(home.iterdir()) == []


def test_the_same_program_gives_the_same_archive(built_program: Path, tmp_path: Path) -> None:
    script = load("packaging/linux/archive.py")
    first, second = (script.make(built_program, tmp_path / place, hastily=True) for place in "ab")
    assert load("packaging/reproduce.py").compare(first, second).differences == ()


@DEBIAN
def test_the_same_program_gives_the_same_deb(
    built_program: Path, deb: Path, tmp_path: Path
) -> None:
    again = load("packaging/linux/deb.py").make(built_program, tmp_path, hastily=True)
    assert again.read_bytes() == deb.read_bytes()


@DEBIAN
def test_debian_has_nothing_to_say_against_the_package(deb: Path, tmp_path: Path) -> None:
    check = ("lintian", "--allow-root", "--fail-on", "error,warning", "--suppress-tags", VARIES)
    assert run(*check, deb) == ""
    run("dpkg-deb", "--extract", deb, tmp_path)
    share = tmp_path / "usr" / "share"
    run("desktop-file-validate", share / "applications" / "brightstar-desktop.desktop")
    run("appstreamcli", "validate", "--no-net", next((share / "metainfo").iterdir()))


@DEBIAN
@TRIAL
def test_it_is_installed_used_upgraded_and_removed_in_a_bare_debian(
    built_program: Path, deb: Path, tmp_path: Path
) -> None:
    older = load("packaging/linux/deb.py").make(
        built_program, tmp_path, version="0.0.1", hastily=True
    )
    seen = load("packaging/linux/trial.py").trial(deb, older, tmp_path)
    assert seen["version before"] == "0.0.1"
    assert seen["version"] == __version__
    assert seen["self-test of the window"]["checks"]["window"] == "xcb"
    assert any(path.endswith("settings.json") for path in seen["left"])
    assert (tmp_path / "installed.png").stat().st_size > 10_000
