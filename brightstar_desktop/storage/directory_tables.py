"""The tables of a directory file.

What is searched has columns; what is only shown is kept whole, as the JSON of its domain value.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    event,
)

SCHEMA_VERSION: Final = 2
"""Raise it where the facts in older files can no longer be read: the columns of JSON, or where they
stand. Any other change here is told by the fingerprint, and older files are derived anew."""


class EditionColumns(TypedColumns):
    """One row: what the file was built from, and the fingerprint of the code that built it.

    Files of the first program lack ``derived_by``.
    """

    schema_version: Named[int] = Column(primary_key=True)
    name: Named[str] = Column(Text)
    provider_count: Named[int]
    about: Named[bytes]
    vocabulary: Named[bytes]
    source_digest: Named[str] = Column(Text)
    derived_by: Named[str] = Column(Text)


class ProviderColumns(TypedColumns):
    id: Named[int] = Column(primary_key=True)
    slug: Named[str] = Column(Text, unique=True)
    session_amount: Named[int | None]
    statewide_telehealth: Named[bool]
    newest_as_of: Named[str] = Column(Text)
    newest_read_on: Named[str] = Column(Text)
    content: Named[bytes]


class ProviderNameColumns(TypedColumns):
    """The name in use at position 0, then former ones."""

    provider_id: Named[int] = Column(ForeignKey("provider.id"), primary_key=True)
    position: Named[int] = Column(primary_key=True)
    name: Named[str] = Column(Text)


class LocationColumns(TypedColumns):
    provider_id: Named[int] = Column(ForeignKey("provider.id"), primary_key=True)
    position: Named[int] = Column(primary_key=True)
    latitude: Named[float | None] = Column(Float)
    longitude: Named[float | None] = Column(Float)
    county: Named[str | None] = Column(Text)


class AnswerColumns(TypedColumns):
    """What is stated on each facet; a provider without a row on a facet states nothing."""

    provider_id: Named[int] = Column(ForeignKey("provider.id"), primary_key=True)
    axis: Named[str] = Column(Text, primary_key=True)
    code: Named[str] = Column(Text, primary_key=True)
    is_yes: Named[bool]


class PartColumns(TypedColumns):
    """What is read whole, in both languages: crisis lines, terms, topics, events, people."""

    name: Named[str] = Column(Text, primary_key=True)
    content: Named[bytes]


class DocumentColumns(TypedColumns):
    """What is read in one language: chapters, questions, articles."""

    language: Named[str] = Column(Text, primary_key=True)
    slug: Named[str] = Column(Text, primary_key=True)
    kind: Named[str] = Column(Text)
    position: Named[int]
    content: Named[bytes]


class SectionColumns(TypedColumns):
    """What the search in the guide finds: ``weight`` puts chapters before what repeats them."""

    id: Named[int] = Column(primary_key=True)
    language: Named[str] = Column(Text)
    chapter: Named[str] = Column(Text)
    chapter_title: Named[str] = Column(Text)
    anchor: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    weight: Named[float] = Column(Float)


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
edition: Final = Table("edition", metadata, EditionColumns)
provider: Final = Table("provider", metadata, ProviderColumns)
provider_name: Final = Table("provider_name", metadata, ProviderNameColumns)
location: Final = Table("location", metadata, LocationColumns)
answer: Final = Table("answer", metadata, AnswerColumns)
part: Final = Table("part", metadata, PartColumns)
document: Final = Table("document", metadata, DocumentColumns)
section: Final = Table("section", metadata, SectionColumns)


class ProviderTextColumns(TypedColumns):
    """FTS5 gives each index a hidden column of its own name: all columns, to match and to rank."""

    rowid: Named[int]
    name: Named[str]
    places: Named[str]
    terms: Named[str]
    notes: Named[str]
    provider_text: Named[str]


class SectionTextColumns(TypedColumns):
    rowid: Named[int]
    title: Named[str]
    chapter_title: Named[str]
    body: Named[str]
    section_text: Named[str]


_full_text: Final = MetaData()
"""Of indexes that FTS5 creates with ``metadata``; their rowids are ids of providers, sections."""
provider_text: Final = Table("provider_text", _full_text, ProviderTextColumns)
section_text: Final = Table("section_text", _full_text, SectionTextColumns)


@event.listens_for(metadata, "after_create")
def _create_indexes(_metadata: MetaData, connection: Connection, **_arguments: object) -> None:
    tokens = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
    for index in (provider_text, section_text):
        columns = ", ".join(index.c.keys()[1:-1])
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {index.name} USING fts5({columns}, {tokens})"
        )
