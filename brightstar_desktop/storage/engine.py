"""Connections to SQLite files: one writes a new file, all others only read a finished one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.i18n import _

_BUSY_SECONDS = 2.0


def writing_engine(file: Path) -> Engine:
    """Return an engine that creates ``file``; foreign keys are checked as rows go in."""
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(file, _BUSY_SECONDS), poolclass=NullPool
    )
    event.listen(engine, "connect", _prepare_writing)
    return engine


def reading_engine(file: Path) -> Engine:
    """Return an engine that only reads ``file``.

    A finished file is replaced whole and never changed in place, so SQLite may take it for
    immutable: no lock of another program (a backup, a virus scanner) can keep it from reading.
    """
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, _BUSY_SECONDS, uri=True),
        poolclass=NullPool,
    )


class Database:
    """A finished directory file. Every use opens a short connection of its own.

    ``lock``, if any, lives as long as this value: it keeps the file where it is.
    """

    def __init__(self, file: Path, lock: object = None) -> None:
        self.file, self._lock = file, lock
        self._engine = reading_engine(file)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection to read with.

        Raises DirectoryError when the file is gone or its content cannot be read.
        """
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


def _prepare_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
