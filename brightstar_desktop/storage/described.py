"""What a whole directory file says of itself, before anything else of it is read."""

from pathlib import Path

from msgspec import Struct
from sqlalchemy import select

from brightstar_desktop.storage import tables
from brightstar_desktop.storage.engine import Database


class Description(Struct, frozen=True):
    """The edition that a file holds, and the SHA-256 of the data file it was built from."""

    edition: str
    source_digest: str


def describe(file: Path) -> Description | None:
    """Return what ``file`` holds; None where its tables are of another version than ours.

    The version is read first, for the rest may be unlike ours. Raises DirectoryError when the file
    cannot be read.
    """
    columns = tables.edition.c
    with Database(file).reading() as connection:
        version = connection.execute(select(columns.schema_version)).scalar_one()
        if version != tables.SCHEMA_VERSION:
            return None
        return Description(*connection.execute(select(columns.name, columns.source_digest)).one())
