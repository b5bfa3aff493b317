"""The tables of the file that keeps a visit. A change here needs a migration beside it."""

from typing import Final

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata: Final = MetaData()

saved: Final = Table(
    "saved",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("note", Text, nullable=False),
)
"""The shortlist: one row a provider, with the person's own note ("" where there is none)."""
