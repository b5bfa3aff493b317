"""Looks for newer editions and installs them: what the window and the command line ask for."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock
from msgspec import Struct, structs

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.updates import (
    KeptEditions,
    OnProgress,
    Stopped,
    UpdateKind,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.errors import DirectoryError, SyncError, UpdateCancelled
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.storage.edition_names import edition_key
from brightstar_desktop.sync import schedule
from brightstar_desktop.sync.memory import LookMemory, recall, remember
from brightstar_desktop.sync.transport.addresses import is_address
from brightstar_desktop.sync.transport.pace import USUAL_LIMITS, Limits
from brightstar_desktop.sync.transport.sources import Source, open_source
from brightstar_desktop.sync.troubles import in_plain_words
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import Offer, VerifiedSource, closing, timestamp_digest

logger = logging.getLogger(__name__)


class SyncPlaces(Struct, frozen=True, kw_only=True):
    """The folders of the service: its own, and those it reads from or installs into.

    ``bundled_metadata`` is the published ``metadata/`` that came with the program, ``directory``
    holds the directory files, ``geography`` the places they refer to.
    """

    folder: Path
    bundled_metadata: Path
    directory: Path
    geography: Path


class Wishes(Struct, frozen=True, kw_only=True):
    """What the machine's user wants: the usual source, and whether the network may be used.

    Without a ``source`` the address that the edition in use names is the usual one.
    """

    source: str = ""
    network: bool = True


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
        self._memory_file = places.folder / "looks.json"
        self._archive = EditionArchive(places.directory, places.geography)
        self._trust = TrustStore(places.bundled_metadata, places.folder)

    def state(self) -> UpdateState:
        """Return what is remembered of the last looks."""
        memory, wishes = recall(self._memory_file), self._wishes()
        return UpdateState(
            source=self._usual_source(wishes),
            checked_at=memory.checked_at,
            trouble=memory.trouble,
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
        with in_plain_words(_("this computer"), self._now()), self._alone():
            return self._archive.restore()

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
            return self._look(named, wishes, on_progress or _untold, stopped or _never)

    def look_unasked(self, stopped: Stopped) -> UpdateOutcome:
        """Look at the usual source, but leave alone an edition that a person went back from."""
        wishes = self._wishes()
        named = self._usual_source(wishes)
        with self._noting_failure(named, wishes):
            return self._look(named, wishes, _untold, stopped, unasked=True)

    @contextmanager
    def _noting_failure(self, named: str, wishes: Wishes) -> Iterator[None]:
        """Remember trouble with the usual source, so that timed looks become rarer."""
        try:
            yield
        except SyncError as error:
            if named == self._usual_source(wishes) and not isinstance(error, UpdateCancelled):
                self._note_failure(str(error))
            raise

    def _look(
        self,
        named: str,
        wishes: Wishes,
        on_progress: OnProgress,
        stopped: Stopped,
        *,
        unasked: bool = False,
    ) -> UpdateOutcome:
        stops = self._also_unwished(stopped) if is_address(named) else stopped
        opened = open_source(named, network=wishes.network, stopped=stops, limits=self._limits)
        with closing(opened) as source, in_plain_words(source.name, self._now()), self._alone():
            memory = recall(self._memory_file)
            if self._is_unchanged(source, named, memory):
                self._note(structs.replace(memory, checked_at=self._now(), trouble="", failures=0))
                return self._no_news()
            verified = VerifiedSource(source, self._trust)
            offer = verified.offer()
            if self._is_wanted(offer, unasked=unasked):
                outcome = self._install(verified, offer, on_progress)
            else:
                outcome = self._no_news()
            self._note_success(named, offer)
            return outcome

    def _also_unwished(self, stopped: Stopped) -> Stopped:
        """Stop a look over the network too when a person switches the network off meanwhile."""
        return lambda: stopped() or not self._wishes().network

    def _usual_source(self, wishes: Wishes) -> str:
        if wishes.source:
            return wishes.source
        try:
            return self._archive.edition().updates_from
        except DirectoryError:
            return ""

    def _is_unchanged(self, source: Source, named: str, memory: LookMemory) -> bool:
        """Return whether the publisher has signed nothing since this source was last verified.

        The bytes are compared with those that were verified then, so this trusts nothing new; who
        could replay them could as well withhold everything else. It does not stand in for ever.
        """
        now = self._now()
        fresh = (
            memory.source == named
            and memory.full_at is not None
            and timedelta(0) <= now - memory.full_at < schedule.FULL_LOOK
            and memory.good_until is not None
            and now < memory.good_until
            and memory.data_digest == self._archive.in_use().source_digest
        )
        return fresh and timestamp_digest(source) == memory.timestamp_digest

    def _is_wanted(self, offer: Offer, *, unasked: bool) -> bool:
        if offer.digest == self._archive.in_use().source_digest:
            return False
        declined = self._archive.declined()
        if unasked and declined and offer.edition:
            return edition_key(offer.edition) > edition_key(declined)
        return True

    def _install(
        self, verified: VerifiedSource, offer: Offer, on_progress: OnProgress
    ) -> UpdateOutcome:
        with self._incoming() as file:
            verified.download(file, on_progress)
            edition = self._archive.install(file, offer.digest)
        logger.info("edition %s is in use", edition.name)
        return UpdateOutcome(UpdateKind.INSTALLED, edition.name)

    def _no_news(self) -> UpdateOutcome:
        return UpdateOutcome(UpdateKind.NO_NEWS, self._archive.in_use().edition)

    @contextmanager
    def _incoming(self) -> Iterator[Path]:
        """Lend a new private folder's file for what arrives, and take it away afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="incoming-", dir=self._places.folder))
        try:
            yield folder / "catalogue.json.gz"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what a killed look left; the lock says that no other one is under way."""
        for left in self._places.folder.glob("incoming-*"):
            shutil.rmtree(left, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs from installing meanwhile. Raises filelock's Timeout at once."""
        self._places.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._places.folder / "sync.lock", timeout=0):
            self._sweep()
            yield

    def _note(self, memory: LookMemory) -> None:
        remember(self._memory_file, memory)

    def _note_success(self, named: str, offer: Offer) -> None:
        now = self._now()
        self._note(
            LookMemory(
                source=named,
                checked_at=now,
                full_at=now,
                timestamp_digest=offer.timestamp_digest,
                data_digest=offer.digest,
                good_until=offer.good_until,
            )
        )

    def _note_failure(self, sentence: str) -> None:
        memory = recall(self._memory_file)
        self._note(
            structs.replace(
                memory,
                checked_at=self._now(),
                trouble=sentence,
                failures=memory.failures + 1,
                timestamp_digest="",
            )
        )


def _never() -> bool:
    return False


def _untold(_progress: object) -> None:
    pass
