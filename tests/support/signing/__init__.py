"""A maintainer's desk and a reader, both with a clock that tests set."""
