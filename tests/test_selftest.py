"""The product's test of itself: it passes here, and names whatever is missing or spoilt."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.storage.install import build_prebuilt

ROOT: Final = paths.bundle_root()
RUN: Final = """
import sys
from pathlib import Path
from brightstar_desktop import __main__, paths
bundle = Path(sys.argv[1])
paths.bundle_root = lambda: bundle
sys.exit(__main__.main(["--self-test"]))
"""
CHECKS: Final = {
    "directory",
    "finished directory",
    "search",
    "similar",
    "guide",
    "crisis lines",
    "signature",
    "sync from a folder",
    "state folder",
    "window",
    "typeface",
    "icons",
    "languages",
    "PDF",
}


def self_test(bundle: Path = ROOT) -> tuple[int, dict[str, Any]]:
    """Run the self-test on a bundle in a process of its own; return its status and report."""
    command = [sys.executable, "-c", RUN, str(bundle)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (line,) = done.stdout.splitlines()
    assert done.stderr == ""
    return done.returncode, json.loads(line)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a copy of what a package holds beside the program, to be spoilt."""
    copy = tmp_path / "bundle"
    (copy / "data").mkdir(parents=True)
    for folder in ("data/published", "data/geography", "resources"):
        shutil.copytree(ROOT / folder, copy / folder)
    return copy


def test_all_is_well_here() -> None:
    status, report = self_test()
    assert report["failures"] == {}
    assert set(report["checks"]) == CHECKS
    assert status == 0
    assert report["ok"]


def test_a_finished_directory_is_used(bundle: Path) -> None:
    build_prebuilt(bundle / "data" / "prebuilt", paths.bundled_catalogue())
    status, report = self_test(bundle)
    assert (status, report["failures"]) == (0, {})
    assert report["checks"]["finished directory"] == "copied"


def _replace(file: Path, content: bytes) -> None:
    file.unlink()
    file.write_bytes(content)


def _spoil_finished_directory(bundle: Path) -> None:
    build_prebuilt(bundle / "data" / "prebuilt", paths.bundled_catalogue())
    (file,) = (bundle / "data" / "prebuilt").glob("*.sqlite")
    file.write_bytes(file.read_bytes()[:-1])


def _forge_data(bundle: Path) -> None:
    file = bundle / "data" / "published" / "targets" / "catalogue.json.gz"
    assert read_catalogue(file)
    _replace(file, gzip.compress(gzip.decompress(file.read_bytes()).replace(b"988", b"989")))


def _take_typeface(bundle: Path) -> None:
    _replace(bundle / "resources" / "fonts" / "Inter-Bold.otf", b"no typeface")


def _empty_icon(bundle: Path) -> None:
    _replace(
        bundle / "resources" / "icons" / "phone.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>',
    )


def _take_spanish(bundle: Path) -> None:
    (bundle / "resources" / "translations" / "es" / "LC_MESSAGES" / "brightstar.mo").unlink()


def _take_data(bundle: Path) -> None:
    (bundle / "data" / "published" / "targets" / "catalogue.json.gz").unlink()


@pytest.mark.parametrize(
    ("spoil", "failing", "told"),
    [
        (_spoil_finished_directory, {"finished directory"}, "cannot be used"),
        (_forge_data, {"crisis lines", "signature"}, "988"),
        (_take_typeface, {"typeface"}, "Inter-Bold.otf"),
        (_empty_icon, {"icons"}, "phone"),
        (_take_spanish, {"languages"}, "in es"),
        (_take_data, {"directory"}, "catalogue.json.gz is missing"),
    ],
)
def test_whatever_is_spoilt_is_named(
    bundle: Path, spoil: Callable[[Path], None], failing: set[str], told: str
) -> None:
    spoil(bundle)
    status, report = self_test(bundle)
    assert status == 1
    assert not report["ok"]
    assert set(report["failures"]) == failing
    assert told in " ".join(report["failures"].values())
