"""Fetches over HTTPS, with the certificates and the proxy that this computer is set up with."""

import ssl
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Final

import truststore
import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    SSLError,
    TimeoutError,  # noqa: A004  # urllib3's own, meant here
)

from brightstar_desktop import __version__
from brightstar_desktop.domain.updates import IsCancelled
from brightstar_desktop.errors import UpdateCancelled
from brightstar_desktop.sync.transport import allow_ipv6
from brightstar_desktop.sync.transport.addresses import proxy_for, redirect_target
from brightstar_desktop.sync.transport.fetcher import (
    CHUNK_BYTES,
    CancellableFetcher,
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.transport.transfer_guard import (
    DEFAULT_LIMITS,
    TransferGuard,
    TransferLimits,
)

MAX_REDIRECTS: Final = 3
_POLL_SECONDS: Final = 0.1
_BOTH_WAYS: Final = 2  # what every system's sockets call SHUT_RDWR
_HEADERS: Final = {
    "User-Agent": f"BrightStar/{__version__}",
    "Accept-Encoding": "identity",  # what is signed are the bytes as they lie there
    "Cache-Control": "no-cache",
}


class ConnectionAborter:
    """Ends connections from another thread, even before an answer begins."""

    def __init__(self) -> None:
        self._shutdowns: list[Callable[[int], object]] = []

    def abort(self) -> None:
        """End every connection; whoever reads from one meets its end."""
        for shutdown in tuple(self._shutdowns):
            with suppress(OSError, ValueError):  # it has ended already
                shutdown(_BOTH_WAYS)

    def pool_classes(self) -> dict[str, type[HTTPConnectionPool]]:
        """Return the kinds of pools by scheme, whose connections can be ended here."""
        shutdowns = self._shutdowns

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                shutdowns.append(self.sock.shutdown)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                shutdowns.append(self.sock.shutdown)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        return {"http": PlainPool, "https": SecurePool}


class HttpsFetcher(CancellableFetcher):
    """Fetches files that begin with ``base``."""

    def __init__(
        self,
        base: str,
        is_cancelled: IsCancelled = lambda: False,
        limits: TransferLimits = DEFAULT_LIMITS,
    ) -> None:
        super().__init__(is_cancelled)
        self.base = base
        self._limits = limits
        self._aborter = ConnectionAborter()

    def chunks(self, url: str) -> Generator[bytes, None, None]:
        guard = TransferGuard(self._limits)
        with (
            self._translating_errors(url, guard),
            self._aborting_when_due(guard),
            self._answer(url) as answer,
        ):
            while chunk := answer.read1(CHUNK_BYTES):
                guard.count(len(chunk))
                yield chunk
            guard.check()  # an end may be one that we made

    def close(self) -> None:
        super().close()
        self._pool.clear()

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        allow_ipv6()
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        proxy = proxy_for(self.base)
        pool = (
            urllib3.ProxyManager(proxy, headers=_HEADERS, ssl_context=context)
            if proxy
            else urllib3.PoolManager(headers=_HEADERS, ssl_context=context)
        )
        pool.pool_classes_by_scheme = self._aborter.pool_classes()
        return pool

    @contextmanager
    def _answer(self, url: str) -> Iterator[urllib3.BaseHTTPResponse]:
        """Open the answer to a request, after redirects within the source."""
        for _hop in range(MAX_REDIRECTS + 1):
            answer = self._request(url)
            try:
                onward = answer.get_redirect_location()
                if not onward:
                    _check_status(answer.status, url)
                    yield answer
                    return
            finally:
                answer.close()
            leads_to = redirect_target(url, onward, self.base)
            if leads_to is None:
                raise RedirectRefusedError(f"{url} leads to {onward!r}")
            url = leads_to
        raise RedirectRefusedError(f"{url} leads on and on")

    def _request(self, url: str) -> urllib3.BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=self._limits.connect, read=self._limits.read)
        return self._pool.request(
            "GET", url, headers=_HEADERS, preload_content=False, decode_content=False,
            redirect=False, retries=False, timeout=timeout,
        )  # fmt: skip

    @contextmanager
    def _aborting_when_due(self, guard: TransferGuard) -> Iterator[None]:
        """End whatever waits for bytes, be it for the answer's head, once cancelled or too slow.

        The head has to be watched too: it may drip, or be put off with interim answers for ever.
        """
        over = threading.Event()

        def watch() -> None:
            while not over.wait(_POLL_SECONDS):
                if self.is_cancelled() or guard.is_too_slow():
                    self._aborter.abort()

        watcher = threading.Thread(target=watch, name="brightstar-stop", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    @contextmanager
    def _translating_errors(self, url: str, guard: TransferGuard) -> Iterator[None]:
        """Turn urllib3's errors into those of this package; what we ended ourselves wins."""
        try:
            yield
        except (HTTPError, OSError) as error:
            if self.is_cancelled():
                raise UpdateCancelled from error
            if not isinstance(error, SSLError):
                guard.check()
            raise _translate(error, url) from error


def _check_status(status: int, url: str) -> None:
    if status != 200:
        raise DownloadHTTPError(f"{url} answers with status {status}", status)


def _translate(error: Exception, url: str) -> DownloadError:
    cause = error.reason if isinstance(error, MaxRetryError) else error
    if isinstance(cause, SSLError | ssl.SSLError):
        return CertificateRefusedError(f"{url}: {cause}")
    if isinstance(cause, NewConnectionError | ConnectTimeoutError | ProxyError):
        return UnreachableError(f"{url}: {cause}")
    if isinstance(cause, TimeoutError):
        return SlowRetrievalError(f"{url}: {cause}")
    if isinstance(cause, ProtocolError | LocationParseError | OSError):
        return UnreachableError(f"{url}: {cause}")
    return DownloadError(f"{url}: {cause}")
