"""Keys: how they are kept, who must sign, and what readers see of a replacement."""

import stat
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tuf.api.exceptions import RepositoryError

from brightstar_desktop.publishing.published import read_published
from brightstar_desktop.publishing.repository_layout import KeysError, PublishingError
from brightstar_desktop.publishing.root import create_keys
from brightstar_desktop.publishing.signing_keys import (
    ENVIRONMENT_VARIABLE,
    KeyRing,
    NewKey,
    Passphrases,
    new_passphrase,
)
from tests.support.signing.maintainer import NOON, Maintainer, edition_of, files_of
from tests.support.signing.reader import Reader

PASSPHRASE = "five words that nobody guesses"


@pytest.fixture
def maintainer(tmp_path: Path) -> Maintainer:
    maintainer = Maintainer(tmp_path / "desk")
    maintainer.release(edition_of(1))
    return maintainer


@pytest.fixture
def reader(maintainer: Maintainer, tmp_path: Path) -> Reader:
    reader = Reader(tmp_path / "reader", maintainer.folder)
    reader.update(maintainer.now)
    return reader


def never(_prompt: str) -> str:
    raise AssertionError("nobody should be asked")


def nobody(_prompt: str) -> str:
    raise KeysError("a passphrase is needed")


def test_creating_keys_makes_every_one_and_a_root_of_two_in_three(tmp_path: Path) -> None:
    files = create_keys([tmp_path / "keys"], tmp_path / "published", None, NOON)
    assert sorted(files) == ["root-1", "root-2", "root-3", "snapshot", "targets", "timestamp"]
    root = read_published(tmp_path / "published").root
    assert root.signed.roles["root"].threshold == 2
    assert len(root.signed.roles["root"].keyids) == 3
    assert len(root.signatures) == 2
    assert root.signed.consistent_snapshot


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_key_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    for file in create_keys([tmp_path / "keys"], tmp_path / "published", None, NOON).values():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_root_keys_are_dealt_out_to_sticks(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("desk", "one", "two")]
    files = create_keys(folders, tmp_path / "published", None, NOON)
    kept_in = {name: file.parent.name for name, file in files.items()}
    assert kept_in == {
        "root-1": "one",
        "root-2": "two",
        "root-3": "one",
        "targets": "desk",
        "snapshot": "desk",
        "timestamp": "desk",
    }


def test_existing_keys_are_never_overwritten(tmp_path: Path) -> None:
    create_keys([tmp_path / "keys"], tmp_path / "published", None, NOON)
    before = files_of(tmp_path)
    with pytest.raises(KeysError, match="never overwritten"):
        create_keys([tmp_path / "keys"], tmp_path / "elsewhere", None, NOON)
    with pytest.raises(KeysError, match="never overwritten"):
        NewKey("targets").save(tmp_path / "keys", None)
    assert files_of(tmp_path) == before


def test_a_second_root_is_refused(maintainer: Maintainer, tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="has a root already"):
        create_keys([tmp_path / "others"], maintainer.folder, None, NOON)
    assert not (tmp_path / "others").exists()


def test_development_keys_can_be_replaced(tmp_path: Path) -> None:
    published = tmp_path / "published"
    create_keys([tmp_path / "known"], published, None, NOON, development=True)
    old = (published / "metadata" / "1.root.json").read_bytes()
    assert read_published(published).is_development
    create_keys([tmp_path / "own"], published, None, NOON)
    assert not read_published(published).is_development
    assert old != (published / "metadata" / "1.root.json").read_bytes()


def test_a_key_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    key = NewKey("targets")
    key.save(tmp_path, PASSPHRASE.encode())
    fingerprint = key.signer.public_key.keyid
    assert b"ENCRYPTED" in (tmp_path / "targets.pem").read_bytes()
    ring = KeyRing([tmp_path], Passphrases(lambda _prompt: PASSPHRASE))
    assert ring.signer(fingerprint).public_key == key.signer.public_key
    with pytest.raises(KeysError, match="does not open with that passphrase"):
        KeyRing([tmp_path], Passphrases(lambda _prompt: "wrong")).signer(fingerprint)
    with pytest.raises(KeysError, match="a passphrase is needed"):
        KeyRing([tmp_path], Passphrases(nobody)).signer(fingerprint)


