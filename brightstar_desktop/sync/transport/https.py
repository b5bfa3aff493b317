"""Fetches over HTTPS, with the certificates and the proxy that this computer is set up with."""

import ssl
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Final

import truststore
import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
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
from brightstar_desktop.domain.updates import Stopped
from brightstar_desktop.errors import UpdateCancelled
from brightstar_desktop.sync.transport.addresses import led_on
from brightstar_desktop.sync.transport.cutting import Cutter
from brightstar_desktop.sync.transport.fetching import (
    CHUNK,
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
    WatchedFetcher,
)
from brightstar_desktop.sync.transport.limits import USUAL_LIMITS, Limits
from brightstar_desktop.sync.transport.pace import Pace
from brightstar_desktop.sync.transport.proxies import proxy_for
from brightstar_desktop.sync.transport.quiet_start import allow_ipv6

MOST_REDIRECTS: Final = 3
_POLL_SECONDS: Final = 0.1
_HEADERS: Final = {
    "User-Agent": f"BrightStar/{__version__}",
    "Accept-Encoding": "identity",  # what is signed are the bytes as they lie there
    "Cache-Control": "no-cache",
}


class HttpsFetcher(WatchedFetcher):
    """Fetches files that begin with ``base``."""

    def __init__(
        self, base: str, stopped: Stopped = lambda: False, limits: Limits = USUAL_LIMITS
    ) -> None:
        super().__init__(stopped)
        self.base = base
        self._limits = limits

    def pieces(self, url: str) -> Generator[bytes, None, None]:
        """Yield the body of the answer to a request for ``url``."""
        pace = Pace(self._limits)
        with self._in_our_words(url, pace), self._breaking_off(pace), self._answer(url) as answer:
            while piece := answer.read1(CHUNK):
                pace.count(len(piece))
                yield piece
            pace.check()  # an end may be one that we made

    def close(self) -> None:
        """Close every connection."""
        super().close()
        self._pool.clear()

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        allow_ipv6()
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        proxy = proxy_for(self.base)
        if proxy:
            return urllib3.ProxyManager(proxy, headers=_HEADERS, ssl_context=context)
        return urllib3.PoolManager(headers=_HEADERS, ssl_context=context)

    @cached_property
    def _cutter(self) -> Cutter:
        return Cutter(self._pool)

    @contextmanager
    def _answer(self, url: str) -> Iterator[urllib3.BaseHTTPResponse]:
        """Open the answer to a request, after redirects within the source."""
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._request(url)
            try:
                onward = answer.get_redirect_location()
                if not onward:
                    _check_status(answer.status, url)
                    yield answer
                    return
            finally:
                answer.close()
            leads_to = led_on(url, onward, self.base)
            if leads_to is None:
                raise RedirectRefusedError(f"{url} leads to {onward!r}")
            url = leads_to
        raise RedirectRefusedError(f"{url} leads on and on")

    def _request(self, url: str) -> urllib3.BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=self._limits.connect, read=self._limits.gap)
        return self._pool.request(
            "GET", url, headers=_HEADERS, preload_content=False, decode_content=False,
            redirect=False, retries=False, timeout=timeout,
        )  # fmt: skip

    @contextmanager
    def _breaking_off(self, pace: Pace) -> Iterator[None]:
        """End whatever waits for bytes, be it for the answer's head, once stopped or too slow.

        The head has to be watched too: it may drip, or be put off with interim answers for ever.
        """
        over, cutter = threading.Event(), self._cutter

        def watch() -> None:
            while not over.wait(_POLL_SECONDS):
                if self.stopped() or _is_too_slow(pace):
                    cutter.cut()

        watcher = threading.Thread(target=watch, name="brightstar-stop", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    @contextmanager
    def _in_our_words(self, url: str, pace: Pace) -> Iterator[None]:
        """Turn urllib3's errors into those of this package; what we ended ourselves wins."""
        try:
            yield
        except (HTTPError, OSError) as error:
            if self.stopped():
                raise UpdateCancelled from error
            if not isinstance(error, SSLError):
                pace.check()
            raise _translated(error, url) from error


def _is_too_slow(pace: Pace) -> bool:
    try:
        pace.check()
    except SlowRetrievalError:
        return True
    return False


def _check_status(status: int, url: str) -> None:
    if status != 200:
        raise DownloadHTTPError(f"{url} answers with status {status}", status)


def _translated(error: Exception, url: str) -> DownloadError:
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
