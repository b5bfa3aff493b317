"""From what a person names, an address or a folder, to something that fetches from it."""

from pathlib import Path

from brightstar_desktop.domain.updates import Stopped
from brightstar_desktop.paths import at_home
from brightstar_desktop.sync.transport.addresses import host_of, is_address, is_safe
from brightstar_desktop.sync.transport.fetching import WatchedFetcher
from brightstar_desktop.sync.transport.folder import FolderFetcher
from brightstar_desktop.sync.transport.https import HttpsFetcher
from brightstar_desktop.sync.transport.limits import USUAL_LIMITS, Limits
from brightstar_desktop.sync.trouble_words import Code, refusal


class Source:
    """Where published editions lie: ``metadata/`` and ``targets/`` below one place."""

    def __init__(self, name: str, base: str, fetcher: WatchedFetcher) -> None:
        self.name = name
        self.metadata_url = f"{base}metadata/"
        self.targets_url = f"{base}targets/"
        self.fetcher = fetcher


def open_source(
    text: str, *, network: bool, stopped: Stopped = lambda: False, limits: Limits = USUAL_LIMITS
) -> Source:
    """Return the source that ``text`` names; nothing is fetched yet.

    Raises SyncError where it names none, where the network is off, or where the address is not
    safe or the folder holds no editions.
    """
    text = text.strip()
    if not text:
        raise refusal(Code.NO_PLACE)
    if is_address(text):
        return _address(text, network=network, stopped=stopped, limits=limits)
    return _folder(at_home(Path(text)), stopped)


def _address(text: str, *, network: bool, stopped: Stopped, limits: Limits) -> Source:
    if not network:
        raise refusal(Code.NETWORK_OFF, host=host_of(text))
    if not is_safe(text):
        raise refusal(Code.UNSAFE_ADDRESS, address=text)
    base = text.rstrip("/") + "/"
    return Source(host_of(text), base, HttpsFetcher(base, stopped, limits))


def _folder(folder: Path, stopped: Stopped) -> Source:
    for place in (folder, folder / "published"):
        if _is_file(place / "metadata" / "timestamp.json"):
            return Source(str(folder), FolderFetcher.base, FolderFetcher(place, stopped))
    raise refusal(Code.EMPTY_FOLDER, folder=str(folder))


def name_of(text: str) -> str:
    """Return what a source is called in sentences, be it one or not."""
    return host_of(text) if is_address(text) else text


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # too long, forbidden, or no name at all
        return False
