"""Signs what changes in a published folder, writes it whole, and drops what nobody fetches."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from brightstar_desktop.publishing.published import TARGETS_FILE, Kind, Published, read_published
from brightstar_desktop.publishing.repository_layout import (
    CATALOGUE,
    LIFETIMES,
    METADATA,
    PLAIN_TARGET,
    ROOT,
    SNAPSHOT,
    TARGETS,
    TARGETS_FOLDER,
    TIMESTAMP,
    KeysError,
    metadata_name,
    target_name,
    write_whole,
)
from brightstar_desktop.publishing.signing_keys import KeyRing

_DIGESTS: Final = ["sha256"]
_VERSIONED: Final = re.compile(rf"[1-9]\d*\.({SNAPSHOT}|{TARGETS})\.json")
_DATA_FILE: Final = re.compile(rf"[0-9a-f]{{64}}\.{re.escape(CATALOGUE)}")


class Repository:
    """The published folder with changes that wait: nothing is written before ``write``.

    A new root is signed before all else, and then what a file names before the file that names
    it: targets, snapshot, timestamp.
    """

    def __init__(self, published: Published, keys: KeyRing, now: datetime) -> None:
        self._published = published
        self._keys = keys
        self._now = now
        self._root: Metadata[Root] = published.root
        self._pending: dict[str, bytes] = {}
        self._current = dict(published.roles())

    def sign_root(self, root: Root) -> None:
        """Replace the root; enough keys of the root before and of the new one must both sign."""
        before = self._published.root.signed
        self._root = self._signed_by_all(ROOT, deepcopy(root), (before, root))
        result = self._root.signed.get_root_verification_result(
            before, self._root.signed_bytes, self._root.signatures
        )
        if not result:
            have = min(len(result.first.signed), len(result.second.signed))
            raise KeysError(
                f"{have} of the {before.roles[ROOT].threshold} root keys needed were found: name "
                "the folders of the others by --keys."
            )

    def sign_targets(self, target: TargetFile, data: bytes | None = None) -> None:
        """Sign a data file; ``data`` is its content where that is to be written too."""
        content = _next_version(self._published.targets, Targets())
        content.targets = {target.path: target}
        if data is not None:
            self._pending[target_name(target.hashes["sha256"])] = data
            self._pending[PLAIN_TARGET] = data
        self._sign(TARGETS, content)

    def sign_snapshot(self) -> None:
        content = _next_version(self._published.snapshot, Snapshot())
        content.meta = {TARGETS_FILE: self._meta_file(TARGETS)}
        self._sign(SNAPSHOT, content)

    def sign_timestamp(self) -> None:
        """Sign which snapshot is current, and until when; readers come to changes through it."""
        content = _next_version(self._published.timestamp, Timestamp())
        content.snapshot_meta = self._meta_file(SNAPSHOT)
        self._sign(TIMESTAMP, content)

    def expiries(self) -> dict[str, datetime]:
        expiries = {role: metadata.signed.expires for role, metadata in self._current.items()}
        return expiries | {ROOT: self._root.signed.expires}

    def write(self) -> tuple[Path, ...]:
        """Write what waits, in the order signed and a new root last; return the files.

        What an old key signed that is still at hand holds under the old root as well, so readers
        are served at every moment in between.
        """
        if self._root is not self._published.root:
            self._pending[metadata_name(ROOT, self._root.signed.version)] = self._root.to_bytes()
        for name, content in self._pending.items():
            write_whole(self._published.folder / name, content)
        return tuple(self._published.folder / name for name in self._pending)

    def _sign(self, role: str, content: Signed) -> None:
        roots = (self._published.root.signed, self._root.signed)
        metadata = self._signed_by_all(role, content, roots)
        try:
            self._root.signed.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
        except RepositoryError as error:
            raise KeysError(
                f"the {role} key is in none of the folders named: name its folder by --keys."
            ) from error
        self._current[role] = metadata
        self._pending[metadata_name(role, metadata.signed.version)] = metadata.to_bytes()

    def _signed_by_all(self, role: str, content: Signed, roots: Sequence[Root]) -> Metadata[Any]:
        """Sign by every key at hand that any of ``roots`` trusts for ``role``."""
        content.expires = self._now.replace(microsecond=0) + LIFETIMES[role]
        metadata: Metadata[Any] = Metadata(content)
        trusted = dict.fromkeys(key for root in roots for key in root.roles[role].keyids)
        for fingerprint in trusted:
            if fingerprint in self._keys:
                metadata.sign(self._keys.signer(fingerprint), append=True)
        return metadata

    def _meta_file(self, role: str) -> MetaFile:
        version = self._current[role].signed.version
        name = metadata_name(role, version)
        content = self._pending.get(name) or (self._published.folder / name).read_bytes()
        return MetaFile.from_data(version, content, _DIGESTS)


def _next_version(published: Metadata[Kind] | None, first: Kind) -> Kind:
    """Return the content of the next version: a changed copy, or the first."""
    if published is None:
        return first
    content = deepcopy(published.signed)
    content.version += 1
    return content


def prune(folder: Path) -> None:
    """Keep the current and the previous edition with their metadata, and every root for ever.

    A reader who began before a release goes on with the snapshot before; one who was away for
    years climbs from root to root.
    """
    kept = set(_current_files(folder))
    for file in _prunable(folder):
        if f"{file.parent.name}/{file.name}" not in kept:
            with contextlib.suppress(OSError):  # what stays too long does no harm
                file.unlink()


def _prunable(folder: Path) -> Iterator[Path]:
    for file in (folder / METADATA).iterdir():
        if _VERSIONED.fullmatch(file.name):
            yield file
    for file in (folder / TARGETS_FOLDER).iterdir():
        if _DATA_FILE.fullmatch(file.name):
            yield file


def _current_files(folder: Path) -> Iterator[str]:
    published = read_published(folder)
    for version in _newest_two(published.snapshot):
        yield metadata_name(SNAPSHOT, version)
    for version in _newest_two(published.targets):
        yield metadata_name(TARGETS, version)
        yield from _data_files(folder / metadata_name(TARGETS, version))


def _newest_two(metadata: Metadata[Any] | None) -> tuple[int, ...]:
    return (metadata.signed.version, metadata.signed.version - 1) if metadata else ()


def _data_files(file: Path) -> Iterator[str]:
    if file.is_file():
        targets: Metadata[Targets] = Metadata.from_bytes(file.read_bytes())
        for target in targets.signed.targets.values():
            yield target_name(target.hashes["sha256"])
