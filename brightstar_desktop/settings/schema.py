"""Every setting: its name, its default, what it may be, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SettingValue = str | float | int

LANGUAGES: Final = ("en", "es")
THEMES: Final = ("system", "light", "dark", "contrast")
VIEWS: Final = ("providers", "guide")
SMALLEST_TEXT: Final = 1.0
LARGEST_TEXT: Final = 2.0


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


SETTINGS: Final = (
    Setting("language", "en", _one_of(LANGUAGES), "The language of the interface: en or es."),
    Setting("theme", "system", _one_of(THEMES), "system, light, dark or contrast."),
    Setting(
        "text_scale",
        1.0,
        _number(SMALLEST_TEXT, LARGEST_TEXT),
        "The size of all text, as a multiple of the desktop's own.",
    ),
    Setting("view", "providers", _one_of(VIEWS), "The view shown last: providers or guide."),
    Setting("window_width", 1280, _number(640, 10000), "The window's width in pixels."),
    Setting("window_height", 800, _number(480, 10000), "The window's height in pixels."),
)
SETTING_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
