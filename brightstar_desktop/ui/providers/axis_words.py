"""What the filters are called."""

from brightstar_desktop.domain.facets import PRICE_AXIS
from brightstar_desktop.i18n import _


def axis_title(axis: str) -> str:
    """Return the heading over the options of ``axis``."""
    titles = {
        "formats": _("How it is given"),
        "settings": _("Setting"),
        "conditions": _("For"),
        "service": _("Reach"),
        "regions": _("Region"),
        "counties": _("County"),
        "support": _("Support"),
        "payment": _("Payment"),
        "specialties": _("Specialty of the clinicians"),
        "populations": _("Who it is for"),
        "languages": _("Languages"),
        "kinds": _("Kind of provider"),
        PRICE_AXIS: _("Price of one session"),
    }
    return titles.get(axis, axis)


def not_stated_words(axis: str) -> str:
    """Return the words for a provider that states nothing on ``axis``."""
    words = {
        "formats": _("how it is given not stated"),
        "settings": _("setting not stated"),
        "conditions": _("conditions not stated"),
        "service": _("reach not stated"),
        "regions": _("region not stated"),
        "counties": _("county not stated"),
        "support": _("support not stated"),
        "payment": _("payment not stated"),
        "specialties": _("specialty not stated"),
        "populations": _("who it is for not stated"),
        "languages": _("languages not stated"),
        "kinds": _("kind not stated"),
        PRICE_AXIS: _("price not stated"),
    }
    return words.get(axis, _("not stated"))
