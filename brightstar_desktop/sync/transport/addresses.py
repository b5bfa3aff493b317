"""Which addresses may be asked for editions, and by way of which proxy."""

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass  # read settings, open nothing

_LOOPBACK_HOSTS: Final = ("localhost", "127.0.0.1", "::1")
_PORTS: Final = {"https": 443, "http": 80}
_ODD: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
"""What no address holds, but what readers of addresses understand in different ways."""


def is_url(text: str) -> bool:
    return "://" in text


def is_secure(url: str) -> bool:
    """True over https, and over http where this computer asks itself: nobody on the way sees."""
    parts = _split(url)
    if parts is None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK_HOSTS)


def redirect_target(url: str, location: str, base: str) -> str | None:
    """Return where ``location`` leads from ``url``, None where that is not at ``base``.

    Scheme, host and port have to be those of ``base``: a source sends us only to itself. So it
    sends us to no other computer's services, to none of this network, and to none of this
    computer, unless it is there itself.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        return None
    origin = _origin(target)
    return target if origin and origin == _origin(base) else None


def host_name(url: str) -> str:
    parts = _split(url)
    return (parts and parts.hostname) or url


def proxy_for(url: str) -> str | None:
    """Return the proxy's address for ``url``, None where it is to be reached directly.

    The settings are the environment's, and on Windows and macOS those of the system.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if not host or host in _LOOPBACK_HOSTS or proxy_bypass(host):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _origin(url: str) -> tuple[str, str, int] | None:
    parts = _split(url)
    if parts is None or parts.scheme not in _PORTS:
        return None
    return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address that names a host and nobody; None where it is none."""
    try:
        parts = urlsplit(url)
        named = parts.hostname and parts.port != 0  # a port that is no number raises by now
    except ValueError:
        return None
    if _ODD.search(url) or parts.username or parts.password or not named:
        return None
    return parts
