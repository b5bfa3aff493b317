"""The two ways of fetching, each against a real server or a real folder."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    SlowRetrievalError,
)

from brightstar_desktop.errors import UpdateCancelled
from brightstar_desktop.sync.transport.addresses import is_secure, proxy_for, redirect_target
from brightstar_desktop.sync.transport.fetcher import (
    CertificateRefusedError,
    FolderFetcher,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.transport.https import HttpsFetcher
from brightstar_desktop.sync.transport.transfer_guard import DEFAULT_LIMITS
from tests.support.publisher import faults
from tests.support.publisher.certificates import self_signed
from tests.support.publisher.server import Exchange, Fault, LoopbackServer
from tests.sync.conftest import SHORT_LIMITS

BODY = bytes(range(256)) * 700


@pytest.fixture
def site(tmp_path: Path) -> Iterator[LoopbackServer]:
    """Serve one file."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "file").write_bytes(BODY)
    with LoopbackServer(folder) as server:
        yield server


@pytest.fixture
def fetcher(site: LoopbackServer) -> Iterator[HttpsFetcher]:
    """Return a fetcher of that server."""
    made = HttpsFetcher(site.url)
    yield made
    made.close()


@pytest.fixture
def hasty(site: LoopbackServer) -> Iterator[HttpsFetcher]:
    """Return a fetcher that waits for nothing, for what is slow on purpose."""
    made = HttpsFetcher(site.url, limits=SHORT_LIMITS)
    yield made
    made.close()


def fetch(fetcher: HttpsFetcher, site: LoopbackServer, most: int = len(BODY)) -> bytes:
    return fetcher.download_bytes(f"{site.url}/file", most)


def test_bytes_arrive_as_they_lie_there(fetcher: HttpsFetcher, site: LoopbackServer) -> None:
    told: list[int] = []
    with fetcher.reporting(told.append):
        assert fetch(fetcher, site) == BODY
    assert told[-1] == len(BODY)
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.answering(500), DownloadHTTPError),
        (faults.answering(404), DownloadHTTPError),
        (faults.answering(204), DownloadHTTPError),
        (faults.stall, SlowRetrievalError),
        (faults.stall_halfway, SlowRetrievalError),
        (faults.drip(0.01), SlowRetrievalError),
        (faults.endless, DownloadLengthMismatchError),
        (faults.endless_head, DownloadError),
        (faults.hang_up, UnreachableError),
        (faults.babble, DownloadError),
        (faults.cut, DownloadError),
        (faults.redirect("http://example.com/file"), RedirectRefusedError),
        (faults.redirect("https://example.com/file"), RedirectRefusedError),
        (faults.redirect("https://127.0.0.1/file"), RedirectRefusedError),
        (faults.redirect("http://[/file"), RedirectRefusedError),
        (faults.redirect("ftp://127.0.0.1/file"), RedirectRefusedError),
        (faults.redirect("file:///etc/hostname"), RedirectRefusedError),
        (faults.redirect_in_circles, RedirectRefusedError),
    ],
)
def test_what_misbehaves_is_given_up(
    hasty: HttpsFetcher, site: LoopbackServer, fault: Fault, error: type[DownloadError]
) -> None:
    site.misbehave("file", fault)
    started = time.monotonic()
    with pytest.raises(error):
        fetch(hasty, site)
    assert time.monotonic() - started < SHORT_LIMITS.total


def lead_on(site: LoopbackServer, hops: int) -> str:
    """Let the server send clients on so many times before they reach the file."""
    for hop in range(hops):
        site.misbehave(f"hop-{hop}", faults.redirect(f"/hop-{hop + 1}"))
    site.misbehave(f"hop-{hops}", faults.redirect("/file"))
    return f"{site.url}/hop-1"


def test_safe_redirects_are_followed_three_times(
    fetcher: HttpsFetcher, site: LoopbackServer
) -> None:
    assert fetcher.download_bytes(lead_on(site, hops=3), len(BODY)) == BODY
    assert site.paths() == ["hop-1", "hop-2", "hop-3", "file"]


def test_a_fourth_redirect_is_refused(fetcher: HttpsFetcher, site: LoopbackServer) -> None:
    with pytest.raises(RedirectRefusedError):
        fetcher.download_bytes(lead_on(site, hops=4), len(BODY))
    assert site.paths() == ["hop-1", "hop-2", "hop-3", "hop-4"]


