"""Opening hours that no clinic can keep, or that leave open what they mean."""

import re
from collections.abc import Iterator
from typing import Final

import opening_hours

_REMARK: Final = re.compile(r'"[^"]*"')
_RULES: Final = re.compile(r";|\|\|")
_MARK: Final = "“”"
"""Stands for a remark, whose words say nothing to a clock."""
_SPAN: Final = re.compile(r"(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")
_TIME: Final = re.compile(r"\d:\d|sunrise|sunset|dawn|dusk|24/7|unknown")
_CLOSED: Final = re.compile(r"\b(?:off|closed)\b")
_MIDNIGHT: Final = (24, 0)


def hours_fault(hours: str) -> str:
    """Return what is wrong with an OpenStreetMap opening_hours text, or "".

    OpenStreetMap takes days without times for open all day, and the same time twice for 24 hours.
    No page of a clinic means that, so it is told as a slip.
    """
    if not opening_hours.validate(hours):
        return f"{hours!r} is not an opening_hours text."
    rules = [rule.strip() for rule in _RULES.split(_REMARK.sub(_MARK, hours)) if rule.strip()]
    if all(_CLOSED.search(rule) for rule in rules):
        return f"{hours!r} says only when the place is closed."
    return next(_faults(hours, rules), "")


def _faults(hours: str, rules: list[str]) -> Iterator[str]:
    for rule in rules:
        if not (_TIME.search(rule) or _CLOSED.search(rule) or _MARK in rule):
            yield f"{hours!r} names days without times."
        for numbers in _SPAN.findall(rule):
            hour, minute, last_hour, last_minute = map(int, numbers)
            if (last_hour, last_minute) > _MIDNIGHT:
                yield f"{hours!r} ends after midnight."
            if (hour, minute) == (last_hour, last_minute):
                yield f"{hours!r} opens and closes at the same time."
    plain = _REMARK.sub(_MARK, hours)
    if re.search(rf";\s*{_MARK}\s*(?:;|\|\||$)", plain):
        yield f"{hours!r} ends with a remark that takes the place of all before it."
