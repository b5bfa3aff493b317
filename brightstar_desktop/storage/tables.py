"""The tables of a directory file.

What is searched has columns; what is only shown is kept whole, as the JSON of its domain value.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

SCHEMA_VERSION: Final = 2
"""Raise it where the facts in older files can no longer be read: the columns of JSON, or where they
stand. Any other change here is told by the fingerprint, and older files are derived anew."""

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

edition: Final = Table(
    "edition",
    metadata,
    Column("schema_version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("provider_count", Integer, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("vocabulary", LargeBinary, nullable=False),
    Column("source_digest", Text, nullable=False),
    Column("derived_by", Text, nullable=False),
)
"""One row: what the file was built from, and the fingerprint of the code that built it. Files of
the first program lack ``derived_by``."""

provider: Final = Table(
    "provider",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("session_amount", Integer),
    Column("statewide_telehealth", Boolean, nullable=False),
    Column("newest_as_of", Text, nullable=False),
    Column("newest_read_on", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

provider_name: Final = Table(
    "provider_name",
    metadata,
    Column("provider_id", ForeignKey("provider.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)
"""The name in use at position 0, then former ones."""

location: Final = Table(
    "location",
    metadata,
    Column("provider_id", ForeignKey("provider.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("county", Text),
)

answer: Final = Table(
    "answer",
    metadata,
    Column("provider_id", ForeignKey("provider.id"), primary_key=True),
    Column("axis", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("is_yes", Boolean, nullable=False),
)
"""What is stated on each facet, yes or no; a provider without a row on a facet states nothing."""

part: Final = Table(
    "part",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""What is read whole and stands in both languages: crisis lines, terms, topics, events, people."""

document: Final = Table(
    "document",
    metadata,
    Column("language", Text, primary_key=True),
    Column("slug", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""What is read in one language: chapters, questions, articles."""

section: Final = Table(
    "section",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("language", Text, nullable=False),
    Column("chapter", Text, nullable=False),
    Column("chapter_title", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("weight", Float, nullable=False),
)
"""What the search in the guide finds: ``weight`` puts the chapters before what repeats them."""

PROVIDER_TEXT_COLUMNS: Final = ("name", "places", "terms", "notes")
SECTION_TEXT_COLUMNS: Final = ("title", "chapter_title", "body")

_TOKENS: Final = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
TEXT_TABLES: Final = (
    f"CREATE VIRTUAL TABLE provider_text USING fts5({', '.join(PROVIDER_TEXT_COLUMNS)}, {_TOKENS})",
    f"CREATE VIRTUAL TABLE section_text USING fts5({', '.join(SECTION_TEXT_COLUMNS)}, {_TOKENS})",
)
"""Full-text indexes; their rowids are the ids of providers and sections."""
