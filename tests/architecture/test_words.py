"""What is committed speaks of the project alone and holds no address of a machine or registry."""

import re
import subprocess

import pytest

from tests.architecture.sources import ROOT

# Put together here, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        (
            "/" + "work/",
            "/" + "tmp/",
            "pypi" + r"\.org",
            "files.python" + "hosted",
            "regis" + "try.npmjs",
            r"\.\./sha" + "red",
            "fa" + "rm-",
        )
    )
)


def committed() -> list[str]:
    """Return the text files that git tracks; skip the test outside a checkout."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return listed.stdout.split("\n")[:-1]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for name in committed():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        found += [f"{name}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []
