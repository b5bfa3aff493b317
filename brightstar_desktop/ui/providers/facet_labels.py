"""What the filters are called."""

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.i18n import _


def facet_title(facet: str) -> str:
    """Return the heading over the options of ``facet``."""
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
        PRICE_FACET: _("Price of one session"),
    }
    return titles.get(facet, facet)


def not_stated_words(facet: str) -> str:
    """Return the words for a provider that states nothing on ``facet``."""
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
        PRICE_FACET: _("price not stated"),
    }
    return words.get(facet, _("not stated"))
