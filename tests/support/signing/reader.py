"""A reader of a published folder: the public TUF client, nothing of the program's own."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.repository_layout import CATALOGUE


class FolderFetcher(FetcherInterface):
    """Fetches file addresses; what is not there is as a 404, which TUF counts on."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        file = Path(url2pathname(unquote(urlsplit(url).path)))
        if not file.is_file():
            raise DownloadHTTPError(f"{file} is missing", 404)
        yield file.read_bytes()


class Reader:
    """Trusts the root it was given at first, and remembers what it saw."""

    def __init__(self, memory: Path, published: Path, root: bytes | None = None) -> None:
        self._memory = memory
        self._published = published
        self._root = root or (published / "metadata" / "1.root.json").read_bytes()

    def update(self, now: datetime) -> Catalogue:
        """Return the edition that a reader gets at ``now``."""
        updater = self.begin(now)
        updater.refresh()
        return self.finish(updater)

    def begin(self, now: datetime) -> Updater:
        """Return a client that has fetched nothing but new roots yet."""
        for folder in (self._memory / "metadata", self._memory / "targets"):
            folder.mkdir(parents=True, exist_ok=True)
        address = self._published.resolve().as_uri()
        updater = Updater(
            str(self._memory / "metadata"),
            f"{address}/metadata/",
            str(self._memory / "targets"),
            f"{address}/targets/",
            FolderFetcher(),
            bootstrap=self._root,
        )
        updater._trusted_set.reference_time = now
        return updater

    def finish(self, updater: Updater) -> Catalogue:
        """Fetch the data file that the client knows of."""
        target = updater.get_targetinfo(CATALOGUE)
        assert target is not None
        file = Path(updater.download_target(target))
        return decode_catalogue(file.read_bytes())
