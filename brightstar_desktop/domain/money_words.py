"""The highest price a person wants to pay, read from their words."""

import re
from typing import Final

from msgspec import Struct

_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d?)?(?![\d.,]*\d)"
_AMOUNT: Final = rf"\$?\s*{_NUMBER}"
_CURRENCY: Final = r"(?:\s*(?:dollars?|usd|bucks|d[oó]lares)\b|\s*\$)?"
_UNDER: Final = (
    r"(?:under|below|less\s+than|cheaper\s+than|no\s+more\s+than|not\s+more\s+than|up\s+to"
    r"|at\s+most|max(?:imum)?(?:\s+of)?|budget(?:\s+of)?|menos\s+de|por\s+debajo\s+de|hasta"
    r"|no\s+m[aá]s\s+de|como\s+m[aá]ximo|m[aá]x(?:imo)?(?:\s+de)?|presupuesto(?:\s+de)?)\s*:?"
)
_AFTER: Final = (
    r"\s*(?:or\s+less|or\s+under|or\s+below|and\s+under|max(?:imum)?|o\s+menos|m[aá]ximo)\b"
)

_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_UNDER}\s*{_AMOUNT}{_CURRENCY}",
        rf"(?<!\w)<\s*=?\s*{_AMOUNT}{_CURRENCY}",
        rf"(?<![\w$]){_AMOUNT}{_CURRENCY}{_AFTER}",
        rf"(?<!\w)\$\s*{_NUMBER}{_CURRENCY}",
    )
)
_NOT_MONEY: Final = re.compile(r"\s*(?:miles?|mi|millas?|minutes?|mins?|minutos?)\b", re.IGNORECASE)
_DISTANCE: Final = re.compile(
    r"(?<!\w)(?:within\s+|under\s+|less\s+than\s+|a\s+)?(?:menos\s+de\s+)?"
    r"\d{1,4}\s*(?:miles?|mi|millas?)\b(?:\s+(?:of|from|around|de))?",
    re.IGNORECASE,
)


class PriceWords(Struct, frozen=True):
    """A limit in whole dollars, and the slice of the text that says it."""

    dollars: int
    start: int
    end: int


def parse_price(text: str) -> PriceWords | None:
    """Return the limit that ``text`` states by the firmest wording, or None.

    A bare "$400" is taken as a limit too; a bare number is not, for it may be a ZIP code.
    """
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match and not _NOT_MONEY.match(text, match.end()):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            return PriceWords(int(match[1].replace(",", "")), start, end)
    return None


def distance_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the slices that state a distance ("within 10 miles of").

    The radius is chosen beside the place, so these words are only kept out of the text search.
    """
    return tuple(match.span() for match in _DISTANCE.finditer(text))
