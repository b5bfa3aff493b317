"""Which addresses may be asked for editions."""

from typing import Final
from urllib.parse import urlsplit

THIS_COMPUTER: Final = ("localhost", "127.0.0.1", "::1")


def is_safe(url: str) -> bool:
    """Return whether nobody on the way sees what is asked of ``url``.

    That is so over https, and over http where this computer asks itself.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if parts.username or parts.password or not host:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in THIS_COMPUTER)


def is_address(text: str) -> bool:
    """Return whether ``text`` is meant as an address rather than as a folder."""
    return "://" in text


def host_of(url: str) -> str:
    """Return the name of the other side, for sentences."""
    return urlsplit(url).hostname or url
