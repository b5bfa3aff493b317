"""The guide: contents, chapters, search and sources."""
