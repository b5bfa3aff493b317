"""From what a person names to what is asked, and what the other side gets to know by it."""

import hashlib
import shutil
from pathlib import Path

import pytest

from brightstar_desktop import __version__
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SyncError
from brightstar_desktop.sync.transport.addresses import proxy_for
from brightstar_desktop.sync.transport.edition_source import open_source
from brightstar_desktop.sync.transport.https import HttpsFetcher
from brightstar_desktop.sync.trust import TrustStore
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


@pytest.mark.parametrize(
    "typed", ["https://data.example/b", " https://data.example/b/ ", "https://data.example/b///\n"]
)
def test_an_address_is_the_same_however_it_ends(typed: str) -> None:
    source = open_source(typed, network=True)
    assert source.name == "data.example"
    assert source.metadata_url == "https://data.example/b/metadata/"
    assert source.targets_url == "https://data.example/b/targets/"


def test_a_folder_may_hold_the_published_one(computer: Computer) -> None:
    service = computer.start()
    folder = computer.publish(NEWER)
    outside = folder.parent
    assert folder.name == "published"
    assert service.check(f" {outside} ").edition == NEWER
    assert service.check(str(folder)).kind is UpdateKind.UP_TO_DATE


def test_a_folder_of_ones_own_may_be_named_by_its_short_name(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(computer.root))
    monkeypatch.setenv("USERPROFILE", str(computer.root))
    service = computer.start()
    computer.publish(NEWER)
    assert service.check("~/published").edition == NEWER


@pytest.mark.parametrize("kept", ["metadata", "targets"])
def test_a_folder_without_a_timestamp_holds_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / kept).mkdir()
    with pytest.raises(SyncError, match="holds no published data"):
        open_source(str(tmp_path), network=True)


def test_blanks_name_no_place() -> None:
    with pytest.raises(SyncError, match="No place for newer data is known"):
        open_source(" \t", network=True)


def test_one_proxy_for_everything_serves_where_none_is_named_for_the_scheme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert proxy_for("https://data.example/") is None
    monkeypatch.setenv("all_proxy", "proxy.example:8080")
    assert proxy_for("https://data.example/") == "http://proxy.example:8080"
    assert proxy_for("https://localhost/") is None
    monkeypatch.setenv("https_proxy", "https://other.example:8443")
    assert proxy_for("https://data.example/") == "https://other.example:8443"


def test_a_request_tells_the_program_and_nothing_of_the_person(
    computer: Computer, server: LoopbackServer
) -> None:
    computer.publish(NEWER)
    fetcher = HttpsFetcher(server.url)
    fetcher.download_bytes(f"{server.url}/metadata/timestamp.json", 10_000)
    fetcher.close()
    (asked,) = server.requests
    assert asked.headers == {
        "host": server.url.removeprefix("http://"),
        "user-agent": f"BrightStar/{__version__}",
        "accept-encoding": "identity",
        "cache-control": "no-cache",
    }


def test_of_several_bundled_roots_the_newest_is_trusted_and_the_first_names_the_folder(
    tmp_path: Path,
) -> None:
    publisher = Publisher()
    for _change in range(10):
        publisher.rotate_root()
    publisher.publish(make_catalogue())
    bundled = publisher.write_to(tmp_path / "bundle") / "metadata"
    (bundled / "x.root.json").write_bytes(b"no number")
    trust = TrustStore(bundled, tmp_path / "sync")
    assert trust.root() == (bundled / "11.root.json").read_bytes()
    digest = hashlib.sha256((bundled / "1.root.json").read_bytes()).hexdigest()
    assert trust.prepare().name == f"metadata-{digest[:16]}"


def test_what_a_killed_check_left_is_swept_by_the_next(computer: Computer) -> None:
    service = computer.start()
    folder = computer.publish(NEWER)
    left = computer.root / "sync" / "incoming-killed"
    shutil.copytree(folder, left)
    service.check(str(folder))
    assert not left.exists()


def test_after_an_error_the_one_small_request_stands_in_for_nothing(
    computer: Computer, server: LoopbackServer
) -> None:
    service = computer.start()
    computer.publish(NEWER, updates_from=server.url)
    service.check(server.url)
    hidden = server.folder.rename(computer.root / "hidden")
    with pytest.raises(SyncError, match="missing"):
        service.check()
    hidden.rename(server.folder)
    server.behave()
    assert service.check().kind is UpdateKind.UP_TO_DATE
    assert "metadata/2.root.json" in server.paths()
