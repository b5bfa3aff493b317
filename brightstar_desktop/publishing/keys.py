"""Key files: one Ed25519 key a file, encrypted, with its name and fingerprint in plain words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

from brightstar_desktop.files import write_new
from brightstar_desktop.publishing.errors import KeysError
from brightstar_desktop.publishing.passphrases import Passphrases
from brightstar_desktop.publishing.roles import NAME_FIELD

_HEADING: Final = "BrightStar signing key {name}\nFingerprint: {fingerprint}\n"
_READ_HEADING: Final = re.compile(r"BrightStar signing key (\S+)\r?\nFingerprint: ([0-9a-f]{64})")


@dataclass(frozen=True)
class KeyFile:
    """A private key on disk, known by its heading without being opened."""

    name: str
    fingerprint: str
    path: Path


class NewKey:
    """A key that was made just now and stands in no file yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._private = Ed25519PrivateKey.generate()
        self.signer = _named(self._private, name)

    def file_in(self, folder: Path) -> Path:
        """Return where it would be kept."""
        return folder / f"{self.name}.pem"

    def keep(self, folder: Path, passphrase: bytes | None) -> None:
        """Write the key for its owner's eyes only; without a passphrase it is not encrypted.

        Raises KeysError when it cannot be written or when a file of its name is there: a key is
        never overwritten.
        """
        protection = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
        heading = _HEADING.format(name=self.name, fingerprint=self.signer.public_key.keyid)
        pem = self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection)
        _write_new(self.file_in(folder), heading.encode() + pem)


class KeyRing:
    """The keys in some folders, opened only when they are to sign."""

    def __init__(
        self, folders: Sequence[Path] = (), passphrases: Passphrases | None = None
    ) -> None:
        self._folders = tuple(folders)
        self._passphrases = passphrases or Passphrases()
        self.files = {file.fingerprint: file for file in _find(self._folders)}
        self._opened: dict[str, CryptoSigner] = {}

    def __contains__(self, fingerprint: object) -> bool:
        return fingerprint in self.files or fingerprint in self._opened

    @property
    def first_folder(self) -> Path:
        """Where a new key goes; raises KeysError where no folder was named."""
        if not self._folders:
            raise KeysError("no folder of keys was named: name one by --keys.")
        return self._folders[0]

    def folder_of(self, fingerprint: str) -> Path:
        """Return the folder that holds a key, or the first where none does."""
        file = self.files.get(fingerprint)
        return file.path.parent if file else self.first_folder

    def names(self) -> frozenset[str]:
        """Return the names that are taken."""
        return frozenset(file.name for file in self.files.values())

    def add(self, key: NewKey) -> None:
        """Let a key that was made just now sign too."""
        self._opened[key.signer.public_key.keyid] = key.signer

    def signer(self, fingerprint: str) -> CryptoSigner:
        """Return the key, opened; raises KeysError when it is not here or cannot be opened."""
        if fingerprint not in self._opened:
            if fingerprint not in self.files:
                raise KeysError(f"the key {fingerprint[:12]} is in none of the folders named.")
            self._opened[fingerprint] = self._open(self.files[fingerprint])
        return self._opened[fingerprint]

    def _open(self, file: KeyFile) -> CryptoSigner:
        signer = _named(_decrypted(file.path, self._passphrases), file.name)
        if signer.public_key.keyid != file.fingerprint:
            raise KeysError(f"{file.path} holds another key than its heading says: use a copy.")
        return signer


def _named(private: Ed25519PrivateKey, name: str) -> CryptoSigner:
    signer = CryptoSigner(private)
    signer.public_key.unrecognized_fields[NAME_FIELD] = name
    return signer


def _find(folders: Sequence[Path]) -> list[KeyFile]:
    for folder in folders:
        if not folder.is_dir():
            raise KeysError(f"{folder} is not a folder: is the stick with the keys plugged in?")
    files = [file for folder in folders for file in sorted(folder.glob("*.pem"))]
    return [found for file in files if (found := _read_heading(file))]


def _read_heading(file: Path) -> KeyFile | None:
    try:
        match = _READ_HEADING.match(file.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise KeysError(f"{file} cannot be read: {error.strerror}.") from error
    return KeyFile(match[1], match[2], file) if match else None


def _decrypted(file: Path, passphrases: Passphrases) -> Ed25519PrivateKey:
    pem = file.read_bytes()
    if b"ENCRYPTED" not in pem:
        return _loaded(file, pem, None)
    for passphrase in passphrases.offered_for(file.name):
        try:
            return _loaded(file, pem, passphrase)
        except ValueError:  # another passphrase may fit
            continue
    raise KeysError(f"{file} does not open with that passphrase: type it again, or use a copy.")


def _loaded(file: Path, pem: bytes, passphrase: bytes | None) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, passphrase)
    except ValueError:
        if passphrase is None:
            raise KeysError(f"{file} is damaged: use a copy.") from None
        raise
    return cast(Ed25519PrivateKey, key)


def _write_new(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_new(file, content, private=True)
    except FileExistsError:
        raise KeysError(
            f"{file} is there already and is never overwritten: name another folder."
        ) from None
    except OSError as error:
        raise KeysError(f"{file} cannot be written: {error.strerror}.") from error