def test_the_server_knows_what_it_was_asked_before_it_has_answered(
    hasty: HttpsFetcher, site: LoopbackServer
) -> None:
    site.misbehave("file", faults.stall_halfway)
    with pytest.raises(SlowRetrievalError):
        fetch(hasty, site)
    (asked,) = site.requests
    assert (asked.path, asked.sent) == ("file", len(BODY) // 2)


def test_a_body_that_we_broke_off_is_not_taken_for_a_whole_one(
    hasty: HttpsFetcher, site: LoopbackServer
) -> None:
    """Without a length, the end of the connection is the end of the body, whoever ended it."""

    def begin(exchange: Exchange) -> None:
        exchange.start(200, length=None)
        exchange.send(b"begun")
        exchange.wait()

    site.misbehave("file", begin)
    with pytest.raises(SlowRetrievalError, match="5 bytes"):
        fetch(hasty, site)


@pytest.mark.parametrize("status", [201, 203, 206, 304, 410])
def test_only_a_plain_success_is_one(
    fetcher: HttpsFetcher, site: LoopbackServer, status: int
) -> None:
    site.misbehave("file", faults.answering(status))
    with pytest.raises(DownloadHTTPError) as refused:
        fetch(fetcher, site)
    assert refused.value.status_code == status


def test_compression_on_the_way_is_not_undone(fetcher: HttpsFetcher, site: LoopbackServer) -> None:
    site.misbehave("file", faults.says_gzip)
    assert fetch(fetcher, site) == BODY
    site.misbehave("file", faults.gzip_bomb)
    assert len(fetch(fetcher, site, most=200_000)) < 200_000


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with LoopbackServer(tmp_path, self_signed(tmp_path / "tls")) as site:
        fetcher = HttpsFetcher(site.url)
        with pytest.raises(CertificateRefusedError):
            fetcher.download_bytes(f"{site.url}/file", 10)
        fetcher.close()


def test_a_closed_port_cannot_be_reached() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        fetcher = HttpsFetcher(url)
        with pytest.raises(UnreachableError):
            fetcher.download_bytes(f"{url}/file", 10)
        fetcher.close()


def test_a_stop_breaks_off_a_read_that_waits(site: LoopbackServer) -> None:
    stop = threading.Event()
    fetcher = HttpsFetcher(site.url, stop.is_set)

    def stop_halfway(exchange: Exchange) -> None:
        stop.set()
        faults.stall_halfway(exchange)

    site.misbehave("file", stop_halfway)
    started = time.monotonic()
    with pytest.raises(UpdateCancelled):
        fetch(fetcher, site)
    assert time.monotonic() - started < DEFAULT_LIMITS.read
    fetcher.close()


def test_no_thread_outlives_a_transfer(fetcher: HttpsFetcher, site: LoopbackServer) -> None:
    fetch(fetcher, site)
    assert [t.name for t in threading.enumerate() if t.name == "brightstar-stop"] == []


def test_a_folder_is_read_and_nothing_outside_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "file").write_bytes(BODY)
    (folder / "link").symlink_to(tmp_path / "secret")
    fetcher = FolderFetcher(folder)
    told: list[int] = []
    with fetcher.reporting(told.append):
        assert fetcher.download_bytes(f"{fetcher.base}file", len(BODY)) == BODY
    assert told == [65536, 131072, len(BODY)]
    fetcher.download_bytes(f"{fetcher.base}file", len(BODY))
    assert len(told) == 3, "nobody is told any more"
    (folder / "metadata").mkdir()
    for outside in (
        "metadata",
        "file/within",
        "../secret",
        "%2e%2e/secret",
        "..%2fsecret",
        "link",
        "missing",
        "",
    ):
        with pytest.raises(DownloadHTTPError):
            fetcher.download_bytes(f"{fetcher.base}{outside}", 10)


def test_a_name_that_no_disk_can_hold_cannot_be_read(tmp_path: Path) -> None:
    fetcher = FolderFetcher(tmp_path)
    with pytest.raises(DownloadError, match="cannot be read") as told:
        fetcher.download_bytes(f"{fetcher.base}{'x' * 1000}", 10)
    assert not isinstance(told.value, DownloadHTTPError)


