"""A newer version of the program, told by the published data. The program never replaces itself."""

from urllib.parse import urlsplit

from msgspec import Struct

from brightstar_desktop.domain.catalogue import NewestApp, is_newer
from brightstar_desktop.i18n import _


class NewVersion(Struct, frozen=True):
    """What is said of a newer version; ``address`` is its page, "" where none is named."""

    sentence: str
    address: str = ""


def new_version(newest: NewestApp | None, running: str) -> NewVersion | None:
    """Return the news for a program of the version ``running``, None where there is none."""
    if newest is None or not is_newer(newest.version, running):
        return None
    address = newest.url if _is_page(newest.url) else ""
    if address:
        words = _("BrightStar {newest} is out; this is {running}. Get it from {address}")
    else:
        words = _(
            "BrightStar {newest} is out; this is {running}. Ask whoever installed it on this "
            "computer."
        )
    sentence = words.format(newest=newest.version, running=running, address=address)
    return NewVersion(sentence, address)


def _is_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # a broken IPv6 address
        return False
    return parts.scheme == "https" and bool(parts.hostname)