def test_a_passphrase_is_asked_for_once_where_it_fits_all(tmp_path: Path) -> None:
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return PASSPHRASE

    create_keys([tmp_path / "keys"], tmp_path / "published", PASSPHRASE.encode(), NOON)
    ring = KeyRing([tmp_path / "keys"], Passphrases(ask))
    for fingerprint in ring.files:
        ring.signer(fingerprint)
    assert prompts == ["Passphrase of root-1.pem: "]


def test_the_environment_may_hold_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, PASSPHRASE)
    assert new_passphrase(never) == PASSPHRASE.encode()
    key = NewKey("targets")
    key.save(tmp_path, PASSPHRASE.encode())
    assert KeyRing([tmp_path], Passphrases(never)).signer(key.signer.public_key.keyid)
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "another that does not fit")
    with pytest.raises(KeysError, match="does not open"):
        KeyRing([tmp_path], Passphrases(nobody)).signer(key.signer.public_key.keyid)


def test_a_new_passphrase_is_typed_twice_and_is_not_short() -> None:
    assert new_passphrase(lambda _prompt: PASSPHRASE) == PASSPHRASE.encode()
    answers = iter([PASSPHRASE, PASSPHRASE + "!"])
    with pytest.raises(KeysError, match="differ"):
        new_passphrase(lambda _prompt: next(answers))
    with pytest.raises(KeysError, match="short"):
        new_passphrase(lambda _prompt: "ketamine")


def test_nobody_is_asked_where_there_is_no_terminal() -> None:
    with pytest.raises(KeysError, match=f"set {ENVIRONMENT_VARIABLE}"):
        new_passphrase()


def test_a_key_file_whose_heading_lies_is_not_used(tmp_path: Path) -> None:
    honest, other = NewKey("targets"), NewKey("targets-2")
    for key in (honest, other):
        key.save(tmp_path, None)
    swapped = (tmp_path / "targets-2.pem").read_text(encoding="utf-8").splitlines(keepends=True)
    heading = (tmp_path / "targets.pem").read_text(encoding="utf-8").splitlines(keepends=True)[:2]
    (tmp_path / "targets.pem").write_text("".join(heading + swapped[2:]), encoding="utf-8")
    with pytest.raises(KeysError, match="holds another key"):
        KeyRing([tmp_path]).signer(honest.signer.public_key.keyid)


def test_a_key_of_another_kind_is_not_used(tmp_path: Path) -> None:
    key = NewKey("targets")
    key.save(tmp_path, None)
    heading = (tmp_path / "targets.pem").read_bytes().splitlines(keepends=True)[:2]
    other = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    (tmp_path / "targets.pem").write_bytes(b"".join(heading) + other)
    with pytest.raises(KeysError, match="holds another key"):
        KeyRing([tmp_path]).signer(key.signer.public_key.keyid)


def test_a_damaged_key_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    key = NewKey("targets")
    key.save(tmp_path, None)
    text = (tmp_path / "targets.pem").read_text(encoding="utf-8")
    (tmp_path / "targets.pem").write_text(text[:150], encoding="utf-8")
    with pytest.raises(KeysError, match="damaged"):
        KeyRing([tmp_path]).signer(key.signer.public_key.keyid)


def test_a_stick_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="stick"):
        KeyRing([tmp_path / "stick"])


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_readers_follow_a_replaced_key_at_once(
    maintainer: Maintainer, reader: Reader, role: str
) -> None:
    old = maintainer.published.root.signed.roles[role].keyids
    assert maintainer.rotate(role).name == f"{role}-2.pem"
    assert maintainer.published.root.signed.roles[role].keyids != old
    assert reader.update(maintainer.now) == edition_of(1)
    (maintainer.root / "keys" / f"{role}.pem").unlink()
    maintainer.release(edition_of(2))
    assert reader.update(maintainer.now) == edition_of(2)
    assert maintainer.rotate(role).name == f"{role}-3.pem"


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_lost_key_is_replaced_without_it(
    maintainer: Maintainer, reader: Reader, role: str
) -> None:
    (maintainer.root / "keys" / f"{role}.pem").unlink()
    maintainer.rotate(role)
    maintainer.release(edition_of(2))
    assert reader.update(maintainer.now) == edition_of(2)


