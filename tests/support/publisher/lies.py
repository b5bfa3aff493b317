"""What an attacker, or a publisher by mistake, may put in place of the truth.

A lie is told with a fork of an honest publisher, who has published three editions of which the
client has the second; the fork's ``files`` start as the third. ``STOLEN`` lies use keys that the
attacker is taken to hold, ``MISTAKES`` are signed by the publisher in good faith, all others are
told without any key.
"""

import gzip
import json
from collections.abc import Callable
from typing import Final

import msgspec
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import MetaFile

from brightstar_desktop.domain.bounds import MAX_BYTES, MAX_COMPRESSED_BYTES
from brightstar_desktop.domain.catalogue import FORMAT_NAME
from tests.support.publisher.publisher import TARGET, Publisher, sign

Lie = Callable[[Publisher], None]

_PAGE: Final = b"<!doctype html><title>Guest network</title><p>Please accept our terms."
_METADATA: Final = ("timestamp", "snapshot", "targets")


# Replays of what was once true


def whole_folder_rolled_back(liar: Publisher) -> None:
    """Show everything as it was when the first edition was new."""
    liar.files = dict(liar.history[0])


def timestamp_rolled_back(liar: Publisher) -> None:
    """Show the first timestamp beside everything newer."""
    liar.files["metadata/timestamp.json"] = liar.history[0]["metadata/timestamp.json"]


def old_snapshot_under_the_new_name(liar: Publisher) -> None:
    """Mix the old snapshot with the new timestamp."""
    liar.files[liar.path("snapshot")] = liar.history[1]["metadata/2.snapshot.json"]


def old_targets_under_the_new_name(liar: Publisher) -> None:
    """Mix the old targets with the new snapshot."""
    liar.files[liar.path("targets")] = liar.history[1]["metadata/2.targets.json"]


def old_data_under_the_new_name(liar: Publisher) -> None:
    """Mix the old edition with the new metadata."""
    liar.files[liar.data_path] = liar.history[1][f"targets/{TARGET}"]


# Bytes changed on the way


def longer_data(liar: Publisher) -> None:
    """Add a byte to the edition."""
    liar.files[liar.data_path] += b"\0"


def endless_data(liar: Publisher) -> None:
    """Add many times the edition's own size to it."""
    liar.files[liar.data_path] += bytes(8 * 1024 * 1024)


