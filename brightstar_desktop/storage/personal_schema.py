"""The table of the file that keeps a visit, and the steps that bring a file of any version to it.

The version stands in the file's ``user_version``; a file that was never written has version 0. The
step to version n is the function at place n - 1. Released steps are never changed: each creates
what its version had, whatever the table here has become since.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, Named, Table, Text, TypedColumns

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.i18n import _

Migration = Callable[[Connection], None]


class SavedColumns(TypedColumns):
    """One row a provider of the shortlist, with the person's own note ("" where there is none)."""

    slug: Named[str] = Column(Text, primary_key=True)
    position: Named[int]
    note: Named[str] = Column(Text)


metadata: Final = MetaData()
saved: Final = Table("saved", metadata, SavedColumns)


def _create_shortlist(connection: Connection) -> None:
    Table(
        "saved",
        MetaData(),
        Column("slug", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("note", Text, nullable=False),
    ).create(connection)


MIGRATIONS: Final[tuple[Migration, ...]] = (_create_shortlist,)


def version_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(connection: Connection, file: Path, newest: int) -> None:
    """Raise PersonalDataError where a newer version of the program wrote the file."""
    if version_of(connection) > newest:
        raise PersonalDataError(
            _(
                "The shortlist kept in {file} was written by a newer version of the program; "
                "install that version to open it, as nothing in it was changed."
            ).format(file=file)
        )


def migrate(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Take every step that the file still lacks, within the transaction of ``connection``."""
    for number, step in enumerate(migrations, start=1):
        if version_of(connection) < number:
            step(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
