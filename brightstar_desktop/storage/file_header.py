"""What a whole directory file says of itself, before anything else of it is read."""

from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, inspect, select

from brightstar_desktop.storage import tables
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.fingerprint import fingerprint


class FileHeader(Struct, frozen=True):
    """The edition that a file holds, and the SHA-256 of the data file it was built from.

    ``is_current`` says whether this program would derive the same from it: the facts of another
    file can be read, but what it answers when it is searched cannot be relied on.
    """

    edition: str
    source_digest: str
    is_current: bool


def read_header(file: Path) -> FileHeader | None:
    """Return what ``file`` holds; None where its tables are of another version than ours.

    The version is read first, for the rest may be unlike ours. Raises DirectoryError when the file
    cannot be read.
    """
    columns = tables.edition.c
    with Database(file).reading() as connection:
        version = connection.execute(select(columns.schema_version)).scalar_one()
        if version != tables.SCHEMA_VERSION:
            return None
        name, digest = connection.execute(select(columns.name, columns.source_digest)).one()
        return FileHeader(name, digest, _derived_by(connection) == fingerprint())


def _derived_by(connection: Connection) -> str:
    """Return the fingerprint that a file holds; the first program's files have none."""
    names = {column["name"] for column in inspect(connection).get_columns(tables.edition.name)}
    if tables.edition.c.derived_by.name not in names:
        return ""
    return connection.execute(select(tables.edition.c.derived_by)).scalar_one()
