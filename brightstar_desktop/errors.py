"""Errors that cross layers. Each message is one sentence that a reader can act on."""


class BrightStarError(Exception):
    """Something went wrong that the reader is told in the words of its message."""


class DataFileError(BrightStarError):
    """A published data file cannot be used."""


class DirectoryError(BrightStarError):
    """The local directory cannot be built, opened or read."""


class SettingsError(BrightStarError):
    """Settings cannot be read or kept."""
