"""The handbook's lines on checksums, typed as they stand with a Python that has no libraries."""

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

import pytest

from tests.packaging.scripts import ROOT, load
from tests.support.signing.maintainer import Maintainer, edition_of

HANDBOOK: Final = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
SCRIPT: Final = "packaging/checksums.py"
TOOLS: Final = ("bash", "openssl", "sha256sum")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, TOOLS)), reason=f"needs Linux, {TOOLS}"
)


def blocks_with(words: str) -> list[list[str]]:
    """Return the lines of each block of commands that holds ``words``."""
    blocks = re.findall(r"```sh\n(.+?)```", HANDBOOK, re.DOTALL)
    found = [block.strip().splitlines() for block in blocks if words in block]
    return [[line.strip() for line in block] for block in found]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return sources as a maintainer has them, whose edition is signed with keys of their own."""
    folder = tmp_path / "sources"
    for name in ("packaging", "brightstar_desktop"):
        leave_out = shutil.ignore_patterns("__pycache__", "pictures")
        shutil.copytree(ROOT / name, folder / name, ignore=leave_out)
    shutil.copy(ROOT / "dev.py", folder)
    (folder / ".venv").symlink_to(load("dev.py").VENV)
    maintainer = Maintainer(tmp_path / "desk")
    maintainer.release(edition_of(1))
    shutil.copytree(maintainer.folder, folder / "data" / "published")
    shutil.copytree(maintainer.root / "keys", tmp_path / "home" / "brightstar-keys")
    (folder / "release").mkdir()
    (folder / "release" / "program.deb").write_text("a program", encoding="utf-8")
    return folder


@pytest.fixture
def plain_python(tmp_path: Path) -> Path:
    """Return a folder of the search path with a Python that knows its own library alone."""
    venv.create(tmp_path / "plain", with_pip=False)
    return tmp_path / "plain" / "bin"


@pytest.mark.skipif(not load("dev.py").PYTHON.exists(), reason="needs the environment of dev.py")
def test_the_lines_on_checksums_do_what_the_handbook_says(
    sources: Path, plain_python: Path, tmp_path: Path
) -> None:
    def typed(line: str, folder: Path = sources) -> str:
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            env={"PATH": f"{plain_python}:/usr/bin:/bin", "HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    typed(f"python3 {SCRIPT} write release")
    ((_download, sign, verify, _upload),) = blocks_with(f"{SCRIPT} sign")
    assert "Signed: " in typed(sign)
    assert typed(verify) == "as published: program.deb\n"
    inline = re.findall(rf"`(python3 {SCRIPT} [\w -]+)`", HANDBOOK)
    assert inline == [f"python3 {SCRIPT} public-key", f"python3 {SCRIPT} verify FOLDER"]
    key = typed(inline[0])
    (sources / "release" / "brightstar.pem").write_text(key, encoding="utf-8")
    assert typed(inline[1].replace("FOLDER", "release")) == "as published: program.deb\n"
    (without_program,) = blocks_with("openssl pkeyutl")
    told = [typed(line, sources / "release") for line in without_program]
    assert "Signature Verified Successfully" in told[0]
    assert told[1] == "program.deb: OK\n"


def test_no_line_on_checksums_names_another_python() -> None:
    assert f"python {SCRIPT}" not in HANDBOOK
