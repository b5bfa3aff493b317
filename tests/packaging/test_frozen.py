"""The packaged program, built and run for real."""

import sys
from pathlib import Path

import pytest

from brightstar_desktop import __version__
from tests.packaging.scripts import load


@pytest.mark.slow
def test_the_packaged_program_passes_its_own_tests_elsewhere(tmp_path: Path) -> None:
    assert load("packaging/notices.py").main() == 0
    program = load("packaging/build.py").build(tmp_path / "brightstar-desktop")
    assert load("packaging/system_notices.py").main([str(program)]) == 0
    report = load("packaging/smoke.py").smoke(program)
    assert report["ok"], report
    assert report["frozen"]
    assert report["version"] == __version__
    assert report["found"] > 0
    assert not list(program.rglob("publishing"))
    assert list(program.rglob("_ssl.*"))
    assert not list(program.rglob("cryptography"))
    assert list(program.rglob("timestamp.json"))
    assert (program / "_internal" / "licenses" / "LGPL-3.0.txt").is_file()
    assert report["checks"]["finished directory"] == "copied"
    if sys.platform == "linux":
        assert not [file for file in program.rglob("*") if file.is_symlink()]
        own, bare = load("packaging/bare.py").measure(program, tmp_path)
        assert own.megabytes <= bare.megabytes
