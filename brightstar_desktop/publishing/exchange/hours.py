"""Opening hours that other formats can hold: weekdays, each from one time to another."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY: Final = "|".join(WEEKDAYS)
_DAYS: Final = rf"(?:{_DAY})(?:-(?:{_DAY}))?"
_TIME: Final = r"(?:[01]\d|2[0-3]):[0-5]\d"
_TIMES: Final = rf"{_TIME}-{_TIME}"
_RULE: Final = re.compile(rf"({_DAYS}(?:,\s?{_DAYS})*) ({_TIMES}(?:,\s?{_TIMES})*)")


class Opening(NamedTuple):
    """The days on which a place is open from ``opens`` to ``closes`` (HH:MM)."""

    days: tuple[str, ...]
    opens: str
    closes: str


def openings(hours: str) -> tuple[Opening, ...]:
    """Return what OpenStreetMap ``hours`` say, () where they say more than days and times.

    Nothing is left out on the way: hours with a holiday or a remark are no openings at all.
    """
    found: list[Opening] = []
    taken: set[str] = set()
    for rule in hours.strip().rstrip(";").split(";"):
        match = _RULE.fullmatch(rule.strip())
        days = tuple(_days_of(match[1])) if match else ()
        if not match or taken & set(days):  # a later rule for a day overrides the earlier one
            return ()
        taken.update(days)
        for times in re.split(r",\s?", match[2]):
            opens, _, closes = times.partition("-")
            if opens >= closes:
                return ()
            found.append(Opening(days, opens, closes))
    return tuple(found)


def _days_of(text: str) -> Iterator[str]:
    for part in re.split(r",\s?", text):
        first, _, last = part.partition("-")
        start = WEEKDAYS.index(first)
        count = (WEEKDAYS.index(last or first) - start) % len(WEEKDAYS) + 1
        for offset in range(count):
            yield WEEKDAYS[(start + offset) % len(WEEKDAYS)]
