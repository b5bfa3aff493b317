"""Dates that cannot be."""

from datetime import date

from brightstar_desktop.domain.evidence import earliest_day


def date_fault(partial: str, published_on: date) -> str:
    """Return what is wrong with a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or ""."""
    try:
        day = earliest_day(partial)
    except ValueError as error:
        return f"{error}."
    if day > published_on:
        return f"{partial} is after the edition's day, {published_on}."
    return "" if day.year >= 1999 else f"{partial} is before this field existed."
