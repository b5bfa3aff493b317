"""From what a person names, an address or a folder, to something that fetches from it."""

from pathlib import Path

from brightstar_desktop.domain.updates import Stopped
from brightstar_desktop.errors import SyncError
from brightstar_desktop.i18n import _
from brightstar_desktop.sync.transport.addresses import host_of, is_address, is_safe
from brightstar_desktop.sync.transport.fetching import WatchedFetcher
from brightstar_desktop.sync.transport.folder import FolderFetcher
from brightstar_desktop.sync.transport.https import HttpsFetcher
from brightstar_desktop.sync.transport.limits import USUAL_LIMITS, Limits


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
        raise SyncError(
            _(
                "No place for newer data is known, so nothing was looked for; name an address or "
                "choose a folder."
            )
        )
    if is_address(text):
        return _address(text, network=network, stopped=stopped, limits=limits)
    return _folder(Path(text).expanduser(), stopped)


def _address(text: str, *, network: bool, stopped: Stopped, limits: Limits) -> Source:
    if not network:
        raise SyncError(
            _(
                "The network is switched off in this program's settings, so {host} was not asked; "
                "update from a folder or stick instead."
            ).format(host=host_of(text))
        )
    if not is_safe(text):
        raise SyncError(
            _(
                "{address} is not an address that begins with https://, so it was not asked; "
                "correct the address."
            ).format(address=text)
        )
    base = text.rstrip("/") + "/"
    return Source(host_of(text), base, HttpsFetcher(base, stopped, limits))


def _folder(folder: Path, stopped: Stopped) -> Source:
    for place in (folder, folder / "published"):
        if (place / "metadata" / "timestamp.json").is_file():
            return Source(str(folder), FolderFetcher.base, FolderFetcher(place, stopped))
    raise SyncError(
        _(
            "The folder {folder} holds no published data, so nothing was changed; choose the "
            "folder that holds “metadata” and “targets”."
        ).format(folder=folder)
    )
