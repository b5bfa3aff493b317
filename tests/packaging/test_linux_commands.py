"""Manual pages and completion, which are made from what the programs understand."""

import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from brightstar_desktop import __main__ as desktop
from brightstar_desktop.cli import arguments as command_line
from tests.packaging.scripts import load

BASH = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
GROFF = pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")


@pytest.fixture
def manual() -> ModuleType:
    load("packaging/linux/facts.py")  # lets the scripts find one another
    return load("packaging/linux/manual.py")


@pytest.fixture
def completion() -> ModuleType:
    load("packaging/linux/facts.py")
    return load("packaging/linux/completion.py")


def options_in(help_text: str) -> set[str]:
    """Return the long options that a parser's help names."""
    return set(re.findall(r"--[a-z-]+", help_text))


def test_each_option_of_the_window_has_its_lines_in_the_manual(manual: ModuleType) -> None:
    page = manual.desktop_page("1.2.3").replace("\\-", "-")
    assert options_in(desktop.make_parser().format_help()) <= options_in(page)
    assert ".SH FILES" in page
    assert "BRIGHTSTAR_DATA_DIR" in page


def test_each_command_has_a_section_with_its_options(manual: ModuleType) -> None:
    page = manual.command_line_page("1.2.3").replace("\\-", "-")
    commands = manual.commands_of(command_line.make_parser())
    assert len(commands) > 10
    for command in commands:
        section = page.partition(f".SS {command.name}\n")[2].partition(".SS ")[0]
        assert section, command.name
        assert {flag for flag in command.flags if flag.startswith("--")} <= options_in(section)


def test_no_line_begins_a_request_by_accident(manual: ModuleType) -> None:
    assert manual.escaped(".hidden -x \\n") == "\\&.hidden \\-x \\en"


@GROFF
@pytest.mark.parametrize("page", ["command_line_page", "desktop_page"])
def test_groff_has_nothing_to_say_against_the_pages(manual: ModuleType, page: str) -> None:
    command = ["groff", "-man", "-Tutf8", "-P-cbou", "-ww", "-rLL=80n", "-K", "utf8"]
    text = getattr(manual, page)("1.2.3")
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "EXAMPLES" in done.stdout


def complete(script: Path, function: str, *words: str) -> list[str]:
    """Return what bash would offer after these words, the last of which is being typed."""
    told = f'source "{script}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); {function}; '
    told += "printf '%s\\n' \"${COMPREPLY[@]}\""
    command = ["bash", "-uc", told, "bash", *words]  # compopt fails where nobody types: no -e
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=script.parent)
    assert done.stderr == ""
    return done.stdout.split()


@BASH
def test_bash_completes_commands_options_and_choices(
    completion: ModuleType, tmp_path: Path
) -> None:
    script = tmp_path / "brightstar"
    script.write_text(completion.command_line_completion(), "utf-8")

    def offered(*words: str) -> list[str]:
        return complete(script, "_brightstar", "brightstar", *words)

    assert offered("se") == ["search", "self-test"]
    assert "--max-price" in offered("search", "--ma")
    assert offered("handout", "--language", "e") == ["en", "es"]
    assert offered("search", "--sort", "d") == ["distance"]


@BASH
def test_bash_completes_the_window_and_offers_folders(
    completion: ModuleType, tmp_path: Path
) -> None:
    script = tmp_path / "brightstar-desktop"
    script.write_text(completion.desktop_completion(), "utf-8")
    (tmp_path / "a-folder").mkdir()

    def offered(*words: str) -> list[str]:
        return complete(script, "_brightstar_desktop", "brightstar-desktop", *words)

    assert offered("--theme", "da") == ["dark"]
    assert offered("--self") == ["--self-test"]
    assert offered("--data-dir", "a-") == ["a-folder"]


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="needs shellcheck")
@pytest.mark.parametrize("of", ["command_line_completion", "desktop_completion"])
def test_shellcheck_finds_no_fault(completion: ModuleType, of: str) -> None:
    text = getattr(completion, of)()
    command = ["shellcheck", "--shell=bash", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.stdout == ""
