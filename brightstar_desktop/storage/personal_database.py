"""The file that keeps a visit: read whole, changed in one lasting step, copied while in use."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from brightstar_desktop.domain.visit import Saved, Visit
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import write_new
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_errors import DamagedFileError, personal_error

Migration = Callable[[Connection], None]

OWNER_ONLY: Final = 0o600
LOCK_TIMEOUT_SECONDS: Final = 2.0
"""How many seconds to wait for another program's turn with the file."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
_PRAGMAS: Final = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",  # as FULL, and the end of a journal lasts as well
    "PRAGMA fullfsync = ON",
    "PRAGMA secure_delete = ON",  # a note that was erased leaves no bytes in free pages
    "PRAGMA temp_store = MEMORY",
)


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


class PersonalDatabase:
    """One file of a visit. Every use opens a short connection of its own.

    Every method raises DamagedFileError where the content is not what was written, and
    PersonalDataError, with one sentence, where anything else stands in the way.
    """

    def __init__(
        self,
        file: Path,
        timeout: float = LOCK_TIMEOUT_SECONDS,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self.file, self._migrations = file, migrations
        self._engine = _engine(file, timeout)

    def files(self) -> tuple[Path, ...]:
        """Return every file that may hold what is kept: this one, and what SQLite puts beside."""
        return tuple(self.file.with_name(self.file.name + suffix) for suffix in _BESIDE)

    def is_unwritten(self) -> bool:
        """Return whether there is no file, or nothing in it yet."""
        try:
            return self.file.stat().st_size == 0
        except FileNotFoundError:
            return True

    def check(self) -> None:
        """Read everything, if only to see that it can be read; an empty file is damaged."""
        if self.is_unwritten():
            raise DamagedFileError(f"{self.file}: there is nothing in it")
        with self._transaction() as connection:
            if version_of(connection) == len(self._migrations):
                _visit(connection)

    def read(self) -> Visit:
        """Return what is kept, having checked all of the file; nothing where there is none."""
        if not self.file.exists():
            return Visit()
        with self._transaction() as connection:
            version = version_of(connection)
            if version in (0, len(self._migrations)):
                return _visit(connection) if version else Visit()
        self.update(lambda kept: kept)
        return self.read()

    def update(self, change: Callable[[Visit], Visit]) -> None:
        """Put ``change`` of what is kept in its place, whole and on the disk, or not at all."""
        self._create()
        with self._transaction("IMMEDIATE") as connection:
            self._hide()
            migrate(connection, self._migrations)
            before = _visit(connection)
            after = change(before)
            if after != before:
                _replace(connection, after)

    def clear(self) -> None:
        """Overwrite what is kept, while no other program uses the file."""
        if self.file.exists():
            with self._transaction("EXCLUSIVE") as connection:
                connection.execute(delete(saved))

    def copy_to(self, file: Path) -> None:
        """Copy what is kept to a new ``file``, of this moment even while others write."""
        write_new(file, b"", private=True, synced=False)
        with self._transaction() as connection, closing(sqlite3.connect(file)) as copy:
            source = connection.connection.driver_connection
            if source is not None:
                source.backup(copy)

    @contextmanager
    def _transaction(self, lock: str = "DEFERRED") -> Iterator[Connection]:
        """Open a sound file of a version that is known, for one transaction."""
        try:
            with self._engine.execution_options(lock=lock).begin() as connection:
                refuse_newer(connection, self.file, len(self._migrations))
                _check(connection, self.file)
                yield connection
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise personal_error(error, self.file) from error

    def _create(self) -> None:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                write_new(self.file, b"", private=True, synced=False)
        except OSError as error:
            raise personal_error(error, self.file) from error

    def _hide(self) -> None:
        """Keep others from reading a file that came from elsewhere, and so its journal."""
        with suppress(OSError):
            if self.file.stat().st_mode & ~OWNER_ONLY & 0o777:
                self.file.chmod(OWNER_ONLY)


def _engine(file: Path, timeout: float) -> Engine:
    uri = f"{file.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, timeout, isolation_level=None, uri=True),
        poolclass=NullPool,
        hide_parameters=True,  # no note gets into a log by way of an error's words
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin as asked: the driver would do so only before the first change."""
    lock = connection.get_execution_options().get("lock", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {lock}")


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _check(connection: Connection, file: Path) -> None:
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise DamagedFileError(f"{file}: the check of its pages failed")
    if bool(inspect(connection).get_table_names()) != bool(version_of(connection)):
        raise DamagedFileError(f"{file}: its version and its tables do not agree")


def _visit(connection: Connection) -> Visit:
    rows = connection.execute(select(saved.c.slug, saved.c.note).order_by(saved.c.position)).all()
    if not all(isinstance(text, str) for row in rows for text in row):
        raise DamagedFileError("a slug or a note is no text")
    return Visit(tuple(Saved(row.slug, row.note) for row in rows))


def _replace(connection: Connection, visit: Visit) -> None:
    connection.execute(delete(saved))
    rows = [
        {"slug": one.slug, "position": position, "note": one.note}
        for position, one in enumerate(visit.shortlist)
    ]
    if rows:
        connection.execute(insert(saved), rows)
