"""How bytes come here: over HTTPS or from a folder. The only place that may open a connection.

While urllib3 is imported it makes a socket, to try out IPv6, and python-tuf imports it even where
only a folder is read. Where the network is switched off, not even a socket that leads nowhere may
be made. So it is imported here first, as if this computer had no IPv6; ``https`` puts that right.
"""

import socket

_has_ipv6, socket.has_ipv6 = socket.has_ipv6, False
try:
    import urllib3.util.connection
finally:
    socket.has_ipv6 = _has_ipv6


def allow_ipv6() -> None:
    """Let urllib3 use IPv6 after all, for somebody who is about to use the network."""
    urllib3.util.connection.HAS_IPV6 = socket.has_ipv6
