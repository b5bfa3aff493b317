"""What an update check is given and leaves behind, and when the next one is due."""

import logging
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final, Self

import msgspec
from msgspec import Struct

from brightstar_desktop.files import read_small, replace_file
from brightstar_desktop.sync.error_messages import ErrorMessage

logger = logging.getLogger(__name__)

AwareDatetime = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its zone: one without it cannot be compared with any other."""
_YEARS: Final = range(2000, 2200)
"""Those that every part of the program can show in any zone."""


CHECK_INTERVAL: Final = timedelta(days=1)
FIRST_RETRY: Final = timedelta(minutes=30)
JITTER: Final = 0.25
"""The share by which a wait may be longer, drawn by lot: never all machines at once."""


class UpdatePaths(Struct, frozen=True, kw_only=True):
    """The folders of update checks: their own, and those they read from or install into.

    ``bundled_metadata`` is the published ``metadata/`` that came with the program, ``directory``
    holds the directory files, ``geography`` the places they refer to.
    """

    folder: Path
    bundled_metadata: Path
    directory: Path
    geography: Path

    @property
    def state_file(self) -> Path:
        return self.folder / "looks.json"


class UpdatePreferences(Struct, frozen=True, kw_only=True):
    """What the machine's user wants: the usual source, and whether the network may be used.

    Without a ``source`` the address that the edition in use names is the usual one.
    """

    source: str = ""
    network: bool = True


class UpdateCheckState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the last update check ended: a small file that may be lost without harm.

    Moments are in UTC; None means never.

    ``source`` is what was checked, ``verified_at`` the latest moment at which anything was
    verified, before which it cannot be now, and ``good_until`` when that expires. ``failures``
    counts failed checks since the last good one, ``error`` says why the last one failed.
    Version 0.1.0 wrote a sentence there, in the language of that moment; it is shown as it stands
    until the next check.
    """

    source: str = ""
    checked_at: AwareDatetime | None = None
    verified_at: AwareDatetime | None = None
    good_until: AwareDatetime | None = None
    error: ErrorMessage | str = msgspec.field(default="", name="trouble")
    failures: int = 0

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read ``file``; an empty state where there is none or it cannot be believed."""
        try:
            state = msgspec.json.decode(read_small(file), type=cls)
        except FileNotFoundError:
            return cls()
        except Exception:  # it may be lost without harm, whatever is wrong with it
            logger.warning("the state of update checks cannot be read", exc_info=True)
            return cls()
        moments = (state.checked_at, state.verified_at, state.good_until)
        possible = all(moment is None or moment.year in _YEARS for moment in moments)
        return state if possible else cls()

    def save(self, file: Path) -> None:
        """Replace ``file`` in one step; where it cannot be written, only the log says so."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(file, msgspec.json.encode(self), synced=False)
        except (OSError, ValueError) as error:
            logger.warning("the state of update checks cannot be saved: %s", error)

    def error_text(self) -> str:
        """Return why the last check failed, in the language in force; "" where it did not."""
        return self.error if isinstance(self.error, str) else self.error.text()

    def time_to_next(self, now: datetime, lot: random.Random | None = None) -> timedelta:
        """Return how long from ``now`` the next check is due, at least zero; ``lot`` is for tests.

        A last check in the future, as a corrected clock leaves behind, counts as none.
        """
        if self.checked_at is None or self.checked_at > now:
            return timedelta(0)
        interval = CHECK_INTERVAL
        if self.failures:
            interval = min(CHECK_INTERVAL, FIRST_RETRY * 2 ** min(self.failures - 1, 10))
        share = (lot or random.SystemRandom()).random()
        return max(timedelta(0), self.checked_at + interval * (1 + JITTER * share) - now)
