"""The server for trying: this machine alone, the published folder alone."""

import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from brightstar_desktop.publishing.cli.serve_command import address_of, serving
from brightstar_desktop.publishing.repository_layout import PublishingError
from tests.support.signing.maintainer import Maintainer, edition_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    maintainer = Maintainer(tmp_path)
    maintainer.release(edition_of(1))
    return maintainer.folder


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serving(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield address_of(server)
        server.shutdown()
        thread.join()


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert "Content-Encoding" not in answer.headers
        return bytes(answer.read())


def test_files_come_as_they_are(folder: Path, address: str) -> None:
    for name in ("metadata/timestamp.json", "targets/catalogue.json.gz"):
        assert fetched(address + name) == (folder / name).read_bytes()


@pytest.mark.parametrize(
    "name", ["metadata/2.root.json", "../keys/targets.pem", "%2e%2e/keys/targets.pem"]
)
def test_nothing_else_can_be_had(address: str, name: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        fetched(address + name)
    assert refusal.value.code == 404
    refusal.value.close()


def test_only_this_machine_is_served(folder: Path) -> None:
    with serving(folder, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_said_to_be_taken(folder: Path) -> None:
    with (
        serving(folder, 0) as server,
        pytest.raises(PublishingError, match="choose another by --port"),
        serving(folder, server.server_port),
    ):
        pass
    with pytest.raises(PublishingError, match="--port"), serving(folder, 70000):
        pass


def test_a_folder_with_nothing_to_serve_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="release first"), serving(tmp_path, 0):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl+C as on POSIX")
def test_the_command_prints_its_address_and_stops_on_ctrl_c(folder: Path) -> None:
    command = [sys.executable, "-m", "brightstar_desktop.publishing.cli", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--published", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509  # this process has no other thread
    ) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().split()[0]
            assert fetched(f"{address}metadata/timestamp.json")
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0
    assert output == "Stopped.\n"
    assert "Traceback" not in errors


def _hear_ctrl_c() -> None:
    """Undo what a shell does to whatever it runs in the background: Ctrl+C is not for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
