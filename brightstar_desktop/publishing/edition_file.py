"""What an edition says about itself: its name, day and licence, and where to write and look."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from brightstar_desktop.domain.catalogue import NewestApp, version_order
from brightstar_desktop.domain.external_links import refusal
from brightstar_desktop.publishing.validation import FieldMessage, Problem, convert, read_document

EDITION_FILE: Final = "edition.toml"
_EDITION: Final = re.compile(r"(\d{4}\.\d{2}\.\d{2})-[1-9]\d*")
LICENCE: Final = "CC-BY-4.0"
_EMAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PLAIN: Final = re.compile(r"[!-~]+")
"""Spaces, line ends and letters beyond ASCII have no place in an address as it is sent."""


class EditionFile(msgspec.Struct):
    edition: str
    published_at: datetime
    licence: str
    updates_from: str = ""
    corrections_to: str = ""
    app: NewestApp | None = None


def read_edition_file(root: Path, problems: list[Problem]) -> EditionFile | None:
    """Return what ``root``/edition.toml states; note what is wrong and return None."""
    document = read_document(root / EDITION_FILE, root, problems)
    return convert(document, EditionFile, EDITION_FILE, problems) if document is not None else None


def check_edition(file: EditionFile) -> Iterator[Problem]:
    for field, message, remedy in _errors(file):
        yield Problem(EDITION_FILE, field, message, remedy)


def _errors(file: EditionFile) -> Iterator[FieldMessage]:
    yield from _name_errors(file)
    if file.published_at.tzinfo is None:
        yield "published_at", "The time has no time zone.", "Add Z for universal time."
    if file.licence != LICENCE:
        message = f"The data is licensed as {LICENCE}, not {file.licence!r}."
        yield "licence", message, f'Write "{LICENCE}".'
    yield from _address_errors(file)
    if file.app:
        yield from _app_errors(file.app)


def _name_errors(file: EditionFile) -> Iterator[FieldMessage]:
    match = _EDITION.fullmatch(file.edition)
    if not match:
        message = f"{file.edition!r} is no name of an edition."
        yield "edition", message, "Write day and number: 2026.11.23-1."
    elif match[1] != f"{file.published_at:%Y.%m.%d}":
        day = f"{file.published_at:%Y-%m-%d}"
        message = f"{file.edition} does not bear the day of publication, {day}."
        yield "edition", message, "Correct the name or published_at."


def _address_errors(file: EditionFile) -> Iterator[FieldMessage]:
    if file.updates_from and not _is_https(file.updates_from):
        message = f"{file.updates_from!r} is no address that editions can be fetched from."
        remedy = "Write an https address that holds metadata/ and targets/, or leave it out."
        yield "updates_from", message, remedy
    reports = file.corrections_to
    if reports and not (_EMAIL.fullmatch(reports) or _is_page(reports)):
        message = f"{reports!r} is no address that a report can be sent to."
        remedy = "Write an e-mail address or an https address of a form, or leave it out."
        yield "corrections_to", message, remedy


def _app_errors(newest: NewestApp) -> Iterator[FieldMessage]:
    if version_order(newest.version) is None:
        message = f"{newest.version!r} is no version of the program."
        yield "app.version", message, "Write numbers with dots: 1.2.0."
    if newest.url and not _is_page(newest.url):
        message = f"{newest.url!r} is no address that the program can be fetched from."
        remedy = "Write the https address of its page, or leave it out."
        yield "app.url", message, remedy


def _is_page(address: str) -> bool:
    """Tell whether a browser may be sent to ``address``, which people open from the program."""
    return _is_https(address) and refusal(address) is None


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(
            parts.scheme == "https"
            and parts.hostname
            and parts.port != 0
            and not (parts.username or parts.password or parts.query or parts.fragment)
            and _PLAIN.fullmatch(address)
        )
    except ValueError:  # a port that is no number, a broken IPv6 address
        return False
