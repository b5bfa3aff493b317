"""Puts the update checker together, alike for the window and the command line."""

from brightstar_desktop import paths
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.sync.check_state import UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.update_checker import UpdateChecker


def update_checker(state: paths.StatePaths, settings: SettingsStore) -> UpdateChecker:
    """Return what brings editions into ``state``, following ``settings`` at each check."""

    def preferences() -> UpdatePreferences:
        return UpdatePreferences(
            source=settings.update_source, network=settings.updates != "no_network"
        )

    update_paths = UpdatePaths(
        folder=state.sync,
        bundled_metadata=paths.bundled_metadata(),
        directory=state.directory,
        geography=paths.bundled_data() / "geography",
    )
    return UpdateChecker(update_paths, preferences)
