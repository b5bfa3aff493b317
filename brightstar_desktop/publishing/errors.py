"""What keeps an edition from being signed or published."""

from brightstar_desktop.errors import BrightStarError


class PublishingError(BrightStarError):
    """Nothing was published; the message says why and what to do."""


class KeysError(PublishingError):
    """A signing key is missing, cannot be opened, or would be overwritten."""
