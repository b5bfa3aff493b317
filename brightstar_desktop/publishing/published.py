"""The published folder as it stands: its metadata by role, and the edition readers get from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from brightstar_desktop.domain.updates import DEVELOPMENT_FIELD
from brightstar_desktop.publishing.repository_layout import (
    CATALOGUE,
    METADATA,
    ROOT,
    SNAPSHOT,
    TARGETS,
    TIMESTAMP,
    PublishingError,
    metadata_name,
    target_name,
)

_ROOT_FILE: Final = re.compile(r"([1-9]\d*)\.root\.json")
TARGETS_FILE: Final = f"{TARGETS}.json"
"""What the snapshot calls the targets' metadata."""

Kind = TypeVar("Kind", Targets, Snapshot, Timestamp)


@dataclass(frozen=True)
class Published:
    """The newest metadata of every role; a folder that never had a release has only a root."""

    folder: Path
    root: Metadata[Root]
    targets: Metadata[Targets] | None = None
    snapshot: Metadata[Snapshot] | None = None
    timestamp: Metadata[Timestamp] | None = None

    @property
    def is_development(self) -> bool:
        return is_development(self.root.signed)

    @property
    def target(self) -> TargetFile | None:
        return self.targets.signed.targets.get(CATALOGUE) if self.targets else None

    @property
    def is_trial(self) -> bool:
        custom = self.target.custom if self.target else None
        return bool(custom and custom.get("trial"))

    def roles(self) -> Iterator[tuple[str, Metadata[Any]]]:
        yield ROOT, self.root
        for role, metadata in (
            (TARGETS, self.targets),
            (SNAPSHOT, self.snapshot),
            (TIMESTAMP, self.timestamp),
        ):
            if metadata:
                yield role, metadata

    def expiries(self) -> dict[str, datetime]:
        return {role: metadata.signed.expires for role, metadata in self.roles()}

    def catalogue_bytes(self) -> bytes | None:
        """Return the data file that is signed; None before the first release.

        Raises PublishingError when it is missing or is not what was signed.
        """
        if self.target is None:
            return None
        name = target_name(self.target.hashes["sha256"])
        try:
            data = (self.folder / name).read_bytes()
            self.target.verify_length_and_hashes(data)
        except OSError as error:
            raise PublishingError(
                f"{self.folder / name} cannot be read ({error.strerror}): bring back the folder "
                "from your host or a copy."
            ) from error
        except RepositoryError as error:
            raise PublishingError(
                f"{self.folder / name} is not what was signed: bring back the folder from your "
                "host or a copy."
            ) from error
        return data


def is_development(root: Root) -> bool:
    """Tell whether ``root`` says that its private keys are known to everybody."""
    return bool(root.unrecognized_fields.get(DEVELOPMENT_FIELD))


def read_published(folder: Path) -> Published:
    """Return what ``folder`` publishes, every signature checked but no expiry.

    Raises PublishingError when it has no root or when anything in it is not as it was signed.
    """
    root = _newest_root(folder)
    if not (folder / metadata_name(TIMESTAMP, 0)).is_file():
        return Published(folder, root)
    timestamp = _delegated(folder, root, Timestamp, 0)
    snapshot = _delegated(folder, root, Snapshot, timestamp.signed.snapshot_meta.version)
    targets = _delegated(folder, root, Targets, snapshot.signed.meta[TARGETS_FILE].version)
    return Published(folder, root, targets, snapshot, timestamp)


def root_versions(folder: Path) -> list[int]:
    names = (file.name for file in (folder / METADATA).glob("*.root.json"))
    return sorted(int(match[1]) for name in names if (match := _ROOT_FILE.fullmatch(name)))


def _newest_root(folder: Path) -> Metadata[Root]:
    newest: Metadata[Root] | None = None
    for version in root_versions(folder):
        root: Metadata[Root] = _read(folder / metadata_name(ROOT, version))
        _check_root(folder, root, newest)
        newest = root
    if newest is None:
        raise PublishingError(
            f"{folder} has no root metadata: make keys by brightstar-data keys create."
        )
    return newest


def _check_root(folder: Path, root: Metadata[Root], before: Metadata[Root] | None) -> None:
    try:
        result = root.signed.get_root_verification_result(
            before.signed if before else None, root.signed_bytes, root.signatures
        )
    except ValueError as error:
        raise PublishingError(f"{folder} lacks a root in between: {error}.") from error
    if not result:
        name = metadata_name(ROOT, root.signed.version)
        raise PublishingError(f"{folder / name} is not signed by enough of the root keys.")


def _delegated(
    folder: Path, root: Metadata[Root], kind: type[Kind], version: int
) -> Metadata[Kind]:
    file = folder / metadata_name(kind.type, version)
    metadata: Metadata[Kind] = _read(file)
    try:
        root.signed.verify_delegate(kind.type, metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise PublishingError(f"{file} is not signed by the key of its role.") from error
    if not isinstance(metadata.signed, kind) or metadata.signed.version < version:
        raise PublishingError(f"{file} is not the {kind.type} that its name says.")
    return metadata


def _read(file: Path) -> Metadata[Any]:
    try:
        return Metadata.from_bytes(file.read_bytes())
    except FileNotFoundError:
        raise PublishingError(
            f"{file} is missing: bring back the folder from your host or a copy."
        ) from None
    except (OSError, DeserializationError) as error:
        raise PublishingError(f"{file} cannot be read: {error}.") from error
