"""Which addresses may be handed to another program: the one list, for whoever reads or opens one.

An address comes from an edition, which may be signed with a stolen key. A desktop opens whatever
it has a program for: scripts, folders of other machines, tools that repair or install. So only
pages with a name of their own, telephone numbers and our own message of a report are handed on.
"""

import re
from enum import Enum
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

WEB_SCHEMES: Final = ("https", "http")
OUTSIDE_SCHEMES: Final = (*WEB_SCHEMES, "tel")
MAIL_SCHEME: Final = "mailto"
"""Only for the message that this program composes, never for an address of an edition."""
MAX_LENGTH: Final = 2_000
MAX_MAIL_LENGTH: Final = 60_000

_TELEPHONE: Final = re.compile(r"tel:\+?[0-9][0-9().\-]{1,30}", re.ASCII)
"""Digits as people write them; no * or #, by which telephones are told to do things."""
_MAIL: Final = re.compile(r"mailto:([^\s@/?&]+@[^\s@/?&]+)?", re.ASCII | re.IGNORECASE)
_NAMED_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)*\.[^\W\d_][\w-]*\.?")
"""At least two parts, the last of which begins with a letter: no number, no machine nearby."""


class Refusal(Enum):
    """Why an address is not handed on."""

    SCHEME = "scheme"
    CHARACTERS = "characters"
    HOST = "host"
    ACCOUNT = "account"
    LENGTH = "length"


def refusal(address: str) -> Refusal | None:
    if len(address) > MAX_LENGTH:
        return Refusal.LENGTH
    scheme = address.partition(":")[0].lower()
    if scheme not in OUTSIDE_SCHEMES or ":" not in address:
        return Refusal.SCHEME
    if _has_unseen(address):
        return Refusal.CHARACTERS
    if scheme == "tel":
        return None if _TELEPHONE.fullmatch(address) else Refusal.CHARACTERS
    return _web_refusal(address)


def mail_refusal(address: str) -> Refusal | None:
    """Return why ``address`` is not a message that this program composed; None where it is."""
    if len(address) > MAX_MAIL_LENGTH:
        return Refusal.LENGTH
    to, _mark, rest = address.partition("?")
    if not to.startswith(f"{MAIL_SCHEME}:"):
        return Refusal.SCHEME
    if _has_unseen(address) or not _MAIL.fullmatch(to):
        return Refusal.CHARACTERS
    fields = parse_qsl(rest, keep_blank_values=True)
    if sorted(name for name, _value in fields) != ["body", "subject"]:
        return Refusal.CHARACTERS
    is_one_line = len(dict(fields)["subject"].splitlines()) <= 1
    return None if is_one_line else Refusal.CHARACTERS


def _web_refusal(address: str) -> Refusal | None:
    parts = _split(address)
    if parts is None:
        return Refusal.HOST
    if "@" in parts.netloc:
        return Refusal.ACCOUNT
    return None if _NAMED_HOST.fullmatch(parts.hostname or "") else Refusal.HOST


def _split(address: str) -> SplitResult | None:
    """Return the parts, None where there are none to tell: brackets left open, an odd port."""
    try:
        parts = urlsplit(address)
        return parts if address.partition(":")[2].startswith("//") and parts.port != 0 else None
    except ValueError:
        return None


def _has_unseen(address: str) -> bool:
    """Tell of blanks, invisible marks, backslashes: programs read them otherwise than people."""
    return "\\" in address or " " in address or not address.isprintable()
