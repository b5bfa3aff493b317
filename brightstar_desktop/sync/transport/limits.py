"""Bounds on what is fetched."""

from typing import Final

from msgspec import Struct


class TransferLimits(Struct, frozen=True, kw_only=True):
    """Bounds on one transfer, in seconds and bytes a second.

    ``connect`` bounds reaching the other side, ``gap`` the wait for the next bytes, ``whole`` the
    transfer. After ``grace`` at least ``slowest`` bytes a second must have come on average.
    """

    connect: float = 8.0
    read: float = 15.0
    total: float = 1800.0
    grace: float = 20.0
    min_rate: float = 500.0


DEFAULT_LIMITS: Final = TransferLimits()
"""An edition has some hundred kilobytes: a modem line passes, a drip does not."""
