"""``dev.py``, the one way in: what it says where it cannot help itself."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import ROOT, load

NOBODY = 65534
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
Asked = Callable[[], list[str]]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Linux's")
as_root = pytest.mark.skipif(not AS_ROOT, reason="only root may install")


@pytest.fixture
def dev() -> Iterator[ModuleType]:
    module = load("dev.py")
    yield module
    del sys.modules[module.__name__]


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Put an apt-get that installs nothing in the system's place; return what tells its calls.

    It fails where it is asked for a package called "lost".
    """
    programs, told = tmp_path / "bin", tmp_path / "told"
    programs.mkdir()
    script = programs / "apt-get"
    script.write_text(
        f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> "{told}"\n'
        'case "$*" in *lost*) echo "E: Unable to locate package lost" >&2; exit 100;; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return lambda: told.read_text().splitlines() if told.exists() else []


@contextmanager
def as_anybody() -> Iterator[None]:
    """Be somebody whom the system does not take for root."""
    if AS_ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if AS_ROOT:
            os.seteuid(0)


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert names <= sys.stdlib_module_names


def test_an_old_python_can_read_it_far_enough_to_say_that_it_is_too_old() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    assert "from __future__ import annotations" in source


def test_an_old_python_is_told_which_it_needs(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (4, 0))
    with pytest.raises(dev.SetUpError, match=r"^Python 4\.0 or newer is needed; this is 3\."):
        dev.check_python()


@on_linux
def test_who_may_not_install_is_told_the_exact_command(dev: ModuleType, apt: Asked) -> None:
    with as_anybody(), pytest.raises(dev.SetUpError) as told:
        dev.install_system_packages(["libegl1", "libgl1"])
    command = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert command in str(told.value)
    assert apt() == []


@on_linux
@as_root
def test_root_gets_what_is_missing_installed(dev: ModuleType, apt: Asked) -> None:
    dev.install_system_packages(["libegl1", "libgl1"])
    assert apt() == [
        "noninteractive update -qq",
        "noninteractive install -y -qq --no-install-recommends libegl1 libgl1",
    ]


@on_linux
@as_root
def test_what_cannot_be_installed_is_told_with_the_systems_reason(
    dev: ModuleType, apt: Asked
) -> None:
    with pytest.raises(dev.SetUpError, match="could not install lost") as told:
        dev.install_system_packages(["lost"])
    assert "Unable to locate package lost" in str(told.value)
    assert len(apt()) == 2


@on_linux
def test_nothing_is_installed_where_nothing_is_missing(dev: ModuleType, apt: Asked) -> None:
    dev.install_system_packages([])
    with as_anybody():
        dev.install_system_packages([])
    assert apt() == []


def test_each_command_asks_for_what_it_needs_and_no_more(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "find_library", lambda _name: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(dev, "has_display", lambda: True)

    def asked(command: str) -> list[str]:
        packages = dev.missing_packages(*dev.needs_of(command))
        assert isinstance(packages, list)
        return packages

    assert all("libegl1" in asked(command) for command in ("run", "test", "lint", "package"))
    assert "libxcb-cursor0" in asked("run")
    assert not any("xcb" in package for package in asked("lint"))
    assert {"libxcb-cursor0", "poppler-utils", "xvfb", "xdotool"} <= set(asked("test"))
    assert "lintian" not in asked("test")
    assert {"libxcb-cursor0", "libwayland-egl1", "dpkg-dev"} <= set(asked("package"))
    monkeypatch.setenv("CI", "true")
    assert {"libxcb-cursor0", "dpkg-dev", "lintian", "xvfb", "nsis"} <= set(asked("test"))


def test_without_apt_no_package_is_named(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "find_library", lambda _name: None)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    assert dev.missing_packages(*dev.needs_of("package")) == []


def test_a_changed_lock_is_installed_anew(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements-dev.lock"
    lock.write_text("a==1")
    monkeypatch.setattr(dev, "LOCK", lock)
    before = dev.state_of_set_up()
    assert dev.state_of_set_up() == before
    lock.write_text("a==2")
    assert dev.state_of_set_up() != before


def test_an_unknown_command_lists_the_known_ones() -> None:
    command = [sys.executable, str(ROOT / "dev.py"), "dance"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    for name in ("run", "test", "lint", "bench", "package", "screenshots", "lock"):
        assert name in done.stderr
