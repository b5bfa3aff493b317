"""Completion as somebody types it: a real bash that reads from a terminal, and its Tab key."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from tests.packaging.scripts import load

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bash"), reason="needs bash and a terminal"
)
PATIENCE_SECONDS: Final = 10
PROMPT: Final = "what next? "
# Instead of the programs: say what each was started with.
STAND_INS: Final = """
PS1={prompt!r}
bind 'set show-all-if-ambiguous on'; bind 'set page-completions off'; bind 'set bell-style none'
bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'
brightstar() {{ printf '<%s>' "$0" "$@"; echo; }}
brightstar-desktop() {{ brightstar "$@"; }}
"""


class Terminal:
    """A bash at a terminal, with both completions loaded."""

    def __init__(self, folder: Path) -> None:
        self._master, slave = os.openpty()
        self._bash = subprocess.Popen(
            ["bash", "--noprofile", "--rcfile", str(folder / "rc"), "-i"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "TERM": "dumb", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        os.close(slave)
        self._read()

    def typed(self, keys: str) -> tuple[list[str], set[str]]:
        """Type ``keys`` and Enter; return what the program was given, and each word shown."""
        os.write(self._master, f"{keys}\n".encode())
        shown = self._read()
        given = re.findall(r"<([^>]*)>", shown.splitlines()[-2])
        return given[1:], set(re.split(r"\s+", shown))

    def close(self) -> None:
        self._bash.kill()  # it may wait for the end of what was typed
        self._bash.wait(PATIENCE_SECONDS)
        os.close(self._master)

    def _read(self) -> str:
        """Return what is shown until bash asks for the next line."""
        told, end = b"", time.monotonic() + PATIENCE_SECONDS
        while not told.decode(errors="replace").endswith(PROMPT):
            ready, _, _ = select.select([self._master], [], [], end - time.monotonic())
            assert ready, f"bash is silent after {told!r}"
            told += os.read(self._master, 65536)
        return told.decode()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a few files, and what bash reads when it starts there."""
    load("packaging/linux/facts.py")  # lets the scripts find one another
    completion = load("packaging/linux/completion.py")
    folder = tmp_path_factory.mktemp("shell")
    scripts = completion.command_line_completion() + completion.desktop_completion()
    (folder / "rc").write_text(scripts + STAND_INS.format(prompt=PROMPT), encoding="utf-8")
    (folder / "my folder").mkdir()
    (folder / "notes.json").touch()
    return folder


@pytest.fixture
def terminal(desk: Path) -> Iterator[Terminal]:
    opened = Terminal(desk)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        ("brightstar hand\t", ["handout"]),
        ("brightstar search --form\tiv\t", ["search", "--format", "iv_infusion"]),
        ("brightstar search --condition pt\t", ["search", "--condition", "ptsd"]),
        ("brightstar search --setting at\t", ["search", "--setting", "at_home"]),
        ("brightstar search --population v\t", ["search", "--population", "veterans"]),
        ("brightstar search --region bay\t", ["search", "--region", "bay_area"]),
        ("brightstar search --county San\\ Di\t", ["search", "--county", "San Diego"]),
        ("brightstar search --county 'San Di\t", ["search", "--county", "San Diego"]),
        ('brightstar search --county "San Di\t', ["search", "--county", "San Diego"]),
        ("brightstar search --near Oak\t", ["search", "--near", "Oakland"]),
        ("brightstar search --sort=dis\t", ["search", "--sort=distance"]),
        ("brightstar search x --include-t\t", ["search", "x", "--include-telehealth"]),
        ("brightstar show bay-psych\t", ["show", "bay-psychiatric-associates"]),
        ("brightstar show bay-psych\t--js\t", ["show", "bay-psychiatric-associates", "--json"]),
        ("brightstar guide safe\t--lang\tes\t", ["guide", "safety", "--language", "es"]),
        ("brightstar status --data-dir my\t", ["status", "--data-dir", "my folder/"]),
        ("brightstar personal --export no\t", ["personal", "--export", "notes.json"]),
        ("brightstar-desktop --theme=da\t", ["--theme=dark"]),
        ("brightstar-desktop --view ma\t", ["--view", "map"]),
        ("brightstar-desktop --keep bay-psych\t", ["--keep", "bay-psychiatric-associates"]),
        ("brightstar-desktop --chapter saf\t", ["--chapter", "safety"]),
    ],
)
def test_tab_completes(terminal: Terminal, keys: str, given: list[str]) -> None:
    assert terminal.typed(keys)[0] == given


@pytest.mark.parametrize(
    ("keys", "offered"),
    [
        ("brightstar \t", {"search", "show", "sync", "--version"}),
        ("brightstar search --language \t", {"en", "es", "zh"}),
        ("brightstar guide --language=\t", {"en", "es"}),
        ("brightstar search --sort \t", {"best", "distance", "price", "name", "newest"}),
        ("brightstar-desktop --theme \t", {"light", "dark", "contrast"}),
        ("brightstar-desktop --\t", {"--language", "--text-scale", "--self-test"}),
    ],
)
def test_tab_offers(terminal: Terminal, keys: str, offered: set[str]) -> None:
    assert offered <= terminal.typed(keys)[1]


def test_every_provider_and_every_code_is_offered(terminal: Terminal) -> None:
    catalogue = read_catalogue(paths.bundled_catalogue())
    _given, shown = terminal.typed("brightstar compare \t")
    assert {provider.slug for provider in catalogue.providers} <= shown
    for option, facet in (("--condition", "conditions"), ("--format", "formats")):
        codes = {term.code for term in catalogue.vocabulary.terms_of(facet)}
        assert codes <= terminal.typed(f"brightstar search {option} \t")[1]
