"""The published data file: read, checked and written."""
