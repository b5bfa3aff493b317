"""How a page looks, and what of the day and the directory it tells."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from brightstar_desktop.presentation.guide.terms import TermFinder


class Look(Struct, frozen=True, kw_only=True):
    """Colours as CSS writes them, the gap between paragraphs in pixels, the room for tables.

    A table of more than ``most_columns`` is told row by row. ``on_paper`` writes addresses out.
    """

    muted: str = "gray"
    card: str = "white"
    warning: str = "white"
    border: str = "gray"
    text: str = "black"
    gap: int = 8
    most_columns: int = 99
    on_paper: bool = False


class Setting(Struct, frozen=True, kw_only=True):
    """What a page is drawn with.

    ``today`` decides which dated statements have ended; ``counts`` gives, for each "find:" link,
    how many providers it leads to; ``terms`` finds the words that are explained.
    """

    today: date
    look: Look = Look()
    counts: Mapping[str, int] = {}
    terms: TermFinder = TermFinder()
