"""Puts a hit into the words of its card."""

from datetime import date

from brightstar_desktop.domain.facets import PRICE_AXIS
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.providers.axis_words import not_stated_words
from brightstar_desktop.ui.providers.card import Card


def card_for(hit: Hit, *, vocabulary: Vocabulary, today: date) -> Card:
    """Return the card of ``hit`` as it reads on ``today``."""
    provider = hit.provider
    price = hit.session_price
    return Card(
        name=provider.name,
        place=_place(hit),
        distance="" if hit.distance_miles is None else f"{hit.distance_miles:.0f} mi",
        tags=_tags(hit, vocabulary),
        amount=f"${price.amount}" if price else "",
        price="a session" if price else "price not stated",
        age="undated" if today else "",
        kept=_kept(hit),
        spoken=provider.name,
    )


def _place(hit: Hit) -> str:
    cities = [location.city for location in hit.provider.locations if location.city]
    return cities[0] if cities else ""


def _tags(hit: Hit, vocabulary: Vocabulary) -> tuple[str, ...]:
    language = current_language()
    formats = [vocabulary.label("formats", c, language, short=True) for c in hit.provider.formats]
    settings = [
        vocabulary.label("settings", c, language, short=True) for c in hit.provider.settings
    ]
    return (*formats, *settings)


def _kept(hit: Hit) -> str:
    axes = [axis for axis in hit.not_stated if axis != PRICE_AXIS]
    return _(", ").join(not_stated_words(axis) for axis in axes)
