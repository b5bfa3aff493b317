"""Fetching in pieces that can be cancelled between two of them; from a folder, for a start."""

from abc import abstractmethod
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

from brightstar_desktop.domain.updates import IsCancelled
from brightstar_desktop.errors import UpdateCancelled

CHUNK_BYTES: Final = 64 * 1024


class UnreachableError(DownloadError):
    """The other side cannot be reached."""


class CertificateRefusedError(DownloadError):
    """The other side's certificate is not one that this computer trusts."""


class RedirectRefusedError(DownloadError):
    """The other side sent us on to a place that is not safe."""


class CancellableFetcher(FetcherInterface):
    """Asks ``is_cancelled`` before each chunk, and reports how many bytes have come."""

    def __init__(self, is_cancelled: IsCancelled = lambda: False) -> None:
        self.is_cancelled = is_cancelled
        self._report: Callable[[int], None] | None = None
        self._chunks: Generator[bytes, None, None] | None = None

    @contextmanager
    def reporting(self, report: Callable[[int], None]) -> Iterator[None]:
        """Call ``report`` with the bytes received so far of each file fetched meanwhile."""
        self._report = report
        try:
            yield
        finally:
            self._report = None

    def close(self) -> None:
        """Close connections and files, also of those that were given up in the middle."""
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
            if self._report:
                self._report(received)
            yield chunk
        self._raise_if_cancelled()

    def _raise_if_cancelled(self) -> None:
        if self.is_cancelled():
            raise UpdateCancelled


class FolderFetcher(CancellableFetcher):
    """Reads files of one folder, addressed as ``base`` and what follows it, and of no other."""

    base: Final = "folder:///"

    def __init__(self, folder: Path, is_cancelled: IsCancelled = lambda: False) -> None:
        super().__init__(is_cancelled)
        self._folder = folder.resolve()

    def chunks(self, url: str) -> Generator[bytes, None, None]:
        try:
            with self._file(url).open("rb") as content:
                while chunk := content.read(CHUNK_BYTES):
                    yield chunk
        except (FileNotFoundError, NotADirectoryError) as error:
            if not self._folder.is_dir():
                raise UnreachableError(f"{self._folder} has gone") from error
            raise DownloadHTTPError(f"there is no {url}", 404) from error
        except OSError as error:
            raise DownloadError(f"{url} cannot be read: {error}") from error

    def _file(self, url: str) -> Path:
        file = (self._folder / unquote(url.removeprefix(self.base))).resolve()
        if not file.is_relative_to(self._folder):
            raise DownloadHTTPError(f"{url} is outside the folder", 404)
        if file.exists() and not file.is_file():  # a pipe would keep us waiting for ever
            raise DownloadHTTPError(f"{url} is no file", 404)
        return file
