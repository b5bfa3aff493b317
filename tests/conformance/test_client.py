"""The client keeps to the suite's command line, and refuses what the program refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata

from tests.conformance.client import main
from tests.support.factories import make_catalogue
from tests.support.publisher.lies import KEYLESS
from tests.support.publisher.publisher import TARGET, Publisher
from tests.support.publisher.server import LoopbackServer

CLIENT = Path(__file__).with_name("client.py")


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """Return a publisher with three editions, the last of them in ``published``."""
    publisher = Publisher()
    for number in (1, 2, 3):
        publisher.publish(make_catalogue(edition=f"2026.11.23-{number}"))
    publisher.write_to(tmp_path / "published")
    (tmp_path / "root.json").write_bytes(publisher.root_bytes)
    return publisher


def _refresh(folder: Path, server: LoopbackServer) -> list[str]:
    return ["--metadata-dir", str(folder), "--metadata-url", f"{server.url}/metadata", "refresh"]


def _download(folder: Path, server: LoopbackServer, *names: str) -> list[str]:
    return [
        "--metadata-dir", str(folder), "--metadata-url", f"{server.url}/metadata/",
        *(word for name in names for word in ("--target-name", name)),
        "--target-base-url", f"{server.url}/targets", "--target-dir", str(folder / "got"),
        "download",
    ]  # fmt: skip


def _init(tmp_path: Path) -> Path:
    folder = tmp_path / "metadata"
    assert main(["--metadata-dir", str(folder), "init", str(tmp_path / "root.json")]) == 0
    return folder


def _versions(folder: Path) -> dict[str, int]:
    return {
        file.stem: Metadata.from_bytes(file.read_bytes()).signed.version
        for file in folder.glob("*.json")
    }


def test_init_asks_nobody(tmp_path: Path, publisher: Publisher) -> None:
    assert publisher.files
    with LoopbackServer(tmp_path / "published") as server:
        _init(tmp_path)
        assert server.requests == []


def test_refresh_leaves_unversioned_metadata(tmp_path: Path, publisher: Publisher) -> None:
    folder = _init(tmp_path)
    publisher.rotate_root()
    publisher.write_to(tmp_path / "published")
    with LoopbackServer(tmp_path / "published") as server:
        assert main(_refresh(folder, server)) == 0
    assert _versions(folder) == {"root": 2, "timestamp": 3, "snapshot": 3, "targets": 3}
    stamp = (folder / "timestamp.json").read_bytes()
    assert stamp == publisher.files["metadata/timestamp.json"]


def test_download_brings_the_target_once(tmp_path: Path, publisher: Publisher) -> None:
    folder = _init(tmp_path)
    with LoopbackServer(tmp_path / "published") as server:
        assert main(_download(folder, server, TARGET)) == 0
        server.behave()
        assert main(_download(folder, server, TARGET)) == 0
        assert not [path for path in server.paths() if path.startswith("targets/")]
    (got,) = (folder / "got").iterdir()
    assert got.read_bytes() == publisher.files[publisher.data_path]


def test_a_missing_target_fails_after_a_refresh(
    tmp_path: Path, publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _init(tmp_path)
    assert publisher.files
    with LoopbackServer(tmp_path / "published") as server:
        assert main(_download(folder, server, "nothing.txt")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert _versions(folder)["targets"] == 3


@pytest.mark.parametrize("name", ["unsigned_timestamp", "longer_metadata", "missing_snapshot"])
def test_a_lie_fails(tmp_path: Path, publisher: Publisher, name: str) -> None:
    folder = _init(tmp_path)
    liar = publisher.fork()
    KEYLESS[name](liar)
    liar.write_to(tmp_path / "published")
    with LoopbackServer(tmp_path / "published") as server:
        assert main(_refresh(folder, server)) == 1
    assert "targets" not in _versions(folder)


def test_it_runs_as_a_program_from_anywhere(tmp_path: Path, publisher: Publisher) -> None:
    assert publisher.files
    assert os.access(CLIENT, os.X_OK)
    command = [sys.executable, str(CLIENT), "--metadata-dir", str(tmp_path / "metadata")]
    init = [*command, "init", str(tmp_path / "root.json")]
    assert subprocess.run(init, cwd=tmp_path, check=False).returncode == 0
    nowhere = [*command, "--metadata-url", "http://127.0.0.1:9/metadata/", "refresh"]
    ran = subprocess.run(nowhere, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
