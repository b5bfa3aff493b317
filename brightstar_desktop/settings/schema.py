"""Every setting: its name, its default, what it may be, and what it does."""

import re
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
ON_OFF: Final = ("on", "off")
LONGEST_IDLE_MINUTES: Final = 240
STRICT_IDLE_MINUTES: Final = 5
"""As soon as a program can start afresh without leaving a person who reads."""
SMALLEST_TEXT: Final = 1.0
LARGEST_TEXT: Final = 2.0
_CODE: Final = re.compile(r"[a-z0-9_]{1,60}")
_THIS_COMPUTER: Final = ("localhost", "127.0.0.1", "::1")
_ODD: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no address or folder that a person can name holds."""


@dataclass(frozen=True)
class OneOf:
    """One of some words."""

    values: tuple[str, ...]

    def accepts(self, value: object) -> bool:
        """Return whether ``value`` is one of them."""
        return value in self.values


@dataclass(frozen=True)
class Number:
    """A number within bounds; a person steps through it by ``step``."""

    low: float
    high: float
    step: float = 1

    def accepts(self, value: object) -> bool:
        """Return whether ``value`` is a number within the bounds."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return False
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Source:
    """A place where newer data is looked for: nowhere, at an address, in a folder."""

    def accepts(self, value: object) -> bool:
        """Return whether ``value`` is "", an https address or the whole path of a folder."""
        if not isinstance(value, str) or _ODD.search(value):
            return False
        if "://" not in value:
            return value == "" or Path(value).is_absolute()
        try:
            parts = urlsplit(value)
        except ValueError:
            return False
        on_this_computer = parts.scheme == "http" and parts.hostname in _THIS_COMPUTER
        return bool(parts.hostname) and (parts.scheme == "https" or on_this_computer)


@dataclass(frozen=True)
class Code:
    """A code of the data's vocabulary, or "" for none; which there are, the edition says."""

    facet: str

    def accepts(self, value: object) -> bool:
        """Return whether ``value`` has the form of a code."""
        return isinstance(value, str) and (value == "" or _CODE.fullmatch(value) is not None)


Rule = OneOf | Number | Source | Code


@dataclass(frozen=True)
class Setting:
    """One setting: what it is by default, what it may be, and what it does.

    ``strictest`` holds where the machine's owner laid the setting down in a way that cannot be
    used, as do the strictest values of the settings named ``with_it``. None forbids nothing: there
    a person's choice stays, since smaller text or another language protects nobody. One that is
    not ``chosen`` by a person is remembered by the program itself.
    """

    name: str
    default: SettingValue
    rule: Rule
    explanation: str
    strictest: SettingValue | None = None
    with_it: tuple[str, ...] = ()
    chosen: bool = True

    def accepts(self, value: object) -> bool:
        """Return whether the setting can take ``value``."""
        return self.rule.accepts(value)


SETTINGS: Final = (
    Setting("language", "en", OneOf(LANGUAGES), "The language of the interface: en or es."),
    Setting("theme", "system", OneOf(THEMES), "system, light, dark or contrast."),
    Setting(
        "text_scale",
        1.0,
        Number(SMALLEST_TEXT, LARGEST_TEXT, 0.25),
        "The size of all text, as a multiple of the desktop's own.",
    ),
    Setting(
        "updates",
        "automatic",
        OneOf(UPDATES),
        "How newer data is looked for: automatic (once a day), on_request, or no_network.",
        strictest="no_network",
    ),
    Setting(
        "update_source",
        "",
        Source(),
        "Where newer data is looked for: an https address, a whole path of a folder, or nothing "
        "for the address that the data itself names.",
        strictest="",
        with_it=("updates",),
    ),
    Setting(
        "desk_mode",
        "off",
        OneOf(ON_OFF),
        "on where several people use one computer: nothing of a visit is remembered, not even the "
        "view shown last; off otherwise.",
        strictest="on",
    ),
    Setting(
        "idle_minutes",
        0,
        Number(0, LONGEST_IDLE_MINUTES),
        "After so many minutes without a key or the pointer the program starts afresh, with a "
        "countdown of a minute before; 0 for never.",
        strictest=STRICT_IDLE_MINUTES,
    ),
    Setting(
        "keep_visits",
        "off",
        OneOf(ON_OFF),
        "on to keep the shortlist and its notes on this computer from one start to the next; never "
        "in desk mode.",
        strictest="off",
    ),
    Setting(
        "region",
        "",
        Code("regions"),
        "The region that each search begins with, as bay_area; nothing for all of California.",
    ),
    Setting(
        "external_links",
        "on",
        OneOf(ON_OFF),
        "on where a click on a link may open another program, such as the browser; off copies the "
        "address instead.",
        strictest="off",
    ),
    Setting(
        "printing",
        "on",
        OneOf(ON_OFF),
        "on where pages may be printed and saved as PDF; off otherwise.",
        strictest="off",
    ),
    Setting("view", "providers", OneOf(VIEWS), "The view shown last.", chosen=False),
    Setting(
        "window_width", 1280, Number(640, 10000), "The window's width in pixels.", chosen=False
    ),
    Setting(
        "window_height", 800, Number(480, 10000), "The window's height in pixels.", chosen=False
    ),
)
SETTING_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def strictest(name: str) -> dict[str, SettingValue]:
    """Return what holds where a rule for the setting ``name`` cannot be used."""
    setting = SETTING_BY_NAME[name]
    values = {} if setting.strictest is None else {name: setting.strictest}
    for other in setting.with_it:
        values |= strictest(other)
    return values
