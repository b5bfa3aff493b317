"""Places in a person's own words: names, ZIP codes, counties and everyday short forms."""

from typing import Final

from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.typos import closest
from brightstar_desktop.domain.words import folded_words

LONGEST_NAME: Final = 6
"""No place of California has more words, "County" or "condado de" included."""

_SHORT_FORMS: Final = {
    "sf": "san francisco",
    "san fran": "san francisco",
    "frisco": "san francisco",
    "la": "los angeles",
    "l a": "los angeles",
    "sd": "san diego",
    "weho": "west hollywood",
}

_ORDINARY_WORDS: Final = """
alta alto august bend camino campo challenge clay commerce cool crest empire freedom herald
independence linda needles nice nuevo oasis pioneer rainbow strawberry thermal weed
"""
_ALSO_ORDINARY_WORDS: Final = frozenset(_ORDINARY_WORDS.split())
"""Names that mean a place only where the words around say so."""

_BEFORE_A_PLACE: Final = frozenset(("around", "at", "by", "en", "from", "in", "near", "nearby"))
_BEFORE_LA: Final = frozenset(("around", "from", "in", "near"))
"""What makes "la" Los Angeles; after a Spanish word it is the article."""
_AFTER_A_PLACE: Final = frozenset(("ca", "calif", "california"))


def place_called(words: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    """Return the place that folded ``words`` name as a whole, or None."""
    name = " ".join(words)
    if name.isdigit():
        return gazetteer.zip_code(name)
    if words[:2] == ("condado", "de"):
        return gazetteer.named(" ".join((*words[2:], "county")))
    return gazetteer.named(_SHORT_FORMS.get(name, name))


def is_meant_as_place(
    words: tuple[str, ...], *, before: str, after: str, typed: str, alone: bool
) -> bool:
    """Return whether words that may name a place do so here.

    ``before`` and ``after`` are the folded neighbours, ``typed`` the words as they stand in the
    text, ``alone`` whether the text holds nothing else.
    """
    if words == ("la",):
        return typed == "LA" or before in _BEFORE_LA or after in _AFTER_A_PLACE
    if words[0] not in _ALSO_ORDINARY_WORDS or len(words) > 1:
        return True
    return before in _BEFORE_A_PLACE or after in _AFTER_A_PLACE or alone


def resolve_place(typed: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place typed into a field for places, or None.

    Beyond exact names it takes ", CA" at the end, an unfinished name (the best-known place that
    starts so) and a misspelt one.
    """
    words = folded_words(typed)
    while len(words) > 1 and words[-1] in _AFTER_A_PLACE:
        words = words[:-1]
    if not words:
        return None
    name = " ".join(words)
    exact = gazetteer.zip_code(typed) or place_called(words, gazetteer)
    if exact or name.isdigit():
        return exact
    started = gazetteer.starting_with(name, 1) if len(name) >= 3 else ()
    if started:
        return started[0]
    meant = closest(name, gazetteer.names())
    return gazetteer.named(meant) if meant else None
