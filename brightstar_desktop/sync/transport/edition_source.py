"""From what a person names, an address or a folder, to something that fetches from it."""

from pathlib import Path

from brightstar_desktop.domain.updates import IsCancelled
from brightstar_desktop.paths import expand_home
from brightstar_desktop.sync.error_messages import ErrorCode, sync_error
from brightstar_desktop.sync.transport.addresses import host_name, is_secure, is_url
from brightstar_desktop.sync.transport.fetcher import CancellableFetcher, FolderFetcher
from brightstar_desktop.sync.transport.https import HttpsFetcher
from brightstar_desktop.sync.transport.transfer_guard import DEFAULT_LIMITS, TransferLimits


class EditionSource:
    """Where published editions lie: ``metadata/`` and ``targets/`` below one place."""

    def __init__(self, name: str, base: str, fetcher: CancellableFetcher) -> None:
        self.name = name
        self.metadata_url = f"{base}metadata/"
        self.targets_url = f"{base}targets/"
        self.fetcher = fetcher

    def close(self) -> None:
        self.fetcher.close()


def open_source(
    text: str,
    *,
    network: bool,
    is_cancelled: IsCancelled = lambda: False,
    limits: TransferLimits = DEFAULT_LIMITS,
) -> EditionSource:
    """Return the source that ``text`` names; nothing is fetched yet.

    Raises SyncError where it names none, where the network is off, or where the address is not
    safe or the folder holds no editions.
    """
    text = text.strip()
    if not text:
        raise sync_error(ErrorCode.NO_PLACE)
    if is_url(text):
        return _address(text, network=network, is_cancelled=is_cancelled, limits=limits)
    return _folder(expand_home(Path(text)), is_cancelled)


def _address(
    text: str, *, network: bool, is_cancelled: IsCancelled, limits: TransferLimits
) -> EditionSource:
    if not network:
        raise sync_error(ErrorCode.NETWORK_OFF, host=host_name(text))
    if not is_secure(text):
        raise sync_error(ErrorCode.UNSAFE_ADDRESS, address=text)
    base = text.rstrip("/") + "/"
    return EditionSource(host_name(text), base, HttpsFetcher(base, is_cancelled, limits))


def _folder(folder: Path, is_cancelled: IsCancelled) -> EditionSource:
    for place in (folder, folder / "published"):
        if _is_file(place / "metadata" / "timestamp.json"):
            return EditionSource(
                str(folder), FolderFetcher.base, FolderFetcher(place, is_cancelled)
            )
    raise sync_error(ErrorCode.EMPTY_FOLDER, folder=str(folder))


def display_name(text: str) -> str:
    return host_name(text) if is_url(text) else text


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # too long, forbidden, or no name at all
        return False
