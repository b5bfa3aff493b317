"""What an edition has to be besides rightly signed: keys get stolen, and publishers err."""

from datetime import datetime

from msgspec import Struct

from brightstar_desktop.domain.catalogue import Catalogue, edition_key
from brightstar_desktop.domain.signing import DATED_AHEAD
from brightstar_desktop.sync.error_messages import ErrorCode, sync_error


class AcceptanceRules(Struct, frozen=True, kw_only=True):
    """The rules of one look at ``source``, which is named in sentences.

    Nothing older than the editions ``in_use`` and ``bundled`` is taken, whenever it was signed, and
    nothing dated far after ``now``. With ``trials_only`` the keys that came with the program are
    the development keys: what they sign without a mark was signed by somebody who left it out.
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
