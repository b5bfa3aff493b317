"""Every setting: its name, its default, what it may be, and what it does.

Files and rules of an organization hold a setting as it is *stored*: a word or a number, "on" or
"off". The program reads it as an attribute of ``SettingsStore``, with its type.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, Protocol, Self, TypeVar, overload
from urllib.parse import urlsplit

SettingValue = str | float | int
Value_co = TypeVar("Value_co", bound=SettingValue, covariant=True)

LANGUAGES: Final = ("en", "es")
THEMES: Final = ("system", "light", "dark", "contrast")
UPDATES: Final = ("automatic", "on_request", "no_network")
VIEWS: Final = ("providers", "map", "guide", "compare", "costs")
"""The views that a window may open with by itself, because they were shown last."""
LONGEST_IDLE_MINUTES: Final = 240
STRICT_IDLE_MINUTES: Final = 5
"""As soon as a program can start afresh without leaving a person who reads."""
SMALLEST_TEXT: Final = 1.0
LARGEST_TEXT: Final = 2.0
_CODE: Final = re.compile(r"[a-z0-9_]{1,60}")
_THIS_COMPUTER: Final = ("localhost", "127.0.0.1", "::1")
_ODD: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no address or folder that a person can name holds."""


class Rule(Protocol[Value_co]):
    def accepts(self, stored: object) -> bool:
        """Return whether a setting can take what was ``stored``, whatever that is."""
        ...

    def read(self, stored: SettingValue) -> Value_co:
        """Return what was ``stored``, and accepted, with its type."""
        ...


@dataclass(frozen=True)
class OneOf:
    values: tuple[str, ...]

    def accepts(self, stored: object) -> bool:
        return stored in self.values

    def read(self, stored: SettingValue) -> str:
        return str(stored)


@dataclass(frozen=True)
class OnOff:
    """A truth value, stored as "on" or "off"."""

    values: tuple[str, ...] = ("on", "off")

    def accepts(self, stored: object) -> bool:
        return stored in self.values

    def read(self, stored: SettingValue) -> bool:
        return stored == "on"


@dataclass(frozen=True)
class Number:
    """A number within bounds; a person steps through it by ``step``."""

    low: float
    high: float
    step: float = 1

    def accepts(self, stored: object) -> bool:
        if not isinstance(stored, int | float) or isinstance(stored, bool):
            return False
        return self.low <= stored <= self.high

    def read(self, stored: SettingValue) -> float:
        return float(stored)


@dataclass(frozen=True)
class UpdateSource:
    """Where newer data is looked for: "", an https address or the whole path of a folder."""

    def accepts(self, stored: object) -> bool:
        if not isinstance(stored, str) or _ODD.search(stored):
            return False
        if "://" not in stored:
            return stored == "" or Path(stored).is_absolute()
        try:
            parts = urlsplit(stored)
        except ValueError:
            return False
        on_this_computer = parts.scheme == "http" and parts.hostname in _THIS_COMPUTER
        return bool(parts.hostname) and (parts.scheme == "https" or on_this_computer)

    def read(self, stored: SettingValue) -> str:
        return str(stored)


@dataclass(frozen=True)
class VocabularyCode:
    """A code of the data's vocabulary, or "" for none; which there are, the edition says."""

    facet: str

    def accepts(self, stored: object) -> bool:
        return isinstance(stored, str) and (stored == "" or _CODE.fullmatch(stored) is not None)

    def read(self, stored: SettingValue) -> str:
        return str(stored)


@dataclass(frozen=True)
class Setting(Generic[Value_co]):
    """One setting, declared as an attribute of ``DeclaredSettings`` that reads its value.

    ``strictest`` holds where the machine's owner set it by policy in a way that cannot be used, as
    do the strictest values of the settings named ``with_it``. None forbids nothing: there a
    person's choice stays, since smaller text or another language protects nobody. One that is not
    ``chosen`` by a person is remembered by the program itself.
    """

    default: SettingValue
    rule: Rule[Value_co]
    explanation: str
    strictest: SettingValue | None = None
    with_it: tuple[str, ...] = ()
    chosen: bool = True
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        object.__setattr__(self, "name", name)  # once, by the class that declares it

    @overload
    def __get__(self, settings: None, owner: type) -> Self: ...

    @overload
    def __get__(self, settings: "DeclaredSettings", owner: type) -> Value_co: ...

    def __get__(self, settings: "DeclaredSettings | None", owner: type) -> Self | Value_co:
        return self if settings is None else self.rule.read(settings.value(self.name))

    def __set__(self, settings: "DeclaredSettings", value: SettingValue) -> None:
        raise AttributeError(f"{self.name} is changed by set()")

    def accepts(self, stored: object) -> bool:
        return self.rule.accepts(stored)


class DeclaredSettings:
    """Every setting, in the order in which they are listed."""

    language = Setting("en", OneOf(LANGUAGES), "The language of the interface: en or es.")
    theme = Setting("system", OneOf(THEMES), "system, light, dark or contrast.")
    text_scale = Setting(
        1.0,
        Number(SMALLEST_TEXT, LARGEST_TEXT, 0.25),
        "The size of all text, as a multiple of the desktop's own.",
    )
    updates = Setting(
        "automatic",
        OneOf(UPDATES),
        "How newer data is looked for: automatic (once a day), on_request, or no_network.",
        strictest="no_network",
    )
    update_source = Setting(
        "",
        UpdateSource(),
        "Where newer data is looked for: an https address, a whole path of a folder, or nothing "
        "for the address that the data itself names.",
        strictest="",
        with_it=("updates",),
    )
    desk_mode = Setting(
        "off",
        OnOff(),
        "on where several people use one computer: nothing of a visit is remembered, not even the "
        "view shown last; off otherwise.",
        strictest="on",
    )
    idle_minutes = Setting(
        0,
        Number(0, LONGEST_IDLE_MINUTES),
        "After so many minutes without a key or the pointer the program starts afresh, with a "
        "countdown of a minute before; 0 for never.",
        strictest=STRICT_IDLE_MINUTES,
    )
    keep_visits = Setting(
        "off",
        OnOff(),
        "on to keep the shortlist and its notes on this computer from one start to the next; never "
        "in desk mode.",
        strictest="off",
    )
    region = Setting(
        "",
        VocabularyCode("regions"),
        "The region that each search begins with, as bay_area; nothing for all of California.",
    )
    external_links = Setting(
        "on",
        OnOff(),
        "on where a click on a link may open another program, such as the browser; off copies the "
        "address instead.",
        strictest="off",
    )
    printing = Setting(
        "on",
        OnOff(),
        "on where pages may be printed and saved as PDF; off otherwise.",
        strictest="off",
    )
    view = Setting("providers", OneOf(VIEWS), "The view shown last.", chosen=False)
    window_width = Setting(1280, Number(640, 10000), "The window's width in pixels.", chosen=False)
    window_height = Setting(800, Number(480, 10000), "The window's height in pixels.", chosen=False)

    def value(self, name: str) -> SettingValue:
        """Return the setting ``name`` as it is in force, in the form in which it is stored."""
        raise NotImplementedError


def _declared() -> Iterator[Setting[SettingValue]]:
    for one in vars(DeclaredSettings).values():
        if isinstance(one, Setting):
            yield one


SETTINGS: Final = tuple(_declared())
SETTING_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def strictest(name: str) -> dict[str, SettingValue]:
    """Return what holds where a rule for the setting ``name`` cannot be used."""
    setting = SETTING_BY_NAME[name]
    values = {} if setting.strictest is None else {name: setting.strictest}
    for other in setting.with_it:
        values |= strictest(other)
    return values
