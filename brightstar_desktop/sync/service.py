"""Looks for newer editions and installs them: what the window and the command line ask for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import structs

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.updates import (
    KeptEditions,
    OnProgress,
    Stopped,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.errors import DirectoryError, SyncError, UpdateCancelled
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.sync import schedule
from brightstar_desktop.sync.memory import recall, remember
from brightstar_desktop.sync.places import SyncPlaces, Wishes
from brightstar_desktop.sync.transport.limits import USUAL_LIMITS, Limits
from brightstar_desktop.sync.trouble_words import remembered

if TYPE_CHECKING:
    from brightstar_desktop.sync.looking import Looking


class UpdateService:
    """Meets ``domain.ports.Updates``. ``wishes`` is asked anew at every look."""

    def __init__(
        self,
        places: SyncPlaces,
        wishes: Callable[[], Wishes],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: Limits = USUAL_LIMITS,
    ) -> None:
        self._places, self._wishes, self._now, self._limits = places, wishes, now, limits
        self._memory_file = places.memory_file
        self._archive = EditionArchive(places.directory, places.geography)

    def state(self) -> UpdateState:
        """Return what is remembered of the last looks."""
        memory, wishes = recall(self._memory_file), self._wishes()
        return UpdateState(
            source=self._usual_source(wishes),
            checked_at=memory.checked_at,
            trouble=memory.trouble_sentence(),
            good_until=memory.good_until,
            network_allowed=wishes.network,
        )

    def seconds_to_next_look(self) -> float:
        """Return when the next timed look is due, by the last one and how it ended."""
        return schedule.next_look(recall(self._memory_file), self._now()).total_seconds()

    def editions(self) -> KeptEditions:
        """Return the edition in use and the one before it."""
        return self._archive.kept()

    def changes(self) -> EditionChanges | None:
        """Return what the edition in use changes against the one before; None without one."""
        return self._archive.changes()

    def restore(self) -> Edition:
        """Put the edition before this one in use again and return it."""
        return self._looking().restore()

    def look(
        self,
        source: str = "",
        *,
        on_progress: OnProgress | None = None,
        stopped: Stopped | None = None,
    ) -> UpdateOutcome:
        """Fetch, verify and install the newest edition of ``source``, by default the usual one.

        Raises SyncError with one sentence, UpdateCancelled once ``stopped`` returns True.
        """
        wishes = self._wishes()
        named = source or self._usual_source(wishes)
        with self._noting_failure(named, wishes):
            return self._looking().look(named, on_progress or _untold, stopped or _never)

    def look_unasked(self, stopped: Stopped) -> UpdateOutcome:
        """Look at the usual source, but leave alone an edition that a person went back from."""
        wishes = self._wishes()
        named = self._usual_source(wishes)
        with self._noting_failure(named, wishes):
            return self._looking().look(named, _untold, stopped, unasked=True)

    def _looking(self) -> "Looking":
        """Return what looks: only then are the libraries of trust and network loaded."""
        from brightstar_desktop.sync.looking import Looking  # noqa: PLC0415

        return Looking(self._places, self._wishes, self._now, self._limits, self._archive)

    @contextmanager
    def _noting_failure(self, named: str, wishes: Wishes) -> Iterator[None]:
        """Remember trouble with the usual source, so that timed looks become rarer."""
        try:
            yield
        except SyncError as error:
            if named == self._usual_source(wishes) and not isinstance(error, UpdateCancelled):
                self._note_failure(error)
            raise

    def _usual_source(self, wishes: Wishes) -> str:
        if wishes.source:
            return wishes.source
        try:
            return self._archive.edition().updates_from
        except DirectoryError:
            return ""

    def _note_failure(self, error: SyncError) -> None:
        memory = recall(self._memory_file)
        remember(
            self._memory_file,
            structs.replace(
                memory,
                checked_at=self._now(),
                trouble=remembered(error),
                failures=memory.failures + 1,
            ),
        )


def _never() -> bool:
    return False


def _untold(_progress: object) -> None:
    pass
