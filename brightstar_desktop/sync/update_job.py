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
from brightstar_desktop.domain.catalogue import Edition, edition_key
from brightstar_desktop.domain.updates import IsCancelled, OnProgress, UpdateKind, UpdateOutcome
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.sync.acceptance import AcceptanceRules
from brightstar_desktop.sync.check_state import UpdateCheckState
from brightstar_desktop.sync.error_mapping import describing_errors
from brightstar_desktop.sync.places import UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.transport.addresses import is_url
from brightstar_desktop.sync.transport.limits import TransferLimits
from brightstar_desktop.sync.transport.sources import Source, display_name, open_source
from brightstar_desktop.sync.trust import TrustedTime, TrustStore
from brightstar_desktop.sync.updater import AvailableEdition, VerifiedSource, closing

logger = logging.getLogger(__name__)


class UpdateJob:
    """Brings editions into the archive; ``wishes`` is asked anew while a look is under way."""

    def __init__(
        self,
        update_paths: UpdatePaths,
        preferences: Callable[[], UpdatePreferences],
        now: Callable[[], datetime],
        limits: TransferLimits,
        archive: EditionArchive,
    ) -> None:
        self._paths, self._preferences, self._now = update_paths, preferences, now
        self._limits, self._archive = limits, archive
        self._state_file = update_paths.state_file
        self._trust = TrustStore(update_paths.bundled_metadata, update_paths.folder)

    def restore(self) -> Edition:
        """Put the edition before this one in use again and return it."""
        with describing_errors(_("this computer"), TrustedTime(self._now())):
            return self._archive.restore()

    def check(
        self,
        named: str,
        on_progress: OnProgress,
        is_cancelled: IsCancelled,
        *,
        automatic: bool = False,
    ) -> UpdateOutcome:
        """Fetch, verify and install the newest edition of the source ``named``.

        What a person went back from is not installed ``unasked``. While another program looks,
        nothing is done but to say so. Raises SyncError with one sentence, UpdateCancelled once
        ``stopped`` returns True.
        """
        preferences = self._preferences()
        stops = self._or_network_off(is_cancelled) if is_url(named) else is_cancelled
        trusted_time = self._trust.trusted_time(
            self._now(), UpdateCheckState.load(self._state_file).verified_at
        )
        with (
            describing_errors(display_name(named), trusted_time),
            closing(self._opened(named, preferences, stops)) as source,
            self._turn() as is_ours,
        ):
            if not is_ours:
                logger.info("another program is looking for newer data already")
                return self._ended(UpdateKind.ALREADY_RUNNING)
            verified = VerifiedSource(source, self._trust, trusted_time.now)
            available = verified.available()
            if self._is_wanted(available, automatic=automatic):
                accepted = self._acceptance_rules(source.name, trusted_time)
                outcome = self._install(verified, available, accepted, on_progress)
            else:
                outcome = self._ended(UpdateKind.UP_TO_DATE)
            self._record_success(named, available, trusted_time)
            return outcome

    def _opened(
        self, named: str, preferences: UpdatePreferences, is_cancelled: IsCancelled
    ) -> Source:
        return open_source(
            named, network=preferences.network, is_cancelled=is_cancelled, limits=self._limits
        )

    def _or_network_off(self, is_cancelled: IsCancelled) -> IsCancelled:
        """Stop a look over the network too when a person switches the network off meanwhile."""
        return lambda: is_cancelled() or not self._preferences().network

    def _is_wanted(self, available: AvailableEdition, *, automatic: bool) -> bool:
        if available.digest == self._archive.in_use().source_digest:
            return False
        declined = self._archive.declined()
        if automatic and declined and available.edition:
            return edition_key(available.edition) > edition_key(declined)
        return True

    def _acceptance_rules(self, source: str, trusted_time: TrustedTime) -> AcceptanceRules:
        return AcceptanceRules(
            source=source,
            in_use=self._archive.in_use().edition,
            bundled=self._trust.bundled_edition(),
            now=trusted_time.now,
            trials_only=self._trust.is_development(),
        )

    def _install(
        self,
        verified: VerifiedSource,
        available: AvailableEdition,
        accepted: AcceptanceRules,
        on_progress: OnProgress,
    ) -> UpdateOutcome:
        if available.edition:
            accepted.check_name(available.edition)  # what is refused need not be fetched
        with self._incoming() as file:
            verified.download(file, on_progress)
            name = accepted.checked(read_catalogue(file))
            succeeds = partial(accepted.check_succession, name)
            edition = self._archive.install(file, available.digest, succeeds)
        logger.info("edition %s is in use", edition.name)
        return UpdateOutcome(UpdateKind.INSTALLED, edition.name)

    def _ended(self, kind: UpdateKind) -> UpdateOutcome:
        """Return the end of a look that installed nothing."""
        return UpdateOutcome(kind, self._archive.in_use().edition)

    @contextmanager
    def _incoming(self) -> Iterator[Path]:
        """Lend a new private folder's file for what arrives, and take it away afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="incoming-", dir=self._paths.folder))
        try:
            yield folder / "catalogue.json.gz"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what a killed look left; the lock says that no other one is under way."""
        for left in self._paths.folder.glob("incoming-*"):
            shutil.rmtree(left, ignore_errors=True)

    @contextmanager
    def _turn(self) -> Iterator[bool]:
        """Keep other programs from looking meanwhile; yield False, at once, where one does."""
        self._paths.folder.mkdir(parents=True, exist_ok=True)
        try:
            turn = FileLock(self._paths.folder / "sync.lock").acquire(timeout=0)
        except Timeout:
            yield False
            return
        with turn:
            self._sweep()
            yield True

    def _record_success(
        self, named: str, available: AvailableEdition, trusted_time: TrustedTime
    ) -> None:
        check_state = UpdateCheckState(
            source=named,
            checked_at=trusted_time.clock,
            verified_at=trusted_time.now,
            good_until=available.good_until,
        )
        check_state.save(self._state_file)
