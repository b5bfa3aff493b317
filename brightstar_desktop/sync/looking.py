"""One look for a newer edition: ask, verify, install, remember. One program at a time does it."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import structs

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.updates import OnProgress, Stopped, UpdateKind, UpdateOutcome
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.storage.edition_names import edition_key
from brightstar_desktop.sync import schedule
from brightstar_desktop.sync.memory import LookMemory, recall, remember
from brightstar_desktop.sync.places import SyncPlaces, Wishes
from brightstar_desktop.sync.transport.addresses import is_address
from brightstar_desktop.sync.transport.limits import Limits
from brightstar_desktop.sync.transport.sources import Source, open_source
from brightstar_desktop.sync.troubles import in_plain_words
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import Offer, VerifiedSource, closing, timestamp_digest

logger = logging.getLogger(__name__)


class Looking:
    """Brings editions into the archive; ``wishes`` is asked anew while a look is under way."""

    def __init__(
        self,
        places: SyncPlaces,
        wishes: Callable[[], Wishes],
        now: Callable[[], datetime],
        limits: Limits,
        archive: EditionArchive,
    ) -> None:
        self._places, self._wishes, self._now = places, wishes, now
        self._limits, self._archive = limits, archive
        self._memory_file = places.memory_file
        self._trust = TrustStore(places.bundled_metadata, places.folder)

    def restore(self) -> Edition:
        """Put the edition before this one in use again and return it."""
        with in_plain_words(_("this computer"), self._now()):
            return self._archive.restore()

    def look(
        self, named: str, on_progress: OnProgress, stopped: Stopped, *, unasked: bool = False
    ) -> UpdateOutcome:
        """Fetch, verify and install the newest edition of the source ``named``.

        What a person went back from is not installed ``unasked``. While another program looks,
        nothing is done but to say so. Raises SyncError with one sentence, UpdateCancelled once
        ``stopped`` returns True.
        """
        wishes = self._wishes()
        stops = self._also_unwished(stopped) if is_address(named) else stopped
        opened = open_source(named, network=wishes.network, stopped=stops, limits=self._limits)
        with (
            closing(opened) as source,
            in_plain_words(source.name, self._now()),
            self._turn() as is_ours,
        ):
            if not is_ours:
                logger.info("another program is looking for newer data already")
                return self._ended(UpdateKind.UNDER_WAY)
            return self._look(source, named, on_progress, unasked=unasked)

    def _look(
        self, source: Source, named: str, on_progress: OnProgress, *, unasked: bool
    ) -> UpdateOutcome:
        memory = recall(self._memory_file)
        if self._is_unchanged(source, named, memory):
            self._note(structs.replace(memory, checked_at=self._now(), trouble="", failures=0))
            return self._ended(UpdateKind.NO_NEWS)
        verified = VerifiedSource(source, self._trust)
        offer = verified.offer()
        if self._is_wanted(offer, unasked=unasked):
            outcome = self._install(verified, offer, on_progress)
        else:
            outcome = self._ended(UpdateKind.NO_NEWS)
        self._note_success(named, offer)
        return outcome

    def _also_unwished(self, stopped: Stopped) -> Stopped:
        """Stop a look over the network too when a person switches the network off meanwhile."""
        return lambda: stopped() or not self._wishes().network

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

    def _ended(self, kind: UpdateKind) -> UpdateOutcome:
        """Return the end of a look that installed nothing."""
        return UpdateOutcome(kind, self._archive.in_use().edition)

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
    def _turn(self) -> Iterator[bool]:
        """Keep other programs from looking meanwhile; yield False, at once, where one does."""
        self._places.folder.mkdir(parents=True, exist_ok=True)
        try:
            turn = FileLock(self._places.folder / "sync.lock").acquire(timeout=0)
        except Timeout:
            yield False
            return
        with turn:
            self._sweep()
            yield True

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
