"""OpenStreetMap opening hours as a week: days, times, remarks, public holidays."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PUBLIC_HOLIDAYS: Final = "PH"

_DAY: Final = "|".join(WEEKDAYS)
_DAYS: Final = rf"(?:{PUBLIC_HOLIDAYS}|(?:{_DAY})(?:-(?:{_DAY}))?)"
_TIME: Final = r"(?:[01]\d|2[0-3]):[0-5]\d"
_TIMES: Final = rf"{_TIME}-{_TIME}"
_SELECTOR: Final = rf"(?P<days>{_DAYS}(?:,\s?{_DAYS})*)(?=\s|$)"
_STATE: Final = rf"(?P<times>{_TIMES}(?:,\s?{_TIMES})*)|(?P<closed>off|closed)"
_REMARK: Final = r'"(?P<remark>[^"]+)"'
_RULE: Final = re.compile(
    rf"\s*(?:{_SELECTOR})?\s*(?:{_STATE})?\s*(?:{_REMARK})?\s*(?:(;)|(\|\|)|$)"
)


class DayHours(NamedTuple):
    """What holds on some days: times (HH:MM), closed, or a remark alone.

    ``days`` are of WEEKDAYS or PUBLIC_HOLIDAYS; without any, the remark is for all other times.
    """

    days: tuple[str, ...]
    times: tuple[tuple[str, str], ...] = ()
    is_closed: bool = False
    remark: str = ""


def parse_opening_hours(hours: str) -> tuple[DayHours, ...]:
    """Return what OpenStreetMap ``hours`` say, () where they say more than a week can hold.

    Nothing is left out on the way: seasons, sunsets or nights make it (). A later rule for a day
    takes the place of an earlier one, as OpenStreetMap has it, so holidays come last.
    """
    found: list[DayHours] = []
    at, is_fallback = 0, False
    while at < len(hours):
        match = _RULE.match(hours, at)
        rule = _rule(match, is_first=not found, is_fallback=is_fallback) if match else None
        if not match or not rule or _overrides_holidays(rule, found):
            return ()
        found = [*_without(found, rule.days), rule]
        at, is_fallback = match.end(), bool(match[6])
    return tuple(found)


def _rule(match: re.Match[str], *, is_first: bool, is_fallback: bool) -> DayHours | None:
    """Return one rule, None where it says nothing or what a week cannot hold."""
    days = tuple(dict.fromkeys(_days_of(match["days"]))) if match["days"] else ()
    times = tuple(_times_of(match["times"])) if match["times"] else ()
    remark = match["remark"] or ""
    if any(opens >= closes for opens, closes in times):
        return None
    if is_fallback or not (days or times or match["closed"]):
        alone = remark and not (days or times or match["closed"])
        return DayHours((), remark=remark) if alone and (is_first or is_fallback) else None
    if not (times or match["closed"] or remark) or (match["closed"] and not days):
        return None
    return DayHours(days or WEEKDAYS, times, bool(match["closed"]), remark)


def _overrides_holidays(rule: DayHours, earlier: list[DayHours]) -> bool:
    """Return whether ``rule`` would hold on holidays that fall on its days."""
    has_weekdays = any(day != PUBLIC_HOLIDAYS for day in rule.days)
    return has_weekdays and any(PUBLIC_HOLIDAYS in one.days for one in earlier)


def _without(rules: list[DayHours], days: tuple[str, ...]) -> Iterator[DayHours]:
    """Yield what is left of ``rules`` beside a later one for ``days``."""
    for rule in rules:
        left = tuple(day for day in rule.days if day not in days)
        if left or not rule.days:
            yield rule._replace(days=left)


def _times_of(text: str) -> Iterator[tuple[str, str]]:
    for times in re.split(r",\s?", text):
        opens, _, closes = times.partition("-")
        yield opens, closes


def _days_of(text: str) -> Iterator[str]:
    for part in re.split(r",\s?", text):
        if part == PUBLIC_HOLIDAYS:
            yield part
            continue
        first, _, last = part.partition("-")
        start = WEEKDAYS.index(first)
        count = (WEEKDAYS.index(last or first) - start) % len(WEEKDAYS) + 1
        for offset in range(count):
            yield WEEKDAYS[(start + offset) % len(WEEKDAYS)]
