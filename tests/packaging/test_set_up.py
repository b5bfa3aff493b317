"""``dev.py``, the one way in: what it says where it cannot help itself."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import ROOT, load


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    module = load("dev.py")
    monkeypatch.setattr(module, "is_root", lambda: False)
    yield module
    del sys.modules[module.__name__]


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


def test_who_may_not_install_is_told_the_exact_command(dev: ModuleType) -> None:
    with pytest.raises(dev.SetUpError) as told:
        dev.install_system_packages(["libegl1", "libgl1"])
    command = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert command in str(told.value)


def test_nothing_is_installed_where_nothing_is_missing(dev: ModuleType) -> None:
    dev.install_system_packages([])


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
