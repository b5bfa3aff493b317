"""Key files: one Ed25519 key a file, headed by its name and fingerprint, and their passphrases."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Final

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
from brightstar_desktop.publishing.repository_layout import NAME_FIELD, KeysError

ENVIRONMENT_VARIABLE: Final = "BRIGHTSTAR_KEY_PASSPHRASE"
_SHORTEST_PASSPHRASE: Final = 16
"""The format of key files makes guessing cheap, so the passphrase itself must be long."""

Ask = Callable[[str], str]
_HEADING: Final = "BrightStar signing key {name}\nFingerprint: {fingerprint}\n"
_READ_HEADING: Final = re.compile(r"BrightStar signing key (\S+)\r?\nFingerprint: ([0-9a-f]{64})")
_OTHER_KEY: Final = "{file} holds another key than its heading says: use a copy."


def ask_at_terminal(prompt: str) -> str:
    """Return what is typed unseen; raises KeysError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise KeysError(
            f"a passphrase is needed: set {ENVIRONMENT_VARIABLE} or run this in a terminal."
        )
    try:
        return getpass(prompt)
    except EOFError:
        raise KeysError("no passphrase was typed: nothing was done.") from None


def new_passphrase(ask: Ask = ask_at_terminal) -> bytes:
    """Return the passphrase for new keys: from the environment, or typed twice alike.

    Raises KeysError when it is short or the two differ.
    """
    given = os.environ.get(ENVIRONMENT_VARIABLE)
    passphrase = given or ask("New passphrase for the keys: ")
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise KeysError(f"the passphrase is short: take {_SHORTEST_PASSPHRASE} characters or more.")
    if not given and ask("The same again: ") != passphrase:
        raise KeysError("the two passphrases differ: nothing was written, try again.")
    return passphrase.encode()


class Passphrases:
    """Offers passphrases for key files: those known already, then one that is asked for."""

    def __init__(self, ask: Ask = ask_at_terminal) -> None:
        given = os.environ.get(ENVIRONMENT_VARIABLE)
        self._known: list[bytes] = [given.encode()] if given else []
        self._ask = ask

    def candidates_for(self, file_name: str) -> Iterator[bytes]:
        """Yield passphrases to try on a file; one that is typed is tried on later files too."""
        yield from tuple(self._known)
        typed = self._ask_if_needed(f"Passphrase of {file_name}: ")
        if typed:
            self._known.append(typed)
            yield typed

    def _ask_if_needed(self, prompt: str) -> bytes:
        """Return what is typed, or nothing where the known ones are all there can be."""
        try:
            return self._ask(prompt).encode()
        except KeysError:
            if self._known:
                return b""
            raise


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
        self.signer = _signer_called(self._private, name)

    def file_in(self, folder: Path) -> Path:
        return folder / f"{self.name}.pem"

    def save(self, folder: Path, passphrase: bytes | None) -> None:
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
        self.files = {file.fingerprint: file for file in _find_key_files(self._folders)}
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
        return frozenset(file.name for file in self.files.values())

    def add(self, key: NewKey) -> None:
        self._opened[key.signer.public_key.keyid] = key.signer

    def signer(self, fingerprint: str) -> CryptoSigner:
        """Return the key, opened; raises KeysError when it is not here or cannot be opened."""
        if fingerprint not in self._opened:
            if fingerprint not in self.files:
                raise KeysError(f"the key {fingerprint[:12]} is in none of the folders named.")
            self._opened[fingerprint] = self._open(self.files[fingerprint])
        return self._opened[fingerprint]

    def _open(self, file: KeyFile) -> CryptoSigner:
        signer = _signer_called(_decrypt(file.path, self._passphrases), file.name)
        if signer.public_key.keyid != file.fingerprint:
            raise KeysError(_OTHER_KEY.format(file=file.path))
        return signer


def _signer_called(private: Ed25519PrivateKey, name: str) -> CryptoSigner:
    signer = CryptoSigner(private)
    signer.public_key.unrecognized_fields[NAME_FIELD] = name
    return signer


def _find_key_files(folders: Sequence[Path]) -> list[KeyFile]:
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


def _decrypt(file: Path, passphrases: Passphrases) -> Ed25519PrivateKey:
    pem = file.read_bytes()
    if b"ENCRYPTED" not in pem:
        return _load_private_key(file, pem, None)
    for passphrase in passphrases.candidates_for(file.name):
        try:
            return _load_private_key(file, pem, passphrase)
        except ValueError:  # another passphrase may fit
            continue
    raise KeysError(f"{file} does not open with that passphrase: type it again, or use a copy.")


def _load_private_key(file: Path, pem: bytes, passphrase: bytes | None) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, passphrase)
    except ValueError:
        if passphrase is None:
            raise KeysError(f"{file} is damaged: use a copy.") from None
        raise
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysError(_OTHER_KEY.format(file=file))
    return key


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
