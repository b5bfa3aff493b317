"""Puts the update service together, alike for the window and the command line."""

from brightstar_desktop import paths
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.sync.places import SyncPlaces, Wishes
from brightstar_desktop.sync.service import UpdateService


def update_service(state: paths.StatePaths, settings: SettingsStore) -> UpdateService:
    """Return the service that brings editions into ``state``, as ``settings`` wish at each look."""

    def wishes() -> Wishes:
        return Wishes(
            source=settings.update_source,
            network=settings.updates != "no_network",
        )

    places = SyncPlaces(
        folder=state.sync,
        bundled_metadata=paths.bundled_metadata(),
        directory=state.directory,
        geography=paths.bundled_data() / "geography",
    )
    return UpdateService(places, wishes)
