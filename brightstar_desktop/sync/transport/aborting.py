"""Ends connections from another thread, whatever the one that reads them waits for."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_BOTH_WAYS: Final = 2  # what every system's sockets call it


class ConnectionAborter:
    """Knows the connections of a pool, so that they can be ended even before an answer begins."""

    def __init__(self, pool: urllib3.PoolManager) -> None:
        self._ends: list[Callable[[int], object]] = []
        pool.pool_classes_by_scheme = _pools_that_tell(self._ends.append)

    def abort(self) -> None:
        """End every connection; whoever reads from one meets its end."""
        for end in tuple(self._ends):
            with suppress(OSError, ValueError):  # it has ended already
                end(_BOTH_WAYS)


def _pools_that_tell(
    tell: Callable[[Callable[[int], object]], None],
) -> dict[str, type[HTTPConnectionPool]]:
    """Return the kinds of pools by scheme, whose connections tell how to end them."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            tell(self.sock.shutdown)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            tell(self.sock.shutdown)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
