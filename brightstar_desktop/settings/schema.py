"""Every setting: its name, its default, what it may be, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

SettingValue = str | float | int

LANGUAGES: Final = ("en", "es")
THEMES: Final = ("system", "light", "dark", "contrast")
UPDATES: Final = ("automatic", "on_request", "no_network")
VIEWS: Final = ("providers", "map", "guide", "compare", "costs")
"""The views that a window may open with by itself, because they were shown last."""
DESK_MODES: Final = ("off", "on")
LONGEST_IDLE_MINUTES: Final = 240
SMALLEST_TEXT: Final = 1.0
LARGEST_TEXT: Final = 2.0
_THIS_COMPUTER: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Setting:
    """One setting. ``accepts`` says whether a stored value may be used."""

    name: str
    default: SettingValue
    accepts: Callable[[object], bool]
    explanation: str


def _one_of(values: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: value in values


def _number(low: float, high: float) -> Callable[[object], bool]:
    def accepts(value: object) -> bool:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and low <= float(str(value)) <= high

    return accepts


def _is_source(value: object) -> bool:
    """Return whether newer data may be looked for there: nowhere, at an address, in a folder."""
    if not isinstance(value, str):
        return False
    if value == "":
        return True
    parts = urlsplit(value) if "://" in value else None
    if parts is None:
        return Path(value).is_absolute()
    on_this_computer = parts.scheme == "http" and parts.hostname in _THIS_COMPUTER
    return bool(parts.hostname) and (parts.scheme == "https" or on_this_computer)


SETTINGS: Final = (
    Setting("language", "en", _one_of(LANGUAGES), "The language of the interface: en or es."),
    Setting("theme", "system", _one_of(THEMES), "system, light, dark or contrast."),
    Setting(
        "text_scale",
        1.0,
        _number(SMALLEST_TEXT, LARGEST_TEXT),
        "The size of all text, as a multiple of the desktop's own.",
    ),
    Setting(
        "updates",
        "automatic",
        _one_of(UPDATES),
        "How newer data is looked for: automatic (once a day), on_request, or no_network.",
    ),
    Setting(
        "update_source",
        "",
        _is_source,
        "Where newer data is looked for: an https address, a whole path of a folder, or nothing "
        "for the address that the data itself names.",
    ),
    Setting(
        "desk_mode",
        "off",
        _one_of(DESK_MODES),
        "on where several people use one computer: nothing of a visit is remembered, not even the "
        "view shown last; off otherwise.",
    ),
    Setting(
        "idle_minutes",
        0,
        _number(0, LONGEST_IDLE_MINUTES),
        "After so many minutes without a key or the pointer the program starts afresh, with a "
        "countdown of a minute before; 0 for never.",
    ),
    Setting(
        "view",
        "providers",
        _one_of(VIEWS),
        "The view shown last.",
    ),
    Setting("window_width", 1280, _number(640, 10000), "The window's width in pixels."),
    Setting("window_height", 800, _number(480, 10000), "The window's height in pixels."),
)
SETTING_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
