"""Whoever lies: the edition in use stays as it was, and the next truth is installed."""

import hashlib
import os
import re
import threading
from pathlib import Path

import pytest

from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SyncError, UpdateCancelled
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.storage.pointer import POINTER_NAME
from brightstar_desktop.sync.update_checker import UpdateChecker
from tests.support.publisher import faults
from tests.support.publisher.certificates import self_signed
from tests.support.publisher.lies import EXPIRED, KEYLESS, MISTAKES, STOLEN, Lie
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import Exchange, Fault, LoopbackServer
from tests.sync.conftest import GEOGRAPHY, SHORT_LIMITS, Computer

KEPT, OFFERED, LATER = "2026.12.01-1", "2026.12.02-1", "2026.12.03-1"


@pytest.fixture
def service(computer: Computer, server: LoopbackServer) -> UpdateChecker:
    """Return the service of a computer that has the second of three published editions."""
    service = computer.start()
    computer.publish(KEPT)
    assert service.check(server.url).edition == KEPT
    computer.publish(OFFERED)
    server.behave()
    return service


def _state(computer: Computer) -> dict[str, str]:
    """Return the digests of the pointer and of the databases that it names."""
    folder = computer.root / "directory"
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (folder / POINTER_NAME, *folder.glob("*.sqlite"))
    }


def _slugs(computer: Computer) -> list[str]:
    """Return what a search finds after a fresh start of the program."""
    bundled = computer.root / "bundle" / "targets" / "catalogue.json.gz"
    opened = open_directory(computer.root / "directory", bundled, GEOGRAPHY)
    assert opened.notice == ""
    return [hit.provider.slug for hit in opened.reader.search(Query()).hits]


def _assert_refused(computer: Computer, service: UpdateChecker, source: str) -> str:
    """Look, and see one plain sentence and an unchanged edition; return the sentence."""
    before = _state(computer)
    with pytest.raises(SyncError) as refused:
        service.check(source)
    assert _state(computer) == before
    assert service.editions().current.name == KEPT
    assert _slugs(computer) == [f"only-in-{KEPT}"]
    assert not list((computer.root / "sync").glob("incoming-*"))
    assert sorted(file.name for file in computer.root.iterdir()) == [
        "bundle", "directory", "published", "sync",
    ]  # fmt: skip
    sentence = str(refused.value)
    _assert_plain(sentence)
    return sentence


def _assert_plain(sentence: str) -> None:
    """See one sentence that speaks of what a reader knows."""
    assert sentence.endswith((".", "!"))
    assert "\n" not in sentence
    assert re.search("stays|nothing was changed", sentence), sentence
    jargon = r"(?i)traceback|exception|error|metadata|sha-?256|threshold|\bsignature|0x|timeout"
    assert not re.search(jargon, sentence.replace("“metadata”", "")), sentence  # a folder's name


def _tell(computer: Computer, server: LoopbackServer, lie: Lie) -> Publisher:
    """Let a fork of the publisher lie, and return it."""
    liar = computer.publisher.fork()
    lie(liar)
    liar.write_to(server.folder)
    return liar


def _assert_truth_is_installed(
    computer: Computer, service: UpdateChecker, source: str, edition: str
) -> None:
    computer.publisher.write_to(computer.root / "published")
    outcome = service.check(source)
    assert (outcome.kind, outcome.edition) == (UpdateKind.INSTALLED, edition)
    assert _slugs(computer) == [f"only-in-{edition}"]


@pytest.mark.parametrize("name", KEYLESS)
def test_lies_without_a_key(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, source: str, name: str
) -> None:
    _tell(computer, server, KEYLESS[name])
    _assert_refused(computer, service, source)
    _assert_truth_is_installed(computer, service, source, OFFERED)


@pytest.mark.parametrize("name", EXPIRED)
def test_what_has_expired(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, source: str, name: str
) -> None:
    late = _tell(computer, server, EXPIRED[name])
    assert "clock" in _assert_refused(computer, service, source)
    computer.publisher = late
    computer.publish(LATER)
    _assert_truth_is_installed(computer, service, source, LATER)


@pytest.mark.parametrize("name", STOLEN)
def test_lies_with_stolen_keys_until_the_keys_are_replaced(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, source: str, name: str
) -> None:
    lie, stolen = STOLEN[name]
    _tell(computer, server, lie)
    _assert_refused(computer, service, source)
    for role in stolen:
        computer.publisher.replace_key(role)
    _assert_truth_is_installed(computer, service, source, OFFERED)


@pytest.mark.parametrize("name", MISTAKES)
def test_what_is_rightly_signed_and_wrong(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, source: str, name: str
) -> None:
    mistaken = _tell(computer, server, MISTAKES[name])
    _assert_refused(computer, service, source)
    computer.publisher = mistaken
    computer.publish(LATER)
    _assert_truth_is_installed(computer, service, source, LATER)


