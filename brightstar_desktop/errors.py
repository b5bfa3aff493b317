"""Errors that cross layers. Each message is one sentence that a reader can act on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_MOST_QUOTED: Final = 300
MAX_MESSAGE: Final = 2000
"""Letters of a whole message."""


class BrightStarError(Exception):
    """Something went wrong that the reader is told in the words of its message."""


class DataFileError(BrightStarError):
    """A published data file cannot be used."""


class DirectoryError(BrightStarError):
    """The local directory cannot be built, opened or read."""


class SettingsError(BrightStarError):
    """Settings cannot be read or kept."""


class PersonalDataError(BrightStarError):
    """What is kept of a visit cannot be read, written or erased."""


class SyncError(BrightStarError):
    """No newer edition could be brought here; the one in use is untouched.

    ``code`` and ``names`` (what the sentence names) say the same in no language, so that it can be
    kept and worded again.
    """

    def __init__(
        self, sentence: str = "", code: str = "", names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(sentence)
        self.code, self.names = code, dict(names)


class UpdateCancelled(SyncError):  # noqa: N818  # an end that was asked for
    """The update check was cancelled on request."""


class SignatureEndedError(SyncError):
    """What a publisher signed was true, but is no longer valid by this computer's clock."""


class DisplayError(BrightStarError):
    """No window can be shown here."""


class StateError(BrightStarError):
    """There is no folder for what the program writes."""


def printable(text: str, most: int = _MOST_QUOTED) -> str:
    """Return ``text`` as it can stand in a sentence, whoever wrote it: ``most`` letters at most."""
    unknown = "\N{REPLACEMENT CHARACTER}"
    shown = "".join(letter if letter.isprintable() else unknown for letter in text)
    return shown if len(shown) <= most else f"{shown[:most]}…"
