"""Opening hours as other formats hold them: weekly times, and the rest in words."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from brightstar_desktop.domain.opening_hours import PUBLIC_HOLIDAYS, DayHours, parse_opening_hours

_NAMES: Final = {
    "Mo": "Monday",
    "Tu": "Tuesday",
    "We": "Wednesday",
    "Th": "Thursday",
    "Fr": "Friday",
    "Sa": "Saturday",
    "Su": "Sunday",
    PUBLIC_HOLIDAYS: "public holidays",
}


class Opening(NamedTuple):
    """The weekdays on which a place is open from ``opens`` to ``closes`` (HH:MM)."""

    days: tuple[str, ...]
    opens: str
    closes: str
    remark: str = ""


def openings(hours: str) -> tuple[Opening, ...]:
    """Return the weekly times that OpenStreetMap ``hours`` state, () where they state none."""
    return tuple(
        Opening(days, opens, closes, rule.remark)
        for rule in parse_opening_hours(hours)
        if (days := tuple(day for day in rule.days if day != PUBLIC_HOLIDAYS))
        for opens, closes in rule.times
    )


def exceptions(hours: str) -> tuple[str, ...]:
    """Return in English sentences what ``hours`` say beyond weekly times."""
    rules = parse_opening_hours(hours)
    if len(rules) == 1 and not rules[0].days:
        return (rules[0].remark,)
    return tuple(sentence for rule in rules for sentence in _beyond_times(rule))


def day_name(code: str) -> str:
    return _NAMES[code]


def _beyond_times(rule: DayHours) -> Iterator[str]:
    remark = f" ({rule.remark})" if rule.remark else ""
    if rule.is_closed:
        yield f"Closed on {_listed(rule.days)}{remark}."
    elif not rule.times:
        yield f"{_listed(rule.days) or 'At other times'}: {rule.remark}."
    elif PUBLIC_HOLIDAYS in rule.days:
        times = ", ".join("-".join(span) for span in rule.times)
        yield f"On public holidays {times}{remark}."


def _listed(days: tuple[str, ...]) -> str:
    return ", ".join(map(day_name, days))
