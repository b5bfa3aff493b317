"""The recipes by which a service builds the installers: careful with rights, pinned, complete."""

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_REFUSAL
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


GATES = {
    "Somebody can be reached about weaknesses": "SECURITY.md does not say yet how to report one",
    "The program has an identifier of its own on macOS": "the bundle identifier is still nobody's",
}
FILLED_IN = {
    "SECURITY.md": ("FILL IN", "Write to us"),
    "packaging/linux/facts.py": (".example>", ".org>"),
    "packaging/product.py": ('"example.', '"org.'),
}


def commands_of(step: str) -> str:
    """Return the shell commands of a step that only a tag runs."""
    (block,) = re.findall(
        rf"^      - name: {re.escape(step)}\n        if: github\.ref_type == 'tag'\n"
        r"        run: \|\n((?: {10}.*\n)+)",
        INSTALLERS,
        re.MULTILINE,
    )
    return str(textwrap.dedent(block))


def run_gate(step: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-e", "-c", commands_of(step)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix shell runs it")
@pytest.mark.parametrize("step", GATES)
def test_a_tag_is_refused_until_everything_is_filled_in(tmp_path: Path, step: str) -> None:
    for name, (old, new) in FILLED_IN.items():
        text = (ROOT / name).read_text(encoding="utf-8").replace(old, new)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    refused = run_gate(step, ROOT)
    assert (refused.returncode, refused.stderr) == (1, f"{GATES[step]}\n")
    filled = run_gate(step, tmp_path)
    assert (filled.returncode, filled.stdout, filled.stderr) == (0, "", "")


def test_a_tag_is_refused_while_the_edition_is_signed_with_the_development_keys() -> None:
    (line,) = [
        line
        for line in commands_of(
            "The edition is signed with keys that only the publisher has"
        ).splitlines()
        if "publishing.cli" in line
    ]
    arguments = line.split(" -m ")[1].split()
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == f"brightstar-data: {DEVELOPMENT_REFUSAL}\n"


def test_every_job_waits_for_the_gates() -> None:
    jobs = re.split(r"^  (?=[\w-]+:\n)", INSTALLERS.split("\njobs:\n")[1], flags=re.MULTILINE)[1:]
    first = [job for job in jobs if not re.search(r"^    needs: .+$", job, re.MULTILINE)]
    assert [job.partition(":")[0] for job in first] == ["version"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
def test_no_recipe_makes_do_with_a_trial(file: Path) -> None:
    assert "--trial" not in file.read_text(encoding="utf-8")


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
