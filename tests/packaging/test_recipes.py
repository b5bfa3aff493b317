"""The recipes by which a service builds the installers: careful with rights, pinned, complete."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
INSTALLERS = (ROOT / ".github" / "workflows" / "installers.yml").read_text(encoding="utf-8")


def actionlint() -> str | None:
    """Return the checker of recipes, beside this Python or on the search path."""
    beside = Path(sys.executable).with_name("actionlint")
    return str(beside) if beside.is_file() else shutil.which("actionlint")


@pytest.mark.skipif(not actionlint(), reason="needs actionlint")
def test_the_recipes_are_sound() -> None:
    told = subprocess.run(
        [str(actionlint()), "-no-color", *map(str, WORKFLOWS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
def test_actions_are_named_by_commit_and_rights_are_few(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = re.findall(r"^\s*-? ?uses: (.+)$", text, re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.match(action)] == []
    assert "\npermissions:\n  contents: read\n" in text
    assert len(re.findall(r"uses: actions/checkout@", text)) == text.count(
        "persist-credentials: false"
    )
    assert len(re.findall(r"^    timeout-minutes: \d+$", text, re.MULTILINE)) == len(
        re.findall(r"^    runs-on: ", text, re.MULTILINE)
    )


def test_only_the_draft_may_write_and_only_for_a_tag() -> None:
    before, draft = INSTALLERS.split("\n  draft:\n")
    assert ": write" not in before
    assert "if: github.ref_type == 'tag'" in draft
    assert "--draft" in draft


@pytest.mark.parametrize(
    "words",
    [
        "brightstar self-test",
        "brightstar-desktop --self-test",
        "try_installer.ps1 -Mode AllUsers",
        "try_installer.ps1 -Mode CurrentUser",
        "packaging/macos/release.sh",
        "picture-linux",
        "picture-windows",
        "picture-${{ matrix.system }}",
    ],
)
def test_every_installed_program_tests_itself_and_is_photographed(words: str) -> None:
    assert words in INSTALLERS


def test_secrets_reach_the_shell_as_variables_only() -> None:
    """Put straight into a command, a secret could end up in a log or be run."""
    lines = [line for line in INSTALLERS.splitlines() if "secrets." in line]
    assert lines
    assert [
        line for line in lines if not re.match(r"^\s+[A-Z_]+: \$\{\{ secrets\.\w+ \}\}$", line)
    ] == []


def test_the_recipes_name_files_that_are_there() -> None:
    named = re.findall(r"packaging[/\\][\w/\\]+\.(?:sh|py|ps1)", INSTALLERS)
    assert named
    places = {name.replace("\\", "/") for name in named}
    assert [place for place in places if not (ROOT / place).is_file()] == []
