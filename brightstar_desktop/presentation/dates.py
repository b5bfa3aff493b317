"""Days and months in the reader's words."""

from datetime import date

from brightstar_desktop.i18n import _


def month_words(day: date) -> str:
    """Return month and year: "Nov 2026"."""
    return _("{month} {year}").format(month=_month(day.month), year=day.year)


def day_words(day: date) -> str:
    """Return the full day: "Nov 23, 2026"."""
    return _("{month} {day}, {year}").format(month=_month(day.month), day=day.day, year=day.year)


def partial_date_words(partial: str) -> str:
    """Return a date of the form YYYY, YYYY-MM or YYYY-MM-DD in words, as exact as it is.

    Raises ValueError when ``partial`` is not such a date.
    """
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return month_words(date(parts[0], parts[1], 1))
    return day_words(date(parts[0], parts[1], parts[2]))


def _month(number: int) -> str:
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    return names[number - 1]
