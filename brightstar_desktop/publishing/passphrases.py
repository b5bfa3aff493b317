"""The passphrases that keep key files, from the environment or asked for."""

import os
import sys
from collections.abc import Callable, Iterator
from getpass import getpass
from typing import Final

from brightstar_desktop.publishing.errors import KeysError

VARIABLE: Final = "BRIGHTSTAR_KEY_PASSPHRASE"
_MINIMUM: Final = 16
"""The format of key files makes guessing cheap, so the passphrase itself must be long."""

Ask = Callable[[str], str]


def ask_at_terminal(prompt: str) -> str:
    """Return what is typed unseen; raises KeysError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise KeysError(f"a passphrase is needed: set {VARIABLE} or run this in a terminal.")
    try:
        return getpass(prompt)
    except EOFError:
        raise KeysError("no passphrase was typed: nothing was done.") from None


def new_passphrase(ask: Ask = ask_at_terminal) -> bytes:
    """Return the passphrase for new keys: from the environment, or typed twice alike.

    Raises KeysError when it is short or the two differ.
    """
    told = os.environ.get(VARIABLE)
    passphrase = told or ask("New passphrase for the keys: ")
    if len(passphrase) < _MINIMUM:
        raise KeysError(f"the passphrase is short: take {_MINIMUM} characters or more.")
    if not told and ask("The same again: ") != passphrase:
        raise KeysError("the two passphrases differ: nothing was written, try again.")
    return passphrase.encode()


class Passphrases:
    """Offers passphrases for key files: those known already, then one that is asked for."""

    def __init__(self, ask: Ask = ask_at_terminal) -> None:
        told = os.environ.get(VARIABLE)
        self._known: list[bytes] = [told.encode()] if told else []
        self._ask = ask

    def offered_for(self, file_name: str) -> Iterator[bytes]:
        """Yield passphrases to try on a file; one that is typed is tried on later files too."""
        yield from tuple(self._known)
        typed = self._asked(f"Passphrase of {file_name}: ")
        if typed:
            self._known.append(typed)
            yield typed

    def _asked(self, prompt: str) -> bytes:
        """Return what is typed, or nothing where the known ones are all there can be."""
        try:
            return self._ask(prompt).encode()
        except KeysError:
            if self._known:
                return b""
            raise
