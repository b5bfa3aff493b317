"""The proxy that this computer's settings name for an address."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass  # read settings, open nothing

from brightstar_desktop.sync.transport.addresses import LOOPBACK_HOSTS


def proxy_for(url: str) -> str | None:
    """Return the proxy's address for ``url``, None where it is to be reached directly.

    The settings are the environment's, and on Windows and macOS those of the system.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if not host or host in LOOPBACK_HOSTS or proxy_bypass(host):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
