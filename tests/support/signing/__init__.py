"""A maintainer and a reader, both with a clock that tests set."""
