"""Checks for newer editions and installs them, for the window and the command line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, Self

from msgspec import structs

from brightstar_desktop import paths as program_paths
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.updates import (
    IsCancelled,
    KeptEditions,
    OnProgress,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.errors import DirectoryError, SyncError, UpdateCancelled
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.sync.check_state import UpdateCheckState, UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.error_messages import ErrorMessage
from brightstar_desktop.sync.transport.transfer_guard import DEFAULT_LIMITS, TransferLimits

if TYPE_CHECKING:
    from brightstar_desktop.sync.update_job import UpdateJob


class UpdateSettings(Protocol):
    @property
    def update_source(self) -> str: ...
    @property
    def updates(self) -> str: ...


class UpdateChecker:
    """Meets ``domain.ports.Updates``. ``preferences`` are read anew at every check."""

    def __init__(
        self,
        paths: UpdatePaths,
        preferences: Callable[[], UpdatePreferences],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: TransferLimits = DEFAULT_LIMITS,
    ) -> None:
        self._paths, self._preferences = paths, preferences
        self._now, self._limits = now, limits
        self._archive = EditionArchive(paths.directory, paths.geography)

    @classmethod
    def from_settings(cls, state: program_paths.StatePaths, settings: UpdateSettings) -> Self:
        def preferences() -> UpdatePreferences:
            network = settings.updates != "no_network"
            return UpdatePreferences(source=settings.update_source, network=network)

        paths = UpdatePaths(
            folder=state.sync,
            bundled_metadata=program_paths.bundled_metadata(),
            directory=state.directory,
            geography=program_paths.bundled_data() / "geography",
        )
        return cls(paths, preferences)

    def state(self) -> UpdateState:
        state, preferences = self._check_state(), self._preferences()
        return UpdateState(
            source=self._default_source(preferences),
            checked_at=state.checked_at,
            error=state.error_text(),
            good_until=state.good_until,
            network_allowed=preferences.network,
        )

    def seconds_to_next_check(self) -> float:
        return self._check_state().time_to_next(self._now()).total_seconds()

    def editions(self) -> KeptEditions:
        return self._archive.kept()

    def changes(self) -> EditionChanges | None:
        return self._archive.changes()

    def restore(self) -> Edition:
        return self._job().restore()

    def check(
        self,
        source: str = "",
        *,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> UpdateOutcome:
        """Raises SyncError with one sentence, UpdateCancelled once ``is_cancelled`` says so."""
        with self._recording_failure(source) as location:
            return self._job().check(
                location, on_progress or _ignore_progress, is_cancelled or _never
            )

    def check_automatically(self, is_cancelled: IsCancelled) -> UpdateOutcome:
        with self._recording_failure("") as location:
            return self._job().check(location, _ignore_progress, is_cancelled, automatic=True)

    def _job(self) -> "UpdateJob":
        """Return a job: only then are the libraries of trust and network loaded."""
        from brightstar_desktop.sync.update_job import UpdateJob  # noqa: PLC0415

        return UpdateJob(self._paths, self._preferences, self._now, self._limits, self._archive)

    def _check_state(self) -> UpdateCheckState:
        return UpdateCheckState.load(self._paths.state_file)

    @contextmanager
    def _recording_failure(self, source: str) -> Iterator[str]:
        """Yield the source to check; record errors with the usual one, so that it rests longer."""
        preferences = self._preferences()
        location = source or self._default_source(preferences)
        try:
            yield location
        except UpdateCancelled:
            raise
        except SyncError as error:
            if location == self._default_source(preferences):
                self._record_failure(error)
            raise

    def _record_failure(self, error: SyncError) -> None:
        state = self._check_state()
        structs.replace(
            state,
            checked_at=self._now(),
            error=ErrorMessage.of(error),
            failures=state.failures + 1,
        ).save(self._paths.state_file)

    def _default_source(self, preferences: UpdatePreferences) -> str:
        if preferences.source:
            return preferences.source
        try:
            return self._archive.edition().updates_from
        except DirectoryError:
            return ""


def _never() -> bool:
    return False


def _ignore_progress(_progress: object) -> None:
    pass
