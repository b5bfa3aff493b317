"""Loads urllib3 without the socket that it makes while it is loaded, to try out IPv6.

python-tuf loads it even where only a folder is read. Where the network is switched off, not even
a socket that leads nowhere is to be made.
"""

import socket


def load_without_sockets() -> None:
    """Load urllib3 as if this computer had no IPv6."""
    known, socket.has_ipv6 = socket.has_ipv6, False
    try:
        import urllib3.util.connection  # noqa: F401, PLC0415  # loading it here is the purpose
    finally:
        socket.has_ipv6 = known


def allow_ipv6() -> None:
    """Let urllib3 use IPv6 after all, for somebody who is about to use the network."""
    from urllib3.util import connection  # noqa: PLC0415  # only once it is loaded as above

    connection.HAS_IPV6 = socket.has_ipv6
