"""The edition's own name, day and licence."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from brightstar_desktop.domain.catalogue import NewestApp
from brightstar_desktop.domain.external_links import refusal
from brightstar_desktop.domain.versions import version_order
from brightstar_desktop.publishing.problems import Problem

EDITION_FILE: Final = "edition.toml"
_EDITION: Final = re.compile(r"(\d{4}\.\d{2}\.\d{2})-[1-9]\d*")
LICENCE: Final = "CC-BY-4.0"
_EMAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PLAIN: Final = re.compile(r"[!-~]+")
"""Spaces, line ends and letters beyond ASCII have no place in an address as it is sent."""


def check_heading(
    edition: str, published_at: datetime, licence: str, updates_from: str = ""
) -> Iterator[Problem]:
    """Yield the problems of what an edition says about itself."""
    match = _EDITION.fullmatch(edition)
    if not match:
        message = f"{edition!r} is no name of an edition."
        yield Problem(EDITION_FILE, "edition", message, "Write day and number: 2026.11.23-1.")
    elif match[1] != f"{published_at:%Y.%m.%d}":
        message = f"{edition} does not bear the day of publication, {published_at:%Y-%m-%d}."
        yield Problem(EDITION_FILE, "edition", message, "Correct the name or published_at.")
    if published_at.tzinfo is None:
        message = "The time has no time zone."
        yield Problem(EDITION_FILE, "published_at", message, "Add Z for universal time.")
    if licence != LICENCE:
        message = f"The data is licensed as {LICENCE}, not {licence!r}."
        yield Problem(EDITION_FILE, "licence", message, f'Write "{LICENCE}".')
    yield from _check_updates_from(updates_from)


def check_corrections_to(address: str) -> Iterator[Problem]:
    """Yield a problem where reports of wrong facts could not be sent to ``address``."""
    if address and not (_EMAIL.fullmatch(address) or _is_page(address)):
        message = f"{address!r} is no address that a report can be sent to."
        remedy = "Write an e-mail address or an https address of a form, or leave it out."
        yield Problem(EDITION_FILE, "corrections_to", message, remedy)


def check_newest_app(newest: NewestApp | None) -> Iterator[Problem]:
    """Yield the problems of what an edition says of the program's newest version."""
    if newest is None:
        return
    if version_order(newest.version) is None:
        message = f"{newest.version!r} is no version of the program."
        yield Problem(EDITION_FILE, "app.version", message, "Write numbers with dots: 1.2.0.")
    if newest.url and not _is_page(newest.url):
        message = f"{newest.url!r} is no address that the program can be fetched from."
        remedy = "Write the https address of its page, or leave it out."
        yield Problem(EDITION_FILE, "app.url", message, remedy)


def _check_updates_from(address: str) -> Iterator[Problem]:
    if address and not _is_https(address):
        message = f"{address!r} is no address that editions can be fetched from."
        remedy = "Write an https address that holds metadata/ and targets/, or leave it out."
        yield Problem(EDITION_FILE, "updates_from", message, remedy)


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
