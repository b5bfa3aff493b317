"""Whatever is asked or found on the disk, the command line ends with a status and one sentence."""

import logging
from pathlib import Path

import pytest

from brightstar_desktop.cli import main
from brightstar_desktop.cli.commands import COMMANDS as COMMANDS_BY_NAME
from brightstar_desktop.storage.pointer import POINTER_NAME
from tests.support.odd import FILES, TEXTS

COMMANDS: dict[str, tuple[str, ...]] = {
    "search": ("search", "{}"),
    "near": ("search", "ketamine", "--near", "{}"),
    "price": ("search", "ketamine", "--max-price", "{}"),
    "show": ("show", "{}"),
    "guide": ("guide", "--search", "{}"),
    "chapter": ("guide", "{}"),
    "sync": ("sync", "--from", "folder/{}"),
}


def run(state: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> int:
    """Run a command, and see that nothing but one sentence is told of trouble."""
    status = main([*arguments, "--data-dir", str(state)])
    told = capsys.readouterr().err
    assert status in (0, 1, 2), arguments
    assert "Traceback" not in told, arguments
    assert "unexpected" not in told, arguments
    if status == 1:
        assert told.startswith("brightstar: ")
        assert told.rstrip("\n").isprintable(), arguments
        assert len(told) < 2100, arguments
    return status


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of state with a directory in it."""
    folder = tmp_path_factory.mktemp("odd")
    assert main(["status", "--data-dir", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_odd_arguments(state: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Each command gets some of them, and all of them in the slow run."""
    for text in TEXTS[list(COMMANDS).index(command) :: len(COMMANDS)]:
        run(state, capsys, *(part.replace("{}", text) for part in COMMANDS[command]))


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_odd_argument(state: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert len(COMMANDS) * len(TEXTS) > 500
    for text in TEXTS:
        run(state, capsys, *(part.replace("{}", text) for part in COMMANDS[command]))


@pytest.mark.parametrize("name", ["settings.json", "sync/looks.json", f"directory/{POINTER_NAME}"])
def test_odd_state(state: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    for content in FILES[:20]:
        (state / name).parent.mkdir(exist_ok=True)
        (state / name).write_bytes(content)
        assert run(state, capsys, "status") == 0


def test_what_nobody_foresaw_is_one_sentence_and_the_log_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def surprise(_arguments: object) -> int:
        raise ZeroDivisionError("planted")

    monkeypatch.setitem(COMMANDS_BY_NAME, "status", surprise)
    assert run_raw(tmp_path, "status") == 1
    assert capsys.readouterr().err == (
        "brightstar: Something unexpected went wrong. The log says more.\n"
    )
    log = (tmp_path / "logs" / "brightstar.log").read_text()
    assert "ZeroDivisionError: planted" in log
    assert logging.getLogger("brightstar_desktop").handlers == []


def run_raw(state: Path, *arguments: str) -> int:
    return main([*arguments, "--data-dir", str(state)])


@pytest.mark.parametrize("folder", ["~nouser/x", "x" * 5_000, "\udcff"])
def test_an_odd_folder_of_state_is_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run(Path(folder), capsys, "search", "ketamine")
