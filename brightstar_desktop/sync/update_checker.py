"""Looks for newer editions and installs them: what the window and the command line ask for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import structs

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
from brightstar_desktop.sync import schedule
from brightstar_desktop.sync.check_state import UpdateCheckState
from brightstar_desktop.sync.error_messages import ErrorMessage
from brightstar_desktop.sync.places import UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.transport.limits import DEFAULT_LIMITS, TransferLimits

if TYPE_CHECKING:
    from brightstar_desktop.sync.update_job import UpdateJob


class UpdateChecker:
    """Meets ``domain.ports.Updates``. ``wishes`` is asked anew at every look."""

    def __init__(
        self,
        update_paths: UpdatePaths,
        preferences: Callable[[], UpdatePreferences],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: TransferLimits = DEFAULT_LIMITS,
    ) -> None:
        self._paths, self._preferences, self._now, self._limits = (
            update_paths,
            preferences,
            now,
            limits,
        )
        self._state_file = update_paths.state_file
        self._archive = EditionArchive(update_paths.directory, update_paths.geography)

    def state(self) -> UpdateState:
        """Return what is remembered of the last looks."""
        check_state, preferences = UpdateCheckState.load(self._state_file), self._preferences()
        return UpdateState(
            source=self._default_source(preferences),
            checked_at=check_state.checked_at,
            trouble=check_state.error_text(),
            good_until=check_state.good_until,
            network_allowed=preferences.network,
        )

    def seconds_to_next_check(self) -> float:
        """Return when the next timed look is due, by the last one and how it ended."""
        return schedule.time_to_next_check(
            UpdateCheckState.load(self._state_file), self._now()
        ).total_seconds()

    def editions(self) -> KeptEditions:
        """Return the edition in use and the one before it."""
        return self._archive.kept()

    def changes(self) -> EditionChanges | None:
        """Return what the edition in use changes against the one before; None without one."""
        return self._archive.changes()

    def restore(self) -> Edition:
        """Put the edition before this one in use again and return it."""
        return self._job().restore()

    def check(
        self,
        source: str = "",
        *,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> UpdateOutcome:
        """Fetch, verify and install the newest edition of ``source``, by default the usual one.

        Raises SyncError with one sentence, UpdateCancelled once ``stopped`` returns True.
        """
        preferences = self._preferences()
        named = source or self._default_source(preferences)
        with self._recording_failure(named, preferences):
            return self._job().check(named, on_progress or _ignore_progress, is_cancelled or _never)

    def check_automatically(self, is_cancelled: IsCancelled) -> UpdateOutcome:
        """Look at the usual source, but leave alone an edition that a person went back from."""
        preferences = self._preferences()
        named = self._default_source(preferences)
        with self._recording_failure(named, preferences):
            return self._job().check(named, _ignore_progress, is_cancelled, automatic=True)

    def _job(self) -> "UpdateJob":
        """Return what looks: only then are the libraries of trust and network loaded."""
        from brightstar_desktop.sync.update_job import UpdateJob  # noqa: PLC0415

        return UpdateJob(self._paths, self._preferences, self._now, self._limits, self._archive)

    @contextmanager
    def _recording_failure(self, named: str, preferences: UpdatePreferences) -> Iterator[None]:
        """Remember trouble with the usual source, so that timed looks become rarer."""
        try:
            yield
        except SyncError as error:
            if named == self._default_source(preferences) and not isinstance(
                error, UpdateCancelled
            ):
                self._record_failure(error)
            raise

    def _default_source(self, preferences: UpdatePreferences) -> str:
        if preferences.source:
            return preferences.source
        try:
            return self._archive.edition().updates_from
        except DirectoryError:
            return ""

    def _record_failure(self, error: SyncError) -> None:
        check_state = UpdateCheckState.load(self._state_file)
        structs.replace(
            check_state,
            checked_at=self._now(),
            error=ErrorMessage.of(error),
            failures=check_state.failures + 1,
        ).save(self._state_file)


def _never() -> bool:
    return False


def _ignore_progress(_progress: object) -> None:
    pass
