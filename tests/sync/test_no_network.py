"""Switched off means that no socket is made, by the window or the command line, whatever is set."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT

WATCHED = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was asked for: {event} {arguments}")
sys.addaudithook(refuse)
from brightstar_desktop.%s import main
sys.exit(main(sys.argv[1:]))
"""
"""Starts a program that ends at the first thing done with sockets, wherever it happens."""


def run_watched(
    module: str, state: Path, *arguments: str, prefix: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run ``main`` of ``module`` under watch, with its state in ``state``."""
    command = [*prefix, sys.executable, "-c", WATCHED % module, *arguments]
    command += ["--data-dir", str(state)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Return a folder of state in which the network is off and an address is set all the same."""
    folder = tmp_path / "own"
    folder.mkdir()
    preferences = {"updates": "no_network", "update_source": "https://data.example/brightstar"}
    (folder / "settings.json").write_text(json.dumps(preferences))
    return folder


def test_the_watch_sees_what_opens_a_connection(state: Path) -> None:
    (state / "settings.json").write_text("{}")
    done = run_watched("cli", state, "sync", "--from", "https://127.0.0.1:9")
    assert done.returncode == 1
    assert "a socket was asked for" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("sync",), ("sync", "--from", "https://127.0.0.1:9"), ("sync", "--json")]
)
def test_no_check_of_an_address_makes_a_socket(state: Path, arguments: tuple[str, ...]) -> None:
    done = run_watched("cli", state, *arguments)
    assert done.returncode == 1
    assert "network is switched off" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_still_checked(state: Path) -> None:
    published = ROOT / "data" / "published"
    done = run_watched("cli", state, "sync", "--from", str(published))
    assert "nothing newer" in done.stdout or "by this computer’s clock" in done.stderr


def test_the_window_makes_no_socket(state: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = run_watched("__main__", state, "--screenshot", str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.is_file()


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare")
def test_without_any_network_a_folder_is_enough(state: Path) -> None:
    prefix = ("unshare", "--net")
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow it")
    (state / "settings.json").write_text("{}")
    done = run_watched("cli", state, "search", "oakland", prefix=prefix)
    assert done.returncode == 0
    done = run_watched(
        "cli", state, "sync", "--from", str(ROOT / "data" / "published"), prefix=prefix
    )
    assert "nothing newer" in done.stdout or "by this computer’s clock" in done.stderr
