"""What was read out of a person's own words.

``words`` are always the typed words it was read from, exactly as typed, so that removing a chip
can remove them; ``corrected`` is True where they were misspelt.
"""

from typing import ClassVar

from msgspec import Struct

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.words import Token


class UnderstoodPlace(Struct, frozen=True, kw_only=True, tag="place"):
    """The place to be near."""

    place: Place
    words: str
    corrected: bool = False


class UnderstoodPrice(Struct, frozen=True, kw_only=True, tag="price"):
    """The highest price of one session, in whole dollars."""

    max_price: int
    words: str
    corrected: ClassVar[bool] = False


class UnderstoodFacet(Struct, frozen=True, kw_only=True, tag="facet"):
    """Options of one facet, any of which is meant."""

    facet: str
    codes: tuple[str, ...]
    words: str
    corrected: bool = False


class UnderstoodNotStated(Struct, frozen=True, kw_only=True, tag="not_stated"):
    """That providers which state nothing on ``facet`` are listed too."""

    facet: str
    words: str
    corrected: ClassVar[bool] = False


class CorrectedText(Struct, frozen=True, kw_only=True, tag="text"):
    """A misspelt word of a provider's name; ``text`` is what is searched instead."""

    text: str
    words: str
    corrected: ClassVar[bool] = True


Understood = (
    UnderstoodPlace | UnderstoodPrice | UnderstoodFacet | UnderstoodNotStated | CorrectedText
)


class Interpretation(Struct, frozen=True, kw_only=True):
    """What was made of a person's own words.

    ``free_tokens`` are what is searched as text. ``crisis`` is True when the words speak of
    suicide or self-harm: help in a crisis then comes before any result.
    """

    understood: tuple[Understood, ...] = ()
    free_tokens: tuple[Token, ...] = ()
    crisis: bool = False

    @property
    def free_text(self) -> str:
        return " ".join(token.text for token in self.free_tokens)

    @property
    def place(self) -> Place | None:
        places = (item.place for item in self.understood if isinstance(item, UnderstoodPlace))
        return next(places, None)
