"""The root of trust: made once, then replaced by roots that the keys before them sign."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from securesystemslib.signer import Key
from tuf.api.metadata import Metadata, Role, Root

from brightstar_desktop.domain.updates import DEVELOPMENT_FIELD
from brightstar_desktop.publishing.published import Published, read_published, root_versions
from brightstar_desktop.publishing.repository import Repository
from brightstar_desktop.publishing.repository_layout import (
    DAILY_ROLES,
    LIFETIMES,
    METADATA,
    NAME_FIELD,
    ROLES,
    ROOT,
    ROOT_KEYS,
    ROOT_THRESHOLD,
    SNAPSHOT,
    TARGETS,
    KeysError,
    metadata_name,
    write_whole,
)
from brightstar_desktop.publishing.signing_keys import KeyRing, NewKey

_NUMBERED: Final = re.compile(r"-(\d+)$")


@dataclass(frozen=True)
class KeyStorage:
    """How a new key is kept: without a passphrase it is not encrypted."""

    passphrase: bytes | None
    folder: Path | None = None


def create_keys(
    folders: Sequence[Path],
    published: Path,
    passphrase: bytes | None,
    now: datetime,
    *,
    development: bool = False,
) -> dict[str, Path]:
    """Make every key, and the first root that trusts them, in ``published``; return the files.

    The first folder takes the keys of the daily roles; the root keys are dealt out to the other
    folders in turn, or go to the first where it is the only one. What the development keys signed
    in ``published`` goes. Raises KeysError when a root is there that is not theirs, since readers
    who trust it would be lost, or when a key would be overwritten.
    """
    _refuse_second_root(published)
    made = {NewKey(name): folder for name, folder in _folders_by_name(folders).items()}
    _refuse_overwriting(made)
    root = _first_root(tuple(made), now, development=development)
    for key, folder in made.items():
        key.save(folder, passphrase)
    for file in (published / METADATA).glob("*.json"):
        file.unlink()
    write_whole(published / metadata_name(ROOT, 1), root.to_bytes())
    return {key.name: key.file_in(folder) for key, folder in made.items()}


def rotate(
    name: str,
    published: Published,
    keys: KeyRing,
    now: datetime,
    storage: KeyStorage,
) -> Path:
    """Replace the key called ``name`` (a daily role's may go by its role); return the new file.

    It goes where ``storage`` says, or else to where the old one is. What the old key signed is
    signed anew, and the timestamp always, so that readers follow at once. Raises KeysError when
    there is no such key or when keys that must sign are not at hand; nothing is written then.
    """
    root = deepcopy(published.root.signed)
    role, old = _find_key(name, root)
    new = NewKey(_next_name(role, root, keys))
    folder = storage.folder or keys.folder_of(old)
    _refuse_overwriting({new: folder})
    keys.add(new)
    root.revoke_key(old, role)
    root.add_key(new.signer.public_key, role)
    repository = _with_new_root(root, published, keys, now, role)
    new.save(folder, storage.passphrase)
    repository.write()
    return new.file_in(folder)


def renew(published: Published, keys: KeyRing, now: datetime) -> None:
    """Publish a new root with the same keys, because the one before will expire."""
    _with_new_root(deepcopy(published.root.signed), published, keys, now, ROOT).write()


def key_name(key: Key) -> str:
    return str(key.unrecognized_fields.get(NAME_FIELD, "unnamed"))


def _refuse_second_root(published: Path) -> None:
    if root_versions(published) and not read_published(published).is_development:
        raise KeysError(
            f"{published} has a root already: replace single keys by brightstar-data keys rotate, "
            "or name another folder by --published."
        )


def _folders_by_name(folders: Sequence[Path]) -> dict[str, Path]:
    if not folders:
        raise KeysError("no folder of keys was named: name one by --keys.")
    first, offline = folders[0], folders[1:] or folders
    roots = {f"{ROOT}-{number + 1}": offline[number % len(offline)] for number in range(ROOT_KEYS)}
    return roots | dict.fromkeys(DAILY_ROLES, first)


def _refuse_overwriting(made: dict[NewKey, Path]) -> None:
    for key, folder in made.items():
        if key.file_in(folder).exists():
            raise KeysError(
                f"{key.file_in(folder)} is there already and is never overwritten: name another "
                "folder."
            )


def _first_root(made: Sequence[NewKey], now: datetime, *, development: bool) -> Metadata[Root]:
    root = Root(
        expires=now.replace(microsecond=0) + LIFETIMES[ROOT],
        roles={role: Role([], ROOT_THRESHOLD if role == ROOT else 1) for role in ROLES},
        unrecognized_fields={DEVELOPMENT_FIELD: True} if development else None,
    )
    for key in made:
        root.add_key(key.signer.public_key, _role_of(key.name))
    metadata = Metadata(root)
    root_keys = [key for key in made if _role_of(key.name) == ROOT]
    for key in root_keys[:ROOT_THRESHOLD]:
        metadata.sign(key.signer, append=True)
    return metadata


def _role_of(name: str) -> str:
    return _NUMBERED.sub("", name)


def _with_new_root(
    root: Root, published: Published, keys: KeyRing, now: datetime, role: str
) -> Repository:
    """Sign the root and what hangs on ``role``'s key; nothing is written yet."""
    root.version += 1
    repository = Repository(published, keys, now)
    repository.sign_root(root)
    if published.target:
        if role == TARGETS:
            repository.sign_targets(published.target)
        if role in (TARGETS, SNAPSHOT):
            repository.sign_snapshot()
        repository.sign_timestamp()
    return repository


def _find_key(name: str, root: Root) -> tuple[str, str]:
    by_name = {
        key_name(root.keys[fingerprint]): (role, fingerprint)
        for role in ROLES
        for fingerprint in root.roles[role].keyids
    }
    for_role = {role: (role, root.roles[role].keyids[0]) for role in DAILY_ROLES}
    found = by_name.get(name) or for_role.get(name)
    if found is None:
        names = ", ".join(by_name)
        raise KeysError(f"no key is called {name}: the keys are {names}.")
    return found


def _next_name(role: str, root: Root, keys: KeyRing) -> str:
    names = keys.names() | {key_name(key) for key in root.keys.values()}
    numbers = [
        int(match[1]) if (match := _NUMBERED.search(name)) else 1
        for name in names
        if _role_of(name) == role
    ]
    return f"{role}-{max(numbers, default=1) + 1}"
