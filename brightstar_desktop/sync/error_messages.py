"""The error messages of update checks: what happened, what stays, and what to do.

An error is stored as a code and formatted in the language in force when it is shown, so that a
stored one never appears in a language that was in force long ago.
"""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from msgspec import Struct, field

from brightstar_desktop.errors import SyncError, printable
from brightstar_desktop.i18n import _


class ErrorCode(StrEnum):
    """Stored on disk: a code never changes its meaning."""

    NO_PLACE = "no_place"
    NETWORK_OFF = "network_off"
    UNSAFE_ADDRESS = "unsafe_address"
    EMPTY_FOLDER = "empty_folder"
    BUSY = "busy"
    CERTIFICATE = "certificate"
    REDIRECT = "redirect"
    SLOW = "slow"
    MISSING_PART = "missing_part"
    STATUS = "status"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"
    SET_BACK = "set_back"
    OLDER = "older"
    OLDER_EDITION = "older_edition"
    FUTURE_EDITION = "future_edition"
    NO_TRIAL = "no_trial"
    NOT_SIGNED = "not_signed"
    NOTHING_OFFERED = "nothing_offered"
    NO_KEYS = "no_keys"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NOT_KEPT = "not_kept"
    UNUSABLE = "unusable"
    UNKNOWN = "unknown"


class ErrorMessage(Struct, frozen=True, omit_defaults=True):
    """An error in no language: a code, and the ``names`` that fill its text."""

    code: str
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, error: SyncError) -> Self:
        return cls(error.code or ErrorCode.UNKNOWN, error.names)

    def text(self) -> str:
        """Return the sentence in the language in force; a general one for an unknown code."""
        texts = {**_before(), **_in_transfer(), **_on_arrival(), **_on_this_computer()}
        template = texts.get(self.code) or _unknown()
        shown = {name: printable(value) for name, value in self.names.items()}
        return template.format_map(defaultdict(str, shown))

    def error(self, kind: type[SyncError] = SyncError) -> SyncError:
        return kind(self.text(), self.code, self.names)


def sync_error(code: ErrorCode, **names: str) -> SyncError:
    return ErrorMessage(code, names).error()


def _before() -> dict[str, str]:
    return {
        ErrorCode.NO_PLACE: _(
            "No place for newer data is known, so nothing was looked for; name an address or "
            "choose a folder."
        ),
        ErrorCode.NETWORK_OFF: _(
            "The network is switched off in this program's settings, so {host} was not asked; "
            "update from a folder or stick instead."
        ),
        ErrorCode.UNSAFE_ADDRESS: _(
            "{address} is not an address that begins with https://, so it was not asked; "
            "correct the address."
        ),
        ErrorCode.EMPTY_FOLDER: _(
            "The folder {folder} holds no published data, so nothing was changed; choose the "
            "folder that holds “metadata” and “targets”."
        ),
        ErrorCode.BUSY: _(
            "BrightStar is already bringing newer data in another window; wait until it has ended."
        ),
        ErrorCode.NO_KEYS: _(
            "The keys that came with the program are missing, so nothing new can be trusted; the "
            "data on this computer stays; install the program again."
        ),
    }


def _in_transfer() -> dict[str, str]:
    return {
        ErrorCode.CERTIFICATE: _(
            "The connection to {source} is not one that this computer trusts, as happens where a "
            "network inspects connections; the data on this computer stays; ask whoever runs the "
            "network, or update from a folder or stick."
        ),
        ErrorCode.REDIRECT: _(
            "{source} sent us on to another place, as a sign-in page of a network may; "
            "the data on this computer stays; sign in to the network or try another one."
        ),
        ErrorCode.SLOW: _(
            "{source} sent the data too slowly, so it was given up; the data on this computer "
            "stays; try again later or on another network."
        ),
        ErrorCode.MISSING_PART: _(
            "A part of the published data is missing from {source}; the data on this computer "
            "stays; check the address or folder, or tell its publisher."
        ),
        ErrorCode.STATUS: _(
            "{source} is in trouble (it answered with {status}); the data on this computer stays; "
            "try again later."
        ),
        ErrorCode.UNREACHABLE: _(
            "{source} cannot be reached; the data on this computer stays; check the network or "
            "the stick and try again."
        ),
        ErrorCode.UNREADABLE: _(
            "The data could not be read from {source}; the data on this computer stays; try again "
            "later."
        ),
    }


def _on_arrival() -> dict[str, str]:
    return {
        ErrorCode.EXPIRED: _(
            "What the publisher signed at {source} is no longer valid by this computer’s clock, "
            "which says {today}; the data on this computer stays; if the clock is right, ask the "
            "publisher to sign again."
        ),
        ErrorCode.SET_BACK: _(
            "This computer’s clock says {today}, which is earlier than {earliest}, a moment known "
            "to have passed, and what {source} offers has ended since; the data on this "
            "computer stays; set the clock right, or ask the publisher to sign again."
        ),
        ErrorCode.OLDER: _(
            "{source} offers older data than this computer has seen, so it was refused and the "
            "data here stays; use a newer folder or stick, or try again later."
        ),
        ErrorCode.OLDER_EDITION: _(
            "{source} offers edition {offered}, which is older than edition {here} of this "
            "computer, so it was refused and the data here stays; only you can go back, to the "
            "edition before."
        ),
        ErrorCode.FUTURE_EDITION: _(
            "{source} offers edition {offered}, a day that has not come by this computer’s clock, "
            "which says {today}, so it was refused and the data here stays; if the clock is right, "
            "tell its publisher."
        ),
        ErrorCode.NO_TRIAL: _(
            "{source} offers data signed with keys that everybody has and not marked as a trial, "
            "so it was refused and the data on this computer stays; this version of the program "
            "is for trying: install one with its publisher’s own keys."
        ),
        ErrorCode.NOT_SIGNED: _(
            "What came from {source} is not what its publisher signed, so it was refused and the "
            "data on this computer stays; try another network or a fresh copy."
        ),
        ErrorCode.NOTHING_OFFERED: _(
            "{source} offers no data file that this program can use; the data on this computer "
            "stays; ask its publisher."
        ),
        ErrorCode.UNUSABLE: _(
            "The newer data was not installed, and the data on this computer stays; the log says "
            "why."
        ),
    }


def _on_this_computer() -> dict[str, str]:
    return {
        ErrorCode.DISK_FULL: _(
            "The disk is full, so the newer data could not be kept; the data on this computer "
            "stays; free some space and try again."
        ),
        ErrorCode.READ_ONLY: _(
            "The folder for the data cannot be written to, so the newer data could not be kept; "
            "the data on this computer stays; check that you may write there."
        ),
        ErrorCode.NOT_KEPT: _(
            "The newer data could not be kept on this computer; the data here stays; the log says "
            "more."
        ),
    }


def _unknown() -> str:
    return _("Newer data could not be brought; the data on this computer stays; try again.")