def test_a_rotation_always_brings_a_new_timestamp(maintainer: Maintainer) -> None:
    file = maintainer.folder / "metadata" / "timestamp.json"
    for name in ("root-1", "targets", "snapshot", "timestamp"):
        before = file.read_bytes()
        maintainer.rotate(name)
        assert file.read_bytes() != before


def test_what_a_stolen_key_signs_is_refused_after_its_replacement(
    maintainer: Maintainer, reader: Reader
) -> None:
    thief = KeyRing(maintainer.folders)
    stolen = maintainer.published.root.signed.roles["timestamp"].keyids[0]
    thief.signer(stolen)
    maintainer.rotate("timestamp")
    reader.update(maintainer.now)
    published = maintainer.published
    assert published.timestamp is not None
    published.timestamp.signed.version += 1
    published.timestamp.sign(thief.signer(stolen))
    (maintainer.folder / "metadata" / "timestamp.json").write_bytes(published.timestamp.to_bytes())
    with pytest.raises(RepositoryError):
        reader.update(maintainer.now)
    with pytest.raises(PublishingError, match="not signed by the key of its role"):
        _ = maintainer.published


def test_one_lost_root_key_of_three_is_replaced_by_the_two_others(
    maintainer: Maintainer, reader: Reader, tmp_path: Path
) -> None:
    (maintainer.root / "keys" / "root-2.pem").unlink()
    new = maintainer.rotate("root-2", tmp_path / "new-stick")
    assert new == tmp_path / "new-stick" / "root-4.pem"
    root = maintainer.published.root.signed
    assert root.version == 2
    assert new.is_file()
    assert reader.update(maintainer.now) == edition_of(1)


def test_all_root_keys_can_be_replaced_one_by_one(maintainer: Maintainer, reader: Reader) -> None:
    for number in (1, 2, 3):
        maintainer.rotate(f"root-{number}")
        (maintainer.root / "keys" / f"root-{number}.pem").unlink()
    maintainer.release(edition_of(2))
    assert maintainer.published.root.signed.version == 4
    assert reader.update(maintainer.now) == edition_of(2)


def test_one_root_key_alone_can_change_nothing(maintainer: Maintainer) -> None:
    for number in (2, 3):
        (maintainer.root / "keys" / f"root-{number}.pem").unlink()
    before = files_of(maintainer.root)
    for change in (maintainer.renew, lambda: maintainer.rotate("targets")):
        with pytest.raises(KeysError, match="1 of the 2 root keys needed"):
            change()
    assert files_of(maintainer.root) == before


def test_an_unknown_key_is_answered_with_the_names_of_all(maintainer: Maintainer) -> None:
    with pytest.raises(KeysError, match="root-1, root-2, root-3, targets, snapshot, timestamp"):
        maintainer.rotate("root")


def test_keys_can_be_replaced_before_the_first_release(tmp_path: Path) -> None:
    maintainer = Maintainer(tmp_path)
    maintainer.rotate("targets")
    maintainer.rotate("root-1")
    maintainer.release(edition_of(1))
    assert Reader(tmp_path / "reader", maintainer.folder).update(maintainer.now) == edition_of(1)


def test_a_root_is_renewed_with_the_same_keys(maintainer: Maintainer, reader: Reader) -> None:
    maintainer.wait(700)
    maintainer.renew()
    maintainer.release(edition_of(2))
    assert (maintainer.published.expiries()["root"] - maintainer.now).days == 730
    assert reader.update(maintainer.now) == edition_of(2)


def test_a_root_that_its_forerunner_did_not_sign_is_refused(
    maintainer: Maintainer, tmp_path: Path
) -> None:
    other = Maintainer(tmp_path / "other")
    other.renew()
    foreign = (other.folder / "metadata" / "2.root.json").read_bytes()
    (maintainer.folder / "metadata" / "2.root.json").write_bytes(foreign)
    with pytest.raises(PublishingError, match=r"2\.root\.json is not signed by enough"):
        _ = maintainer.published


def test_a_folder_without_a_root_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="keys create"):
        read_published(tmp_path)
