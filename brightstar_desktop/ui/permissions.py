"""What may be done on this computer besides reading."""

from typing import Final

from PySide6.QtCore import QCoreApplication

PERMISSIONS: Final = ("external_links", "printing")
"""The settings that allow or forbid an act of the same name."""
_PROPERTY: Final = "brightstarForbidden"


def forbid(*acts: str) -> None:
    """Forbid these acts, "external_links" or "printing", and allow all others."""
    application = QCoreApplication.instance()
    if application:
        application.setProperty(_PROPERTY, list(acts))


def is_allowed(act: str) -> bool:
    """Return whether ``act`` may be done."""
    application = QCoreApplication.instance()
    forbidden = application.property(_PROPERTY) if application else None
    return act not in (forbidden or ())
