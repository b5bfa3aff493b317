"""The local directory: an SQLite cache built from an edition, and what reads it."""
