"""One look for a newer edition: ask, verify, install, remember. One program at a time does it."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.updates import OnProgress, Stopped, UpdateKind, UpdateOutcome
from brightstar_desktop.domain.versions import edition_key
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.sync.acceptance import Acceptance
from brightstar_desktop.sync.memory import LookMemory, recall, remember
from brightstar_desktop.sync.places import SyncPlaces, Wishes
from brightstar_desktop.sync.transport.addresses import is_address
from brightstar_desktop.sync.transport.limits import Limits
from brightstar_desktop.sync.transport.sources import Source, name_of, open_source
from brightstar_desktop.sync.troubles import in_plain_words
from brightstar_desktop.sync.trust import Moment, TrustStore
from brightstar_desktop.sync.updater import Offer, VerifiedSource, closing

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
        with in_plain_words(_("this computer"), Moment(self._now())):
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
        moment = self._trust.moment(self._now(), recall(self._memory_file).verified_at)
        with (
            in_plain_words(name_of(named), moment),
            closing(self._opened(named, wishes, stops)) as source,
            self._turn() as is_ours,
        ):
            if not is_ours:
                logger.info("another program is looking for newer data already")
                return self._ended(UpdateKind.UNDER_WAY)
            verified = VerifiedSource(source, self._trust, moment.now)
            offer = verified.offer()
            if self._is_wanted(offer, unasked=unasked):
                accepted = self._acceptance(source.name, moment)
                outcome = self._install(verified, offer, accepted, on_progress)
            else:
                outcome = self._ended(UpdateKind.NO_NEWS)
            self._note_success(named, offer, moment)
            return outcome

    def _opened(self, named: str, wishes: Wishes, stopped: Stopped) -> Source:
        return open_source(named, network=wishes.network, stopped=stopped, limits=self._limits)

    def _also_unwished(self, stopped: Stopped) -> Stopped:
        """Stop a look over the network too when a person switches the network off meanwhile."""
        return lambda: stopped() or not self._wishes().network

    def _is_wanted(self, offer: Offer, *, unasked: bool) -> bool:
        if offer.digest == self._archive.in_use().source_digest:
            return False
        declined = self._archive.declined()
        if unasked and declined and offer.edition:
            return edition_key(offer.edition) > edition_key(declined)
        return True

    def _acceptance(self, source: str, moment: Moment) -> Acceptance:
        return Acceptance(
            source=source,
            in_use=self._archive.in_use().edition,
            bundled=self._trust.bundled_edition(),
            now=moment.now,
            trials_only=self._trust.is_development(),
        )

    def _install(
        self, verified: VerifiedSource, offer: Offer, accepted: Acceptance, on_progress: OnProgress
    ) -> UpdateOutcome:
        if offer.edition:
            accepted.check_name(offer.edition)  # what is refused need not be fetched
        with self._incoming() as file:
            verified.download(file, on_progress)
            name = accepted.checked(read_catalogue(file))
            succeeds = partial(accepted.check_succession, name)
            edition = self._archive.install(file, offer.digest, succeeds)
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

    def _note_success(self, named: str, offer: Offer, moment: Moment) -> None:
        memory = LookMemory(
            source=named,
            checked_at=moment.clock,
            verified_at=moment.now,
            good_until=offer.good_until,
        )
        remember(self._memory_file, memory)
