"""One cell of a spreadsheet: how facts are written in it, and how they are read again.

A spreadsheet takes a cell that begins with = + - or @ for a formula, after spaces and line breaks
too, and some take the same signs in full width or small. Such a text is written with an apostrophe
before it, and read without; a text that has the apostrophe already gets another.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

import phonenumbers

from brightstar_desktop.publishing.exchange.record_paths import Value


class CellKind(StrEnum):
    TEXT = "text"
    LIST = "several, with ; between them"
    FLAG = "yes, no, or empty where it is not stated"
    NUMBER = "a whole number"
    DECIMAL = "a number"
    DAY = "a day: 2026-11-23"
    PHONE = "a telephone number"


class CellError(ValueError):
    """A cell cannot be read; ``remedy`` says what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


_SIGN: Final = (
    r"(?:[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−])"
)
_FORMULA: Final = re.compile(rf"'*{_SIGN}")
_ESCAPED: Final = re.compile(rf"'+{_SIGN}")
_WHOLE: Final = re.compile(r"\$?(?:\d+|\d{1,3}(?:,\d{3})+)", re.ASCII)
_MAX_DIGITS: Final = 15
_YES: Final = ("yes", "y", "true", "1")
_NO: Final = ("no", "n", "false", "0")


def escape_formula(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unescape_formula(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text


def write_cell(kind: CellKind, value: Value) -> str:
    if kind is CellKind.FLAG:
        return "yes" if value else "no"
    if kind is CellKind.LIST:
        return escape_formula("; ".join(_guarded(item) for item in value))
    return escape_formula(str(value)) if kind in (CellKind.TEXT, CellKind.PHONE) else str(value)


def read_cell(kind: CellKind, text: str) -> Value:
    """Return what a cell states, None where it is empty; raises CellError when it is unreadable."""
    plain = unescape_formula(text.strip())
    return _READERS[kind](plain) if plain else None


def _guarded(item: str) -> str:
    return item.replace("\\", "\\\\").replace(";", "\\;")


def _read_list(text: str) -> list[str]:
    items, is_guarded = [""], False
    for sign in text:
        if is_guarded:
            items[-1] += sign if sign in ("\\", ";") else f"\\{sign}"
            is_guarded = False
        elif sign == "\\":
            is_guarded = True
        elif sign == ";":
            items.append("")
        else:
            items[-1] += sign
    items[-1] += "\\" if is_guarded else ""
    return [item.strip() for item in items if item.strip()]


def _read_flag(text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    remedy = "Write yes, no, or leave it empty where it is not stated."
    raise CellError(f"{text!r} is neither yes nor no.", remedy)


def _read_number(text: str) -> int:
    digits = text.replace(",", "").replace("$", "")
    if not _WHOLE.fullmatch(text) or len(digits) > _MAX_DIGITS:
        raise CellError(f"{text!r} is not a whole number.", "Write digits only, such as 500.")
    return int(digits)


def _read_decimal(text: str) -> float:
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,12})?", text, re.ASCII):
        raise CellError(f"{text!r} is not a number.", "Write degrees such as 37.80437.")
    return float(text)


def _read_day(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    remedy = "Write it as 2026-11-23, in a column that the spreadsheet keeps as text."
    raise CellError(f"{text!r} is not a day.", remedy)


def _read_phone(text: str) -> str:
    """Return an American number in E.164 form; anything else stays for the check to refuse."""
    try:
        parsed = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return text
    if parsed.extension or not phonenumbers.is_possible_number(parsed):
        return text
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


_READERS: Final[dict[CellKind, Callable[[str], Value]]] = {
    CellKind.TEXT: str,
    CellKind.LIST: _read_list,
    CellKind.FLAG: _read_flag,
    CellKind.NUMBER: _read_number,
    CellKind.DECIMAL: _read_decimal,
    CellKind.DAY: _read_day,
    CellKind.PHONE: _read_phone,
}
