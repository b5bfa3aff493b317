"""One check for a newer edition: ask, verify, install, record. One program at a time does it."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import Struct

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Catalogue, Edition, edition_key
from brightstar_desktop.domain.updates import (
    DATED_AHEAD,
    IsCancelled,
    OnProgress,
    UpdateKind,
    UpdateOutcome,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.sync.check_state import UpdateCheckState, UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.error_mapping import describing_errors
from brightstar_desktop.sync.error_messages import ErrorCode, sync_error
from brightstar_desktop.sync.transport.addresses import is_url
from brightstar_desktop.sync.transport.edition_source import display_name, open_source
from brightstar_desktop.sync.transport.transfer_guard import TransferLimits
from brightstar_desktop.sync.trust import TrustedTime, TrustStore
from brightstar_desktop.sync.updater import AvailableEdition, VerifiedSource

logger = logging.getLogger(__name__)


class AcceptanceRules(Struct, frozen=True, kw_only=True):
    """What an edition has to be besides rightly signed: keys get stolen, and publishers err.

    Nothing older than the editions ``in_use`` and ``bundled`` is taken, whenever it was signed, and
    nothing dated far after ``now``. With ``trials_only`` the keys that came with the program are
    the development keys: what they sign without a mark was signed by somebody who left it out.
    ``source`` is named in sentences.
    """

    source: str
    in_use: str
    bundled: str
    now: datetime
    trials_only: bool

    def check_name(self, edition: str) -> None:
        """Raise SyncError where no edition of this name is taken."""
        self.check_succession(edition, max(self.in_use, self.bundled, key=edition_key))
        latest = self.now + DATED_AHEAD
        if edition_key(edition)[:3] > (latest.year, latest.month, latest.day):
            today = f"{self.now.astimezone():%Y-%m-%d}"
            raise sync_error(
                ErrorCode.FUTURE_EDITION, source=self.source, offered=edition, today=today
            )

    def check_succession(self, edition: str, here: str) -> None:
        """Raise SyncError where ``edition`` is older than the one that it would replace."""
        if edition_key(edition) < edition_key(here):
            raise sync_error(
                ErrorCode.OLDER_EDITION, source=self.source, offered=edition, here=here
            )

    def checked(self, catalogue: Catalogue) -> str:
        """Return the edition's name. Raises SyncError where it is not taken."""
        self.check_name(catalogue.edition)
        if self.trials_only and not catalogue.trial:
            raise sync_error(ErrorCode.NO_TRIAL, source=self.source)
        return catalogue.edition


class UpdateJob:
    """Brings editions into the archive; ``preferences`` are read anew while a check is under way.

    Errors are raised as a SyncError with one sentence.
    """

    def __init__(
        self,
        paths: UpdatePaths,
        preferences: Callable[[], UpdatePreferences],
        now: Callable[[], datetime],
        limits: TransferLimits,
        archive: EditionArchive,
    ) -> None:
        self._paths, self._preferences, self._now = paths, preferences, now
        self._limits, self._archive = limits, archive
        self._trust = TrustStore(paths.bundled_metadata, paths.folder)

    def restore(self) -> Edition:
        with describing_errors(_("this computer"), TrustedTime(self._now())):
            return self._archive.restore()

    def check(
        self,
        location: str,
        on_progress: OnProgress,
        is_cancelled: IsCancelled,
        *,
        automatic: bool = False,
    ) -> UpdateOutcome:
        """An ``automatic`` check does not install what a person went back from.

        While another program checks, nothing is done but to say so. Raises UpdateCancelled once
        ``is_cancelled`` returns True.
        """
        network = self._preferences().network
        stops = self._or_network_off(is_cancelled) if is_url(location) else is_cancelled
        verified_at = UpdateCheckState.load(self._paths.state_file).verified_at
        time = self._trust.trusted_time(self._now(), verified_at)
        with (
            describing_errors(display_name(location), time),
            closing(
                open_source(location, network=network, is_cancelled=stops, limits=self._limits)
            ) as source,
            self._turn() as is_ours,
        ):
            if not is_ours:
                logger.info("another program is checking for newer data already")
                return self._nothing_installed(UpdateKind.ALREADY_RUNNING)
            verified = VerifiedSource(source, self._trust, time.now)
            available = verified.available()
            if self._is_wanted(available, automatic=automatic):
                rules = self._acceptance_rules(source.name, time)
                outcome = self._install(verified, available, rules, on_progress)
            else:
                outcome = self._nothing_installed(UpdateKind.UP_TO_DATE)
            self._record_success(location, available, time)
            return outcome

    def _or_network_off(self, is_cancelled: IsCancelled) -> IsCancelled:
        return lambda: is_cancelled() or not self._preferences().network

    def _is_wanted(self, available: AvailableEdition, *, automatic: bool) -> bool:
        if available.digest == self._archive.in_use().source_digest:
            return False
        declined = self._archive.declined()
        if automatic and declined and available.edition:
            return edition_key(available.edition) > edition_key(declined)
        return True

    def _acceptance_rules(self, source: str, time: TrustedTime) -> AcceptanceRules:
        return AcceptanceRules(
            source=source,
            in_use=self._archive.in_use().edition,
            bundled=self._trust.bundled_edition(),
            now=time.now,
            trials_only=self._trust.is_development(),
        )

    def _install(
        self,
        verified: VerifiedSource,
        available: AvailableEdition,
        rules: AcceptanceRules,
        on_progress: OnProgress,
    ) -> UpdateOutcome:
        if available.edition:
            rules.check_name(available.edition)  # what is refused need not be fetched
        with self._incoming() as file:
            verified.download(file, on_progress)
            name = rules.checked(read_catalogue(file))
            check_in_use = partial(rules.check_succession, name)
            edition = self._archive.install(file, available.digest, check_in_use)
        logger.info("edition %s is in use", edition.name)
        return UpdateOutcome(UpdateKind.INSTALLED, edition.name)

    def _nothing_installed(self, kind: UpdateKind) -> UpdateOutcome:
        return UpdateOutcome(kind, self._archive.in_use().edition)

    @contextmanager
    def _incoming(self) -> Iterator[Path]:
        """Lend a file in a new private folder for what arrives, and remove it afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="incoming-", dir=self._paths.folder))
        try:
            yield folder / "catalogue.json.gz"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _turn(self) -> Iterator[bool]:
        """Keep other programs from checking meanwhile; yield False, at once, where one does."""
        self._paths.folder.mkdir(parents=True, exist_ok=True)
        try:
            turn = FileLock(self._paths.folder / "sync.lock").acquire(timeout=0)
        except Timeout:
            yield False
            return
        with turn:
            for left in self._paths.folder.glob("incoming-*"):  # by a check that was killed
                shutil.rmtree(left, ignore_errors=True)
            yield True

    def _record_success(
        self, location: str, available: AvailableEdition, time: TrustedTime
    ) -> None:
        UpdateCheckState(
            source=location,
            checked_at=time.clock,
            verified_at=time.now,
            good_until=available.good_until,
        ).save(self._paths.state_file)
