"""What is remembered between two looks, in one small file that may be lost without harm."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Struct

from brightstar_desktop.files import read_small, replace_file
from brightstar_desktop.sync.trouble_words import Trouble

logger = logging.getLogger(__name__)

InUTC = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment that says its zone: one that does not cannot be compared with any other."""
_YEARS: Final = range(2000, 2200)
"""Those that every part of the program can tell of in any zone."""


class LookMemory(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last look. Moments are in UTC; None means never.

    ``source`` is what was asked, ``verified_at`` the latest moment at which anything was verified,
    before which it cannot be now, and ``good_until`` when that ends. ``failures`` counts looks
    that went wrong since the last good one, ``trouble`` is what stood in the way of the last.
    Version 0.1.0 wrote a sentence there, in the language of that moment; it is told as it stands
    until the next look.
    """

    source: str = ""
    checked_at: InUTC | None = None
    verified_at: InUTC | None = None
    good_until: InUTC | None = None
    trouble: Trouble | str = ""
    failures: int = 0

    def trouble_sentence(self) -> str:
        """Return the trouble of the last look in the language in force, "" where it went well."""
        return self.trouble if isinstance(self.trouble, str) else self.trouble.sentence()


def recall(file: Path) -> LookMemory:
    """Return what ``file`` holds, nothing where there is none or it cannot be believed."""
    try:
        memory = msgspec.json.decode(read_small(file), type=LookMemory)
    except FileNotFoundError:
        return LookMemory()
    except Exception:  # it may be lost without harm, whatever is wrong with it
        logger.warning("what was remembered of looks cannot be read", exc_info=True)
        return LookMemory()
    moments = (memory.checked_at, memory.verified_at, memory.good_until)
    possible = all(moment is None or moment.year in _YEARS for moment in moments)
    return memory if possible else LookMemory()


def remember(file: Path, memory: LookMemory) -> None:
    """Replace ``file`` in one step; where it cannot be written, only the log says so."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, msgspec.json.encode(memory), synced=False)
    except (OSError, ValueError) as error:
        logger.warning("the look cannot be remembered: %s", error)
