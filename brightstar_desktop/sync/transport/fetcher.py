"""What every way of fetching has in common: it can be watched, and stopped between two pieces."""

from abc import abstractmethod
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from tuf.api.exceptions import DownloadError
from tuf.ngclient import FetcherInterface

from brightstar_desktop.domain.updates import IsCancelled
from brightstar_desktop.errors import UpdateCancelled

CHUNK_BYTES = 64 * 1024
"""The largest piece, in bytes."""


class UnreachableError(DownloadError):
    """The other side cannot be reached."""


class CertificateRefusedError(DownloadError):
    """The other side's certificate is not one that this computer trusts."""


class RedirectRefusedError(DownloadError):
    """The other side sent us on to a place that is not safe."""


class CancellableFetcher(FetcherInterface):
    """Fetches in pieces; ``stopped`` is asked before each of them."""

    def __init__(self, is_cancelled: IsCancelled = lambda: False) -> None:
        self.is_cancelled = is_cancelled
        self._tell: Callable[[int], None] | None = None
        self._chunks: Generator[bytes, None, None] | None = None

    @contextmanager
    def reporting(self, tell: Callable[[int], None]) -> Iterator[None]:
        """Call ``tell`` with the bytes received so far of each file fetched meanwhile."""
        self._tell = tell
        try:
            yield
        finally:
            self._tell = None

    def close(self) -> None:
        """Let go of connections and files, also of those that were given up in the middle."""
        if self._chunks:
            self._chunks.close()

    @abstractmethod
    def chunks(self, url: str) -> Generator[bytes, None, None]:
        """Yield the bytes at ``url``. Raises DownloadError when they cannot be had."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        received = 0
        self._raise_if_cancelled()
        self._chunks = self.chunks(url)
        for chunk in self._chunks:
            self._raise_if_cancelled()
            received += len(chunk)
            if self._tell:
                self._tell(received)
            yield chunk
        self._raise_if_cancelled()

    def _raise_if_cancelled(self) -> None:
        if self.is_cancelled():
            raise UpdateCancelled
