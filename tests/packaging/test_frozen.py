"""The packaged program, built and run for real."""

import sys
from pathlib import Path

import pytest

from brightstar_desktop import __version__
from tests.packaging.scripts import load


@pytest.mark.slow
def test_the_packaged_program_passes_its_own_tests_elsewhere(built_program: Path) -> None:
    report = load("packaging/smoke.py").smoke(built_program)
    assert report["ok"], report
    assert report["frozen"]
    assert report["version"] == __version__
    assert report["found"] > 0
    assert report["checks"]["finished directory"] == "copied"


@pytest.mark.slow
def test_it_holds_what_it_needs_and_nothing_else(built_program: Path, tmp_path: Path) -> None:
    assert not list(built_program.rglob("publishing"))
    assert list(built_program.rglob("_ssl.*"))
    assert not list(built_program.rglob("cryptography"))
    assert list(built_program.rglob("timestamp.json"))
    assert (built_program / "_internal" / "licenses" / "LGPL-3.0.txt").is_file()
    assert load("packaging/sbom.py").main([str(built_program), "--output", str(tmp_path)]) == 0
    assert list(tmp_path.glob("*.cdx.json"))
    if sys.platform == "linux":
        assert not [file for file in built_program.rglob("*") if file.is_symlink()]


@pytest.mark.slow
def test_it_is_no_larger_than_a_bare_window(built_program: Path, tmp_path: Path) -> None:
    own, bare = load("packaging/bare.py").measure(built_program, tmp_path)
    assert own.megabytes <= bare.megabytes
