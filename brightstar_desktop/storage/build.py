"""Builds a directory file from an edition: whole, checked, and on the disk before it is used."""

import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, func, insert, select

from brightstar_desktop.domain.catalogue import Catalogue, Edition
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.files import sync_file
from brightstar_desktop.i18n import _
from brightstar_desktop.storage import directory_tables as tables
from brightstar_desktop.storage.engine import writing_engine
from brightstar_desktop.storage.fingerprint import fingerprint
from brightstar_desktop.storage.guide_rows import document_rows, part_rows, section_rows
from brightstar_desktop.storage.provider_rows import (
    Row,
    TextRows,
    answer_rows,
    location_rows,
    name_rows,
    provider_row,
)

BUILDING_PREFIX: Final = ".building-"


def build_directory(catalogue: Catalogue, source_digest: str, folder: Path) -> Path:
    """Write ``catalogue`` into a new file in ``folder`` under a temporary name and return it.

    The file is complete, checked and synced to the disk. Raises OSError or an SQLAlchemy error
    when it cannot be written, DirectoryError when it does not hold what went in; nothing is left
    behind then.
    """
    file = folder / temporary_name(".sqlite")
    try:
        _write(catalogue, source_digest, file)
        sync_file(file)
    except BaseException:
        for leftover in (file, file.with_name(file.name + "-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        raise
    return file


def file_digest(file: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal. Raises OSError where it is none."""
    if not file.is_file():
        raise FileNotFoundError(f"{file} is no file")  # a named pipe would be waited for
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def temporary_name(suffix: str) -> str:
    """Return a name that no other program chooses, for what is not finished yet."""
    return f"{BUILDING_PREFIX}{os.getpid()}-{secrets.token_hex(4)}{suffix}"


def _write(catalogue: Catalogue, source_digest: str, file: Path) -> None:
    engine = writing_engine(file)
    with engine.begin() as connection:
        tables.metadata.create_all(connection)
        connection.execute(insert(tables.edition), _edition_row(catalogue, source_digest))
        _write_providers(connection, catalogue)
        _write_guide(connection, catalogue)
    with engine.connect() as connection:
        _check(connection, catalogue)
    engine.dispose()


def _edition_row(catalogue: Catalogue, source_digest: str) -> Row:
    about = Edition(
        name=catalogue.edition,
        published_at=catalogue.published_at,
        licence=catalogue.licence,
        provider_count=len(catalogue.providers),
        updates_from=catalogue.updates_from,
        corrections_to=catalogue.corrections_to,
        newest_app=catalogue.app,
        trial=catalogue.trial,
    )
    return {
        "schema_version": tables.SCHEMA_VERSION,
        "name": catalogue.edition,
        "provider_count": len(catalogue.providers),
        "about": msgspec.json.encode(about),
        "vocabulary": msgspec.json.encode(catalogue.vocabulary),
        "source_digest": source_digest,
        "derived_by": fingerprint(),
    }


def _write_providers(connection: Connection, catalogue: Catalogue) -> None:
    numbered = list(enumerate(catalogue.providers, start=1))
    _insert(connection, tables.provider, (provider_row(at, one) for at, one in numbered))
    for table, rows in (
        (tables.provider_name, name_rows),
        (tables.location, location_rows),
        (tables.answer, answer_rows),
    ):
        _insert(connection, table, (row for at, one in numbered for row in rows(at, one)))
    words = TextRows(catalogue.vocabulary)
    _insert(connection, tables.provider_text, (words.row(at, one) for at, one in numbered))


def _write_guide(connection: Connection, catalogue: Catalogue) -> None:
    _insert(connection, tables.part, part_rows(catalogue))
    _insert(connection, tables.document, document_rows(catalogue))
    numbered = [{**row, "id": at, "rowid": at} for at, row in enumerate(section_rows(catalogue), 1)]
    for table in (tables.section, tables.section_text):
        names = set(table.c.keys())
        rows = [{name: row[name] for name in row if name in names} for row in numbered]
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def _check(connection: Connection, catalogue: Catalogue) -> None:
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    counted, found = (
        connection.execute(select(func.count()).select_from(table)).scalar()
        for table in (tables.provider, tables.provider_text)
    )
    if not sound or orphans or not counted == found == len(catalogue.providers):
        raise DirectoryError(
            _("The directory was not written completely to the disk; check the disk and try again.")
        )
