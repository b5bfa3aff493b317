"""Dates that cannot be."""

from datetime import date
from typing import Final

from brightstar_desktop.domain.evidence import earliest_day

_FIRST_YEAR: Final = 2000
"""Ketamine for depression was first reported in 2000 (Berman et al.); older is a slip."""


def date_fault(partial: str, latest: date) -> str:
    """Return what is wrong with a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or ""."""
    try:
        day = earliest_day(partial)
    except ValueError as error:
        return f"{error}."
    if day > latest:
        return f"{partial} is after {latest}, when the edition was published or the page read."
    return "" if day.year >= _FIRST_YEAR else f"{partial} is before this field existed."
