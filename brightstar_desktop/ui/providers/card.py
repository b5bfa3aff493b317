"""What one card of the list says."""

from msgspec import Struct


class Card(Struct, frozen=True, kw_only=True):
    """The words of one provider in the list.

    ``amount`` is empty where no price is stated; ``price`` then says so. ``kept`` says on what
    the provider states nothing though a filter asks for it. ``spoken`` is the whole card as one
    sentence.
    """

    name: str
    place: str
    distance: str
    tags: tuple[str, ...]
    amount: str
    price: str
    age: str
    kept: str
    spoken: str