def test_a_stick_pulled_out_cannot_be_reached(tmp_path: Path) -> None:
    fetcher = FolderFetcher(tmp_path / "gone")
    with pytest.raises(UnreachableError):
        fetcher.download_bytes(f"{fetcher.base}file", 10)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://data.example/brightstar", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000/", True),
        ("http://[::1]:8000/", True),
        ("http://data.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://127.0.0.1@evil.example/", False),
        ("https://user:secret@data.example/", False),
        ("ftp://data.example", False),
        ("https://", False),
        ("https://[oops", False),
    ],
)
def test_only_addresses_that_nobody_can_listen_to_are_asked(address: str, *, safe: bool) -> None:
    assert is_secure(address) is safe


SOURCE = "https://data.example/published/"
LEADS = {
    "timestamp.json?mirror=2": f"{SOURCE}timestamp.json?mirror=2",
    "/other/file": "https://data.example/other/file",
    "https://data.example:443/file": "https://data.example:443/file",
    "HTTPS://DATA.example/file": "https://DATA.example/file",
    "//data.example/file": "https://data.example/file",
    "http://data.example/file": None,
    "https://data.example:8443/file": None,
    "https://www.data.example/file": None,
    "https://data.example.evil.example/": None,
    "https://data.example@evil.example/": None,
    "https://user:secret@data.example/": None,
    "//evil.example/file": None,
    "https://127.0.0.1/": None,
    "https://localhost/": None,
    "https://[::1]/": None,
    "https://169.254.169.254/latest/meta-data": None,
    "https://192.168.0.1/": None,
    "https://10.0.0.1/": None,
    "https://[fe80::1]/": None,
    "https://0x7f000001/": None,
    "http://2130706433/": None,
    "ftp://data.example/": None,
    "file:///etc/passwd": None,
    "javascript:alert(1)": None,
    "https://[": None,
    "https://data.example:port/": None,
    "https://data.example:0/": None,
    "https://data.example:99999/": None,
    "https:\\\\evil.example/": None,
    "https://data.example\\@evil.example/": None,
    "https://data.example/\x00": None,
    "https://data.example/\ud800": None,
    "https://data.example/a b": None,
}


@pytest.mark.parametrize(("location", "followed"), LEADS.items())
def test_a_source_sends_us_only_to_itself(location: str, followed: str | None) -> None:
    assert redirect_target(f"{SOURCE}metadata", location, SOURCE) == followed


@pytest.mark.parametrize(("scheme", "port"), [("http", 80), ("https", 443)])
def test_a_port_that_goes_without_saying_is_the_same_place(scheme: str, port: int) -> None:
    bare, told = f"{scheme}://127.0.0.1/", f"{scheme}://127.0.0.1:{port}/"
    assert redirect_target(f"{bare}file", f"{told}other", bare) == f"{told}other"
    assert redirect_target(f"{told}file", f"{bare}other", told) == f"{bare}other"


@pytest.mark.parametrize("source", ["http://127.0.0.1:8000/", "https://192.168.0.1/published/"])
def test_a_source_on_this_network_may_send_us_on_there_and_nowhere_else(source: str) -> None:
    assert redirect_target(f"{source}file", "other", source) == f"{source}other"
    for elsewhere in ("http://127.0.0.1:8001/", "http://localhost:8000/", "https://192.168.0.2/"):
        assert redirect_target(f"{source}file", elsewhere, source) is None


def test_the_systems_proxy_is_used_but_not_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "proxy.clinic.example:3128")
    monkeypatch.setenv("http_proxy", "http://proxy.clinic.example:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("https://data.example/") == "http://proxy.clinic.example:3128"
    assert proxy_for("https://inside.example/") is None
    assert proxy_for("http://127.0.0.1:8000/") is None


def test_a_proxy_really_carries_the_request(
    site: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is asked as a proxy gets the whole address; ours answers all the same."""
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.delenv("no_proxy", raising=False)
    fetcher = HttpsFetcher("http://data.example/")
    assert fetcher.download_bytes("http://data.example/file", len(BODY)) == BODY
    assert site.paths() == ["file"]
    fetcher.close()
