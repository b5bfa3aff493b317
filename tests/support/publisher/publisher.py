"""Signs editions as a maintainer does, wholly in memory, and keeps every state it has published."""

import copy
import hashlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from securesystemslib.signer import CryptoSigner, Signer
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

from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.domain.catalogue import Catalogue

TARGET: Final = "catalogue.json.gz"
DAYS: Final = {"root": 730, "targets": 365, "snapshot": 45, "timestamp": 45}
KEYS: Final = {"root": 3, "targets": 1, "snapshot": 1, "timestamp": 1}

Files = dict[str, bytes]
"""A published folder: the path of each file in it, and its bytes."""


class Publisher:
    """A publisher with keys of its own; nothing is published before the first ``publish``.

    ``files`` is the published folder as it is now, ``history`` what it was after each change.
    """

    def __init__(self, now: datetime | None = None) -> None:
        self.now = now or datetime.now(UTC).replace(microsecond=0)
        self.signers: dict[str, list[Signer]] = {
            role: [CryptoSigner.generate_ed25519() for _number in range(count)]
            for role, count in KEYS.items()
        }
        self.root = Root(consistent_snapshot=True)
        self.targets = Targets()
        self.snapshot = Snapshot()
        self.timestamp = Timestamp()
        for signed in (self.targets, self.snapshot, self.timestamp):
            signed.version = 0
        self.files: Files = {}
        self.history: list[Files] = []
        self._put_keys_in_root()
        self._write_root()
        self.root_bytes = self.files["metadata/1.root.json"]

    def publish(self, catalogue: Catalogue) -> None:
        """Publish an edition."""
        self.publish_bytes(
            encode_catalogue(catalogue),
            edition=catalogue.edition,
            published_at=catalogue.published_at.isoformat(),
            provider_count=len(catalogue.providers),
            format_major=catalogue.version.major,
        )

    def publish_bytes(self, data: bytes, **custom: Any) -> None:
        """Publish ``data``, whatever it is, in the place of an edition."""
        self._name_data(data, custom)
        digest = hashlib.sha256(data).hexdigest()
        self.files[f"targets/{digest}.{TARGET}"] = data
        self.files[f"targets/{TARGET}"] = data
        self.sign_targets()

    def name_data(self, data: bytes, *, length: int, **custom: Any) -> None:
        """Sign that the edition is ``data`` of ``length`` bytes, true or not, and publish none."""
        self._name_data(data, custom)
        self.targets.targets[TARGET].length = length
        self.sign_targets()

    def _name_data(self, data: bytes, custom: dict[str, Any]) -> None:
        target = TargetFile.from_data(TARGET, data, ["sha256"])
        target.unrecognized_fields["custom"] = custom
        self.targets.targets[TARGET] = target

    def sign_targets(self, *, days: float | None = None) -> None:
        """Sign what is offered anew, and all above it."""
        self.targets.version += 1
        data = self.put("targets", self.targets, days=days)
        self.snapshot.meta["targets.json"] = _described(self.targets.version, data)
        self.resign()

    def resign(self, *, days: float | None = None) -> None:
        """Sign snapshot and timestamp anew, though the edition is the same."""
        self.snapshot.version += 1
        data = self.put("snapshot", self.snapshot, days=days)
        self.timestamp.snapshot_meta = _described(self.snapshot.version, data)
        self.sign_timestamp()

    def sign_timestamp(self, *, days: float | None = None) -> None:
        """Sign the timestamp anew, and keep what the folder is now in ``history``."""
        self.timestamp.version += 1
        self.put("timestamp", self.timestamp, days=days)
        self.history.append(dict(self.files))

    def rotate_root(
        self, *, signed_by: list[Signer] | None = None, version: int | None = None
    ) -> None:
        """Publish a root with three new root keys, signed by two old ones and all new ones.

        ``signed_by`` and ``version`` stand in for those who sign and for the next number.
        """
        old = self.signers["root"]
        self.signers["root"] = [CryptoSigner.generate_ed25519() for _key in old]
        self._next_root(version, signed_by or [*old[:2], *self.signers["root"]])

    def replace_key(self, role: str) -> None:
        """Take a stolen key out of the root, and sign with a new one."""
        self.signers[role] = [CryptoSigner.generate_ed25519()]
        self._next_root(None, self.signers["root"][:2])
        self.sign_targets()

    def sign_root(self) -> None:
        """Sign the root anew under its number, as if it had been the first."""
        self._write_root()
        self.root_bytes = self.files[self.path("root")]

    def put(self, role: str, signed: Signed, *, days: float | None = None) -> bytes:
        """Sign ``signed`` with the keys of ``role``, put it in its place and return its bytes.

        It is valid for ``days``, by default as long as its role is.
        """
        signed.expires = self.now + timedelta(days=DAYS[role] if days is None else days)
        data = sign(signed, self.signers[role])
        self.files[self.path(role)] = data
        return data

    def path(self, role: str) -> str:
        """Return where the newest metadata of ``role`` lie in the folder."""
        signed: Signed = getattr(self, role)
        prefix = "" if role == "timestamp" else f"{signed.version}."
        return f"metadata/{prefix}{role}.json"

    @property
    def data_path(self) -> str:
        """Return where the newest edition lies in the folder."""
        return f"targets/{self.targets.targets[TARGET].hashes['sha256']}.{TARGET}"

    def fork(self) -> "Publisher":
        """Return one with the same keys and files, whose deeds leave this one as it is."""
        other = copy.copy(self)
        for name in ("root", "targets", "snapshot", "timestamp"):
            setattr(other, name, copy.deepcopy(getattr(self, name)))
        other.files, other.history = dict(self.files), list(self.history)
        other.signers = {role: list(signers) for role, signers in self.signers.items()}
        return other

    def write_to(self, folder: Path) -> Path:
        """Make ``folder`` hold exactly what is published, and return it."""
        return write_files(self.files, folder)

    def _next_root(self, version: int | None, signed_by: list[Signer]) -> None:
        self.root.version = version or self.root.version + 1
        self._put_keys_in_root()
        self._write_root(signed_by)

    def _put_keys_in_root(self) -> None:
        for role, signers in self.signers.items():
            for key in list(self.root.roles[role].keyids):
                self.root.revoke_key(key, role)
            for signer in signers:
                self.root.add_key(signer.public_key, role)
        self.root.roles["root"].threshold = 2

    def _write_root(self, signed_by: list[Signer] | None = None) -> None:
        self.root.expires = self.now + timedelta(days=DAYS["root"])
        self.files[self.path("root")] = sign(self.root, signed_by or self.signers["root"][:2])


def sign(signed: Signed, signers: list[Signer]) -> bytes:
    """Return a metadata file of ``signed``, with the signatures of ``signers``."""
    metadata: Metadata[Any] = Metadata(signed)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def write_files(files: Files, folder: Path) -> Path:
    """Make ``folder`` hold exactly ``files``, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _described(version: int, data: bytes) -> MetaFile:
    return MetaFile.from_data(version, data, ["sha256"])