def changed_data(liar: Publisher) -> None:
    """Change one bit of the edition, not its length."""
    data = bytearray(liar.files[liar.data_path])
    data[len(data) // 2] ^= 1
    liar.files[liar.data_path] = bytes(data)


def other_data(liar: Publisher) -> None:
    """Put a well-formed edition of another publisher in the place of the edition."""
    text = gzip.decompress(liar.files[liar.data_path]).replace(b"Oakland", b"Okaland")
    liar.files[liar.data_path] = gzip.compress(text, mtime=0)


def longer_metadata(liar: Publisher) -> None:
    """Add spaces, which change no meaning, to snapshot and targets."""
    for role in ("snapshot", "targets"):
        liar.files[liar.path(role)] += b" "


def huge_timestamp(liar: Publisher) -> None:
    """Add spaces to the timestamp beyond any timestamp's size."""
    liar.files["metadata/timestamp.json"] += b" " * 1024 * 1024


def huge_root(liar: Publisher) -> None:
    """Offer a next root of several megabytes."""
    liar.files["metadata/2.root.json"] = liar.root_bytes + b" " * 4 * 1024 * 1024


def deeply_nested_timestamp(liar: Publisher) -> None:
    """Nest the timestamp deeper than a reader of JSON can follow."""
    liar.files["metadata/timestamp.json"] = b"[" * 16_000


def page_for_everything(liar: Publisher) -> None:
    """Answer everything with a page that asks for a sign-in."""
    liar.files = dict.fromkeys([*liar.files, "metadata/2.root.json"], _PAGE)


def page_for_the_timestamp(liar: Publisher) -> None:
    """Answer a request for the timestamp with a page."""
    liar.files["metadata/timestamp.json"] = _PAGE


def truncated_data(liar: Publisher) -> None:
    """Cut the edition in half."""
    data = liar.files[liar.data_path]
    liar.files[liar.data_path] = data[: len(data) // 2]


def _emptied(path: Callable[[Publisher], str]) -> Lie:
    def lie(liar: Publisher) -> None:
        liar.files[path(liar)] = b""

    return lie


def _truncated(role: str) -> Lie:
    def lie(liar: Publisher) -> None:
        path = liar.path(role)
        liar.files[path] = liar.files[path][:-1]

    return lie


def _missing(path: Callable[[Publisher], str]) -> Lie:
    def lie(liar: Publisher) -> None:
        del liar.files[path(liar)]

    return lie


def _of_role(role: str) -> Callable[[Publisher], str]:
    return lambda publisher: publisher.path(role)


def _of_data(publisher: Publisher) -> str:
    return publisher.data_path


# Signatures that are not the publisher's


def foreign_publisher(liar: Publisher) -> None:
    """Show a whole folder of another publisher, right in itself but for the keys."""
    stranger = Publisher(liar.now)
    for _edition in range(4):
        stranger.publish_bytes(liar.files[liar.data_path])
    liar.files = stranger.files


def unsigned_timestamp(liar: Publisher) -> None:
    """Leave out the signatures of a newer timestamp."""
    liar.timestamp.version += 1
    liar.files["metadata/timestamp.json"] = sign(liar.timestamp, [])


def root_signed_by_strangers(liar: Publisher) -> None:
    """Offer a next root with the attacker's keys alone, signed by them alone."""
    keys = [CryptoSigner.generate_ed25519() for _key in range(3)]
    _foreign_keys_everywhere(liar)
    liar.rotate_root(signed_by=list(keys))


def root_signed_by_one_old_key(liar: Publisher) -> None:
    """Offer a next root signed by one of the old root keys and all of the new ones."""
    (old, *_others) = liar.signers["root"]
    liar.rotate_root(signed_by=[old])
    liar.files[liar.path("root")] = sign(liar.root, [old, *liar.signers["root"]])
    liar.sign_targets()


def root_signed_by_one_new_key(liar: Publisher) -> None:
    """Offer a next root signed by all of the old root keys and one of the new ones."""
    old = liar.signers["root"]
    liar.rotate_root()
    liar.files[liar.path("root")] = sign(liar.root, [*old, liar.signers["root"][0]])
    liar.sign_targets()


def root_signed_twice_by_one_key(liar: Publisher) -> None:
    """Offer a next root on which one old root key's signature stands twice."""
    old = liar.signers["root"][0]
    liar.rotate_root()
    file = json.loads(sign(liar.root, [old, *liar.signers["root"]]))
    file["signatures"].append(file["signatures"][0])
    liar.files[liar.path("root")] = json.dumps(file).encode()


def root_that_skips_a_number(liar: Publisher) -> None:
    """Offer a rightly signed root of the number after the next under the next one's name."""
    liar.rotate_root(version=3)
    liar.files["metadata/2.root.json"] = liar.files.pop("metadata/3.root.json")


def _foreign_keys_everywhere(liar: Publisher) -> None:
    for role in _METADATA:
        liar.signers[role] = [CryptoSigner.generate_ed25519()]


# Expired: what a freeze comes to in the end


def expired_timestamp(liar: Publisher) -> None:
    """Show a timestamp that ended yesterday."""
    liar.sign_timestamp(days=-1)


def expired_snapshot(liar: Publisher) -> None:
    """Show a snapshot that ended yesterday."""
    liar.resign(days=-1)


def expired_targets(liar: Publisher) -> None:
    """Show targets that ended yesterday."""
    liar.sign_targets(days=-1)


# With stolen keys


def stolen_timestamp_key_forges_a_snapshot(liar: Publisher) -> None:
    """Sign, with the timestamp key alone, a timestamp that names a snapshot of the attacker's."""
    liar.signers["snapshot"] = [CryptoSigner.generate_ed25519()]
    liar.signers["targets"] = [CryptoSigner.generate_ed25519()]
    liar.publish_bytes(liar.files[liar.data_path])


def stolen_timestamp_key_names_an_old_snapshot(liar: Publisher) -> None:
    """Sign, with the timestamp key alone, that an older snapshot is the newest."""
    old = liar.history[0]["metadata/1.snapshot.json"]
    liar.timestamp.snapshot_meta = MetaFile.from_data(1, old, ["sha256"])
    liar.sign_timestamp()


def stolen_timestamp_key_runs_ahead(liar: Publisher) -> None:
    """Sign a timestamp of a number that the publisher never reaches, for a snapshot of one too."""
    liar.timestamp.version = 2**53
    liar.timestamp.snapshot_meta = MetaFile(2**53)
    liar.sign_timestamp()


def stolen_online_keys_forge_targets(liar: Publisher) -> None:
    """Sign, with the timestamp and the snapshot key, targets of the attacker's."""
    liar.signers["targets"] = [CryptoSigner.generate_ed25519()]
    liar.publish_bytes(liar.files[liar.data_path])


def stolen_online_keys_name_old_targets(liar: Publisher) -> None:
    """Sign, with the timestamp and the snapshot key, that older targets are the newest."""
    old = liar.history[0]["metadata/1.targets.json"]
    liar.snapshot.meta["targets.json"] = MetaFile.from_data(1, old, ["sha256"])
    liar.resign()


def stolen_online_keys_leave_targets_out(liar: Publisher) -> None:
    """Sign, with the timestamp and the snapshot key, a snapshot without targets."""
    liar.snapshot.meta.clear()
    liar.resign()


# Rightly signed, and wrong


def signed_page(liar: Publisher) -> None:
    """Publish a page in place of an edition."""
    liar.publish_bytes(_PAGE)


def signed_nothing(liar: Publisher) -> None:
    """Publish an empty file."""
    liar.publish_bytes(b"")


def signed_bomb(liar: Publisher) -> None:
    """Publish a small file that unpacks to more than any edition."""
    liar.publish_bytes(gzip.compress(bytes(MAX_BYTES + 1), mtime=0))


def signed_giant(liar: Publisher) -> None:
    """Sign a length that no edition has."""
    liar.name_data(liar.files[liar.data_path], length=MAX_COMPRESSED_BYTES + 1)


def signed_other_json(liar: Publisher) -> None:
    """Publish JSON that is no edition."""
    liar.publish_bytes(gzip.compress(b'{"format": "something-else"}', mtime=0))


def signed_half(liar: Publisher) -> None:
    """Publish an edition that was cut before it was signed."""
    data = liar.files[liar.data_path]
    liar.publish_bytes(data[: len(data) // 2])


def signed_newer_format(liar: Publisher) -> None:
    """Publish an edition for a program to come."""
    heading = {"format": FORMAT_NAME, "version": {"major": 99, "minor": 0}}
    liar.publish_bytes(gzip.compress(msgspec.json.encode(heading), mtime=0))


def signed_name_that_leaves_the_folder(liar: Publisher) -> None:
    """Publish an edition whose name is a path to somewhere else."""
    document = msgspec.json.decode(gzip.decompress(liar.files[liar.data_path]))
    document["edition"] = "../../../outside"
    liar.publish_bytes(gzip.compress(msgspec.json.encode(document), mtime=0))


def signed_targets_without_an_edition(liar: Publisher) -> None:
    """Offer nothing."""
    liar.targets.targets.clear()
    liar.sign_targets()


KEYLESS: Final[dict[str, Lie]] = {
    lie.__name__: lie
    for lie in (
        whole_folder_rolled_back, timestamp_rolled_back, old_snapshot_under_the_new_name,
        old_targets_under_the_new_name, old_data_under_the_new_name, longer_data, endless_data,
        changed_data, other_data, longer_metadata, huge_timestamp, huge_root,
        deeply_nested_timestamp, page_for_everything, page_for_the_timestamp, truncated_data,
        foreign_publisher, unsigned_timestamp, root_signed_by_strangers,
        root_signed_by_one_old_key, root_signed_by_one_new_key, root_signed_twice_by_one_key,
        root_that_skips_a_number,
    )
} | {
    f"{deed.__name__.strip('_')}_{role}": deed(_of_role(role))
    for deed in (_missing, _emptied)
    for role in _METADATA
} | {
    "missing_data": _missing(_of_data),
    "emptied_data": _emptied(_of_data),
    **{f"truncated_{role}": _truncated(role) for role in _METADATA},
}  # fmt: skip

EXPIRED: Final[dict[str, Lie]] = {
    lie.__name__: lie for lie in (expired_timestamp, expired_snapshot, expired_targets)
}

STOLEN: Final[dict[str, tuple[Lie, tuple[str, ...]]]] = {
    lie.__name__: (lie, roles)
    for lie, roles in (
        (stolen_timestamp_key_forges_a_snapshot, ("timestamp",)),
        (stolen_timestamp_key_names_an_old_snapshot, ("timestamp",)),
        (stolen_timestamp_key_runs_ahead, ("timestamp",)),
        (stolen_online_keys_forge_targets, ("timestamp", "snapshot")),
        (stolen_online_keys_name_old_targets, ("timestamp", "snapshot")),
        (stolen_online_keys_leave_targets_out, ("timestamp", "snapshot")),
    )
}
"""Each with the roles whose keys were stolen, and have to be replaced afterwards."""

MISTAKES: Final[dict[str, Lie]] = {
    lie.__name__: lie
    for lie in (
        signed_page, signed_nothing, signed_bomb, signed_giant, signed_other_json, signed_half,
        signed_newer_format, signed_name_that_leaves_the_folder,
        signed_targets_without_an_edition,
    )
}  # fmt: skip
