"""Writes what is kept of a visit for people and other programs to read."""

from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from brightstar_desktop.domain.visit import Saved, Visit
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import replace_file, sync_folder
from brightstar_desktop.i18n import _

FORMAT: Final = "brightstar-shortlist"
VERSION: Final = 1


class ExportedVisit(Struct, frozen=True):
    """What an exported file holds; ``version`` rises when its meaning changes."""

    format: str
    version: int
    exported_on: date
    shortlist: tuple[Saved, ...]


def write_export(visit: Visit, file: Path, today: date) -> None:
    """Write ``visit`` to ``file`` as JSON, in one step, for the user's eyes alone.

    Raises PersonalDataError where it cannot be written; a file that was there stays then.
    """
    try:
        replace_file(file, _json(visit, today), private=True)
        sync_folder(file.absolute().parent)
    except OSError as error:
        raise PersonalDataError(
            _(
                "The shortlist cannot be written to {file}; choose a file in a folder that is "
                "there, has space and may be written to."
            ).format(file=file)
        ) from error


def _json(visit: Visit, today: date) -> bytes:
    exported = ExportedVisit(FORMAT, VERSION, today, visit.shortlist)
    return msgspec.json.format(msgspec.json.encode(exported), indent=2) + b"\n"
