"""The names of languages in the reader's words."""

from brightstar_desktop.i18n import _


def language_words(code: str) -> str:
    """Return the name of a language by its ISO 639 code; the code itself where it is not known."""
    names = {
        "en": _("English"),
        "es": _("Spanish"),
        "ase": _("American Sign Language"),
    }
    return names.get(code, code)
