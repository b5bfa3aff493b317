"""What those who sign editions and those who read them agree on."""

from datetime import timedelta
from typing import Final

SIGNED_FOR: Final = timedelta(days=45)
"""How long the signature over what is newest holds; so its end tells when it was made."""

DATED_AHEAD: Final = timedelta(days=31)
"""How far ahead of now the day in an edition's name may be: a publisher needs one day, a clock that
is behind some more. Without a bound, a forged name would be newer than all editions to come."""

DEVELOPMENT_FIELD: Final = "x-brightstar-development"
"""Marks a root whose private keys are known to everybody."""
