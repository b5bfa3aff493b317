"""Connections to directory files: one writes a new file, all others only read a finished one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage import directory_tables as tables
from brightstar_desktop.storage.fingerprint import fingerprint

_BUSY_SECONDS = 2.0


def writing_engine(file: Path) -> Engine:
    """Return an engine that creates ``file``; foreign keys are checked as rows go in."""
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(file, _BUSY_SECONDS), poolclass=NullPool
    )
    event.listen(engine, "connect", _prepare_writing)
    return engine


class Database:
    """A finished directory file. Every use opens a short connection of its own.

    It is replaced whole and never changed in place, so SQLite may take it for immutable: no lock of
    another program (a backup, a virus scanner) can keep it from reading. ``lock``, if any, lives as
    long as this value: it keeps the file where it is.
    """

    def __init__(self, file: Path, lock: object = None) -> None:
        self.file, self._lock = file, lock
        uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(uri, _BUSY_SECONDS, uri=True),
            poolclass=NullPool,
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Raises DirectoryError when the file is gone or its content cannot be read."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, sqlite3.Error, msgspec.MsgspecError, OSError) as error:
            raise DirectoryError(
                _(
                    "The local directory {file} cannot be read; close the program and start it "
                    "again to have it rebuilt."
                ).format(file=self.file)
            ) from error


class FileHeader(msgspec.Struct, frozen=True):
    """What a file says of itself: its edition, and the SHA-256 of the data file it was built from.

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


def _prepare_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
