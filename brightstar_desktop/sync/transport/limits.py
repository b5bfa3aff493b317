"""Bounds on what is fetched."""

from typing import Final

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one transfer, in seconds and bytes a second.

    ``connect`` bounds reaching the other side, ``gap`` the wait for the next bytes, ``whole`` the
    transfer. After ``grace`` at least ``slowest`` bytes a second must have come on average.
    """

    connect: float = 8.0
    gap: float = 15.0
    whole: float = 1800.0
    grace: float = 20.0
    slowest: float = 500.0


USUAL_LIMITS: Final = Limits()
"""An edition has some hundred kilobytes: a modem line passes, a drip does not."""
