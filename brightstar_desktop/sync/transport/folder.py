"""Fetches from a folder: a shared drive, a memory stick. No connection is opened."""

from collections.abc import Generator
from pathlib import Path
from urllib.parse import unquote

from tuf.api.exceptions import DownloadError, DownloadHTTPError

from brightstar_desktop.domain.updates import IsCancelled
from brightstar_desktop.sync.transport.fetcher import (
    CHUNK_BYTES,
    CancellableFetcher,
    UnreachableError,
)


class FolderFetcher(CancellableFetcher):
    """Reads files of one folder, addressed as ``base`` and what follows it, and of no other."""

    base = "folder:///"

    def __init__(self, folder: Path, is_cancelled: IsCancelled = lambda: False) -> None:
        super().__init__(is_cancelled)
        self._folder = folder.resolve()

    def chunks(self, url: str) -> Generator[bytes, None, None]:
        """Yield the content of a file."""
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
