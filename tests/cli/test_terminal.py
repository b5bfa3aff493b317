"""No text of the data moves the cursor of a terminal, hides words or turns their direction."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.cli import main
from brightstar_desktop.publishing.cli import main as data_main
from brightstar_desktop.terminal import seen

HOSTILE = "\x1b]0;title\x07\x9b2J\u202egnp\x7f\r\ud800"


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    shown = "\\u001b]0;title\\u0007\\u009b2J\\u202egnp\\u007f\\r\\ud800"
    assert seen(HOSTILE) == shown
    assert seen("Línea\n\tdos 🙂 — “x”") == "Línea\n\tdos 🙂 — “x”"


@given(st.text())
def test_json_stays_the_same_json(text: str) -> None:
    assert json.loads(seen(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize(
    "command", [["show", HOSTILE], ["search", HOSTILE, "--json"], ["guide", HOSTILE]]
)
def test_no_command_prints_what_cannot_be_seen(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(command)
    printed = "".join(capsys.readouterr())
    assert printed
    assert not any(
        sign in printed
        for sign in HOSTILE.replace("]0;title", "").replace("2J", "")
        if not sign.isalnum()
    )


def test_nor_does_the_maintainers_command(capsys: pytest.CaptureFixture[str]) -> None:
    data_main(["validate", "--data", f"/nowhere/{HOSTILE[:-1]}"])
    assert "\x1b" not in "".join(capsys.readouterr())
