"""Questions to take along to a provider, in the reader's words."""

from collections.abc import Mapping
from typing import Final

from brightstar_desktop.i18n import _

USUAL: Final = ("supervises", "room", "total", "no_help", "ride")
"""The questions that a hand-out carries unless others are chosen."""


def questions() -> Mapping[str, str]:
    """Return every question by its name, in the order in which they come up."""
    return {
        "supervises": _("Who supervises, and where can I look up the license?"),
        "room": _("Who is in the room with me during the session?"),
        "examines": _("Who examines me first, body and mind?"),
        "say_no": _("What would make you say no?"),
        "monitors": _("What do you measure before, during and after?"),
        "emergency": _("What happens in an emergency?"),
        "medicines": _("Which of my medicines matter?"),
        "total": _("What does the whole first course cost, with the first visit?"),
        "insurance": _("Which parts can my insurance pay? Do you give a superbill?"),
        "therapy": _("Can my own therapist take part?"),
        "no_help": _("What happens if I feel no better?"),
        "ride": _("Who takes me home? No driving until the next day."),
    }
