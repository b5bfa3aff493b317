"""Statements that may cease to hold: passages of a text that carry the day until which they do."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

DATED: Final = "dated"
"""The name of the container that a dated passage stands in."""
_OPENING: Final = re.compile(rf"^:::+\s*{DATED}\b(?P<said>.*)$")
_CLOSING: Final = re.compile(r"^:::+\s*$")
_HEADING: Final = re.compile(r"^#{2,4}\s.*?(?:\{#(?P<anchor>[\w-]+)\})?\s*$")


class Dated(Struct, frozen=True, kw_only=True):
    """A passage that holds ``until`` a day; ``check`` is the address that knows what holds then.

    ``anchor`` names the section it stands in; ``text`` is its Markdown.
    """

    until: date
    check: str
    reviewed: date | None = None
    anchor: str = ""
    text: str = ""

    def has_ended(self, today: date) -> bool:
        """Tell whether its last day is over."""
        return today > self.until


def read_dated(said: str) -> Dated:
    """Return what the opening line of a passage says of it, as "dated until=… check=…".

    Raises ValueError, in one sentence, where that cannot be understood.
    """
    name, *pairs = said.split() or [""]
    fields = dict(pair.partition("=")[::2] for pair in pairs)
    unknown = fields.keys() - {"until", "check", "reviewed"}
    if name != DATED or unknown:
        raise ValueError(f"{' '.join(sorted(unknown)) or said!r} is not understood.")
    if not fields.get("until") or not fields.get("check"):
        raise ValueError("until=YEAR-MONTH-DAY and check=https://… are both needed.")
    if not fields["check"].startswith(("https://", "http://")):
        raise ValueError(f"check={fields['check'][:80]} is no web address.")
    reviewed = fields.get("reviewed")
    return Dated(
        until=_day(fields["until"]),
        check=fields["check"],
        reviewed=_day(reviewed) if reviewed else None,
    )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written[:80]!r} is no day such as 2026-12-31.") from None


def dated_statements(body: str) -> tuple[Dated, ...]:
    """Return the dated passages of a Markdown text, in their order.

    Raises ValueError, in one sentence, where an opening line cannot be understood or a passage
    never ends.
    """
    return tuple(_passages(body.splitlines()))


def _passages(lines: Iterable[str]) -> Iterator[Dated]:
    opened: Dated | None = None
    anchor, inside = "", list[str]()
    for line in lines:
        heading, opening = _HEADING.match(line), _OPENING.match(line)
        if heading:
            anchor = heading["anchor"] or anchor
        if opening:
            opened, inside = read_dated(line.lstrip(": ")), []
        elif opened and _CLOSING.match(line):
            told = opened
            yield Dated(
                until=told.until,
                check=told.check,
                reviewed=told.reviewed,
                anchor=anchor,
                text="\n".join(inside).strip(),
            )
            opened = None
        elif opened:
            inside.append(line)
    if opened:
        raise ValueError(
            f"The passage that ends on {opened.until} is not closed by a line of ':::'."
        )