FAULTS: dict[str, Fault] = {
    "endless": faults.endless,
    "cut": faults.cut,
    "hang_up": faults.hang_up,
    "babble": faults.babble,
    "portal": faults.portal,
    "empty": faults.empty,
    "says_gzip_bomb": faults.gzip_bomb,
    "says_longer": faults.says_longer,
    "says_shorter": faults.says_shorter,
    "stall_halfway": faults.stall_halfway,
    "drip": faults.drip(0.05),
    "404": faults.answering(404),
    "500": faults.answering(500),
    "503": faults.answering(503),
    "204": faults.answering(204),
    "304": faults.answering(304),
    "redirect_to_http": faults.redirect("http://192.0.2.1/published/"),
    "redirect_to_a_file": faults.redirect("file:///etc/hostname"),
    "redirect_in_circles": faults.redirect_in_circles,
}
NEVER_DONE: dict[str, Fault] = {
    "stall": faults.stall,
    "endless_head": faults.endless_head,
    "endless_interim": faults.endless_interim,
    "dripping_head": faults.dripping_head,
}
SLOW = ("stall_halfway", "drip")
THOROUGH = ("endless", "cut", "portal", "404", "500", "says_longer")
"""Faults that are tried on every file; the others on the first and the last one."""
FAULTY_FILES = [
    (name, file)
    for name in FAULTS
    for file in ("timestamp", "snapshot", "targets", "data")
    if name in THOROUGH or file in ("timestamp", "data")
]


def _pattern(computer: Computer, name: str) -> str:
    publisher = computer.publisher
    return publisher.data_path if name == "data" else publisher.path(name)


@pytest.mark.parametrize(("name", "file"), FAULTY_FILES)
def test_a_server_that_misbehaves(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, name: str, file: str
) -> None:
    server.misbehave(_pattern(computer, file), FAULTS[name])
    _assert_refused(
        computer, computer.service(SHORT_LIMITS) if name in SLOW else service, server.url
    )
    assert all(request.sent < 64 * 1024 * 1024 for request in server.requests)
    server.behave()
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


@pytest.mark.parametrize("name", NEVER_DONE)
def test_a_server_that_never_comes_to_the_point(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, name: str
) -> None:
    server.misbehave("*", NEVER_DONE[name])
    _assert_refused(computer, computer.service(SHORT_LIMITS), server.url)
    server.behave()
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


@pytest.mark.parametrize("name", ["500", "endless", "drip", "cut", "redirect_to_http", "portal"])
def test_a_server_that_misbehaves_where_no_newer_root_is(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, name: str
) -> None:
    drip = name == "drip"
    server.misbehave("metadata/2.root.json", faults.stall_halfway if drip else FAULTS[name])
    _assert_refused(computer, computer.service(SHORT_LIMITS) if drip else service, server.url)
    server.behave()
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


def test_a_server_that_recovers_is_asked_again_by_the_next_check(
    computer: Computer, server: LoopbackServer, service: UpdateChecker
) -> None:
    server.misbehave("metadata/timestamp.json", faults.answering(500, times=1))
    _assert_refused(computer, service, server.url)
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


def test_a_false_encoding_of_the_right_bytes_does_no_harm(
    computer: Computer, server: LoopbackServer, service: UpdateChecker
) -> None:
    server.misbehave("*", faults.says_gzip)
    server.misbehave("metadata/2.root.json", faults.answering(404))
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


def test_a_redirect_stays_where_the_source_is(
    computer: Computer, server: LoopbackServer, service: UpdateChecker
) -> None:
    path = computer.publisher.data_path
    with LoopbackServer(server.folder) as other:
        server.misbehave(path, faults.redirect(f"{other.url}/{path}"))
        assert "another place" in _assert_refused(computer, service, server.url)
        assert other.requests == []
    server.misbehave(path, faults.redirect(f"{server.url}/targets/catalogue.json.gz?mirror"))
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


@pytest.mark.parametrize("days", [30, -1])
def test_a_certificate_that_nobody_vouches_for(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, tmp_path: Path, days: float
) -> None:
    tls = self_signed(tmp_path / "sync" / "tls", days=days)
    with LoopbackServer(server.folder, tls) as inspecting:
        sentence = _assert_refused(computer, service, inspecting.url)
        assert inspecting.requests == []
    assert "trust" in sentence
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


def test_a_server_that_is_gone(
    computer: Computer, server: LoopbackServer, service: UpdateChecker
) -> None:
    with LoopbackServer(server.folder) as gone:
        address = gone.url
    assert "cannot be reached" in _assert_refused(computer, service, address)
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


def test_a_stop_is_heard_before_an_answer_begins(
    computer: Computer, server: LoopbackServer, service: UpdateChecker
) -> None:
    asked = threading.Event()

    def stall(exchange: Exchange) -> None:
        asked.set()
        faults.stall(exchange)

    server.misbehave("metadata/timestamp.json", stall)
    with pytest.raises(UpdateCancelled):
        service.check(server.url, is_cancelled=asked.is_set)
    assert service.editions().current.name == KEPT
    server.behave()
    _assert_truth_is_installed(computer, service, server.url, OFFERED)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("file", ["snapshot", "data"])
def test_a_pipe_in_a_shared_folder_keeps_nobody_waiting(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, file: str
) -> None:
    pipe = server.folder / _pattern(computer, file)
    pipe.unlink()
    os.mkfifo(pipe)
    _assert_refused(computer, service, str(server.folder))
    _assert_truth_is_installed(computer, service, str(server.folder), OFFERED)


@pytest.mark.parametrize("file", ["snapshot", "data"])
def test_a_link_out_of_a_shared_folder_is_not_followed(
    computer: Computer, server: LoopbackServer, service: UpdateChecker, file: str
) -> None:
    link = server.folder / _pattern(computer, file)
    outside = computer.root / "sync" / "outside"
    link.rename(outside)
    link.symlink_to(outside)
    _assert_refused(computer, service, str(server.folder))
    _assert_truth_is_installed(computer, service, str(server.folder), OFFERED)
