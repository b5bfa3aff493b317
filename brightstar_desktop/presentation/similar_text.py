"""Why a provider is like another, in words."""

from typing import Final

from brightstar_desktop.domain.query import Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.labels import labels
from brightstar_desktop.presentation.places import distance_words, place_line

_REASONS_NAMED: Final = 3


def likeness(similar: Similar, vocabulary: Vocabulary) -> str:
    """Return where it is and what is shared: "Oakland · also IV infusion, PTSD · 4 mi apart"."""
    parts = [place_line(similar.provider)]
    shared = [
        labels(vocabulary, facet, (code,), short=True)[0]
        for facet, code in similar.shared[:_REASONS_NAMED]
    ]
    if shared:
        parts.append(_("also {shared}").format(shared=", ".join(shared)))
    if similar.distance_miles is not None:
        distance = distance_words(similar.distance_miles)
        parts.append(_("{distance} apart").format(distance=distance))
    return " · ".join(parts)
