"""The settings in a person's words: their names, their choices, what they do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from brightstar_desktop.i18n import _


@dataclass(frozen=True)
class SettingTexts:
    """A setting's ``name``, the words of its choices by value, and a sentence about it or ""."""

    name: str
    choices: Mapping[str, str] = field(default_factory=dict)
    about: str = ""


def groups() -> dict[str, tuple[str, ...]]:
    """Return the headings of the dialog with the settings below each."""
    return {
        _("How it looks"): ("language", "theme", "text_scale"),
        _("Search"): ("region",),
        _("Newer data"): ("updates", "update_source"),
        _("Several people, one computer"): ("desk_mode", "idle_minutes", "keep_visits"),
        _("Other programs"): ("external_links", "printing"),
    }


def setting_texts() -> dict[str, SettingTexts]:
    return {**_looks(), **_data(), **_desk(), **_others()}


def _looks() -> dict[str, SettingTexts]:
    return {
        "language": SettingTexts(_("Language"), {"en": "English", "es": "Español"}),
        "theme": SettingTexts(
            _("Colors"),
            {
                "system": _("As on this computer"),
                "light": _("Light"),
                "dark": _("Dark"),
                "contrast": _("High contrast"),
            },
        ),
        "text_scale": SettingTexts(_("Size of text")),
    }


def _data() -> dict[str, SettingTexts]:
    return {
        "region": SettingTexts(
            _("Begin each search in"), {"": _("All of California")},
            _("A region is set for each new visitor; they can take it away."),
        ),
        "updates": SettingTexts(
            _("Look for newer data"),
            {
                "automatic": _("By itself, about once a day"),
                "on_request": _("Only when I ask"),
                "no_network": _("Never use the network; folders and sticks only"),
            },
        ),
        "update_source": SettingTexts(
            _("Address for newer data"),
            about=_("Empty: the one that the data itself names."),
        ),
    }  # fmt: skip


def _desk() -> dict[str, SettingTexts]:
    return {
        "desk_mode": SettingTexts(
            _("Desk mode"),
            {"off": _("Off"), "on": _("On: nothing of a visit is remembered")},
            _("For a desk where one person follows another. Not even the last view is kept."),
        ),
        "idle_minutes": SettingTexts(
            _("Start afresh when nobody is there"),
            about=_("After so many minutes without a key or the pointer; 0 for never."),
        ),
        "keep_visits": SettingTexts(
            _("Keep the shortlist and notes"),
            {"off": _("No: forget them at the end"), "on": _("Yes, on this computer")},
            _("Only for a computer of your own. Never kept in desk mode."),
        ),
    }


def _others() -> dict[str, SettingTexts]:
    return {
        "external_links": SettingTexts(
            _("Links"),
            {"on": _("May open another program, when clicked"), "off": _("Are copied instead")},
        ),
        "printing": SettingTexts(
            _("Printing and PDF"), {"on": _("Allowed"), "off": _("Switched off")}
        ),
    }
