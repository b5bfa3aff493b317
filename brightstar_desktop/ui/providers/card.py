"""What one card of the list says."""

from datetime import date

from msgspec import Struct

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.labels import not_stated_words
from brightstar_desktop.presentation.places import distance_words, place_line
from brightstar_desktop.presentation.prices import PriceLine, price_line
from brightstar_desktop.presentation.provider_text import spoken, tags


class Card(Struct, frozen=True, kw_only=True):
    """The words of one provider in the list.

    ``not_stated`` says on what the provider states nothing though a filter asks for it, the price
    aside, which has its own line. ``spoken`` is the whole card in sentences.
    """

    name: str
    place: str
    place_stated: bool
    distance: str
    tags: tuple[str, ...]
    price: PriceLine
    age: str
    not_stated: str
    spoken: str


def card_for(hit: Hit, *, vocabulary: Vocabulary, today: date) -> Card:
    """Return the card of ``hit`` as it reads on ``today``."""
    miles = hit.distance_miles
    not_stated = [not_stated_words(facet) for facet in hit.not_stated if facet != PRICE_FACET]
    return Card(
        name=hit.provider.name,
        place=place_line(hit.provider, hit.nearest_location),
        place_stated=_states_place(hit.provider),
        distance="" if miles is None else distance_words(miles),
        tags=tags(hit.provider, vocabulary),
        price=price_line(hit.provider),
        age=card_age(hit.provider, today).tag,
        not_stated=", ".join(not_stated),
        spoken=" ".join(
            [spoken(hit, vocabulary, today), *(_sentence(words) for words in not_stated)]
        ),
    )


def saved_words() -> str:
    """Return the words for a provider that is kept for this visit."""
    return _("On the shortlist")


def saved_sentence() -> str:
    """Return the same as a sentence, for screen readers."""
    return _sentence(saved_words())


def _states_place(provider: Provider) -> bool:
    has_city = any(location.city for location in provider.locations)
    return has_city or provider.service_area.statewide_telehealth is True


def _sentence(words: str) -> str:
    return _("{words}.").format(words=words[:1].upper() + words[1:])
