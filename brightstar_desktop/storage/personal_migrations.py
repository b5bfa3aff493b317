"""Brings a file of kept visits up to date, one version after the other.

The version stands in the file's ``user_version``; a file that was never written has version 0. The
step to version n is the function at place n - 1. Released steps are never changed: each creates
what its version had, in its own words.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.i18n import _

Migration = Callable[[Connection], None]


def _keep_a_shortlist(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE saved ("
        "slug TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, note TEXT NOT NULL)"
    )


MIGRATIONS: Final[tuple[Migration, ...]] = (_keep_a_shortlist,)


def version_of(connection: Connection) -> int:
    """Return the version of the open file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(connection: Connection, file: Path, newest: int = len(MIGRATIONS)) -> None:
    """Raise PersonalDataError where a newer version of the program wrote the file."""
    if version_of(connection) > newest:
        raise PersonalDataError(
            _(
                "The shortlist kept in {file} was written by a newer version of the program; "
                "install that version to open it, as nothing in it was changed."
            ).format(file=file)
        )


def migrate(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take every step that the file still lacks, within the transaction of ``connection``."""
    for number, step in enumerate(migrations, start=1):
        if version_of(connection) < number:
            step(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
