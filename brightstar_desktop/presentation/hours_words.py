"""Opening hours in words."""

from itertools import groupby

from brightstar_desktop.domain.opening_hours import (
    PUBLIC_HOLIDAYS,
    WEEKDAYS,
    DayHours,
    parse_opening_hours,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.term_labels import join_words

_LEAST_OF_A_RUN = 3
"""Fewer days in a row are named one by one."""


def hours_words(hours: str) -> str:
    """Return OpenStreetMap ``hours`` in words; as they are written where they say more than a week.

    "Monday to Friday 9 a.m. to 5 p.m.; closed on public holidays".
    """
    rules = parse_opening_hours(hours)
    if len(rules) == 1 and not rules[0].days:
        return _remark_words(rules[0].remark)
    return "; ".join(_rule_words(rule) for rule in rules) or hours


def _rule_words(rule: DayHours) -> str:
    remark = _remark_words(rule.remark)
    if not rule.days:
        return _("at other times: {remark}").format(remark=remark)
    days = _days_words(rule.days)
    if rule.is_closed:
        told = _("closed on {days}").format(days=days)
    elif rule.times:
        told = _("{days} {times}").format(days=days, times=join_words(_spans(rule)))
    else:
        return _("{days}: {remark}").format(days=days, remark=remark)
    return _("{hours} ({remark})").format(hours=told, remark=remark) if remark else told


def _remark_words(remark: str) -> str:
    """Return a remark; the usual one in the reader's language, others as the page has them."""
    usual = {
        "by appointment": _("by appointment"),
        "by appointment only": _("by appointment only"),
    }
    return usual.get(remark.strip().casefold(), remark)


def _spans(rule: DayHours) -> list[str]:
    return [
        _("{opens} to {closes}").format(opens=_time_words(opens), closes=_time_words(closes))
        for opens, closes in rule.times
    ]


def _time_words(time: str) -> str:
    """Return a time of day on the clock of twelve hours, "12:30 p.m.", which no line parts."""
    hour, minute = (int(part) for part in time.split(":"))
    clock = f"{hour % 12 or 12}:{minute:02}" if minute else f"{hour % 12 or 12}"
    before_noon = hour < 12
    words = _("{time} a.m.") if before_noon else _("{time} p.m.")
    return words.format(time=clock).replace(" ", "\u00a0")


def _days_words(days: tuple[str, ...]) -> str:
    if set(days) == set(WEEKDAYS):
        return _("every day")
    names = _day_names()
    words: list[str] = []
    for _key, run in groupby(enumerate(days), lambda at: _index(at[1]) - at[0]):
        codes = [code for _position, code in run]
        if len(codes) < _LEAST_OF_A_RUN:
            words += [names[code] for code in codes]
        else:
            words.append(
                _("{first} to {last}").format(first=names[codes[0]], last=names[codes[-1]])
            )
    return join_words(words)


def _index(day: str) -> int:
    """Return where a day stands in the week; holidays follow nothing."""
    return -len(WEEKDAYS) if day == PUBLIC_HOLIDAYS else WEEKDAYS.index(day)


def _day_names() -> dict[str, str]:
    return {
        "Mo": _("Monday"),
        "Tu": _("Tuesday"),
        "We": _("Wednesday"),
        "Th": _("Thursday"),
        "Fr": _("Friday"),
        "Sa": _("Saturday"),
        "Su": _("Sunday"),
        PUBLIC_HOLIDAYS: _("public holidays"),
    }
