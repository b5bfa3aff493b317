"""Places, prices, distances, crises and misspelt words in a person's own words."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.words import Token, folded_words, stems

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
_SHORTEST_CORRECTED: Final = 5
_LONG_WORD: Final = 8


def most_edits(word: str) -> int:
    """Return how many letters of ``word`` may be wrong; a swapped pair counts as one.

    Short words allow none: "pain" must never become "palm".
    """
    if len(word) < _SHORTEST_CORRECTED or not word.replace(" ", "").isalpha():
        return 0
    return 1 if len(word) < _LONG_WORD else 2


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the first of the candidates nearest to ``word``, or None when none is near enough.

    The first letter is taken to be right, as it nearly always is.
    """
    limit = most_edits(word)
    if not limit:
        return None
    likely = [candidate for candidate in candidates if candidate[:1] == word[0]]
    found = process.extractOne(word, likely, scorer=OSA.distance, score_cutoff=limit)
    return found[0] if found else None


def edits_between(typed: Sequence[str], meant: Sequence[str]) -> int | None:
    """Return how many letters differ between phrases of equal length, word by word.

    None where a word differs by more than a slip of the fingers.
    """
    total = 0
    for word, other in zip(typed, meant, strict=True):
        if word == other:
            continue
        limit = most_edits(word)
        if not limit or word[0] != other[0]:
            return None
        distance = OSA.distance(word, other, score_cutoff=limit)
        if distance > limit:
            return None
        total += distance
    return total


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


_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d?)?(?![\d.,]*\d)"
_AMOUNT: Final = rf"\$?\s*{_NUMBER}"
_CURRENCY: Final = r"(?:\s*(?:dollars?|usd|bucks|d[oó]lares)\b|\s*\$)?"
_UNDER: Final = (
    r"(?:under|below|less\s+than|cheaper\s+than|no\s+more\s+than|not\s+more\s+than|up\s+to"
    r"|at\s+most|max(?:imum)?(?:\s+of)?|budget(?:\s+of)?|menos\s+de|por\s+debajo\s+de|hasta"
    r"|no\s+m[aá]s\s+de|como\s+m[aá]ximo|m[aá]x(?:imo)?(?:\s+de)?|presupuesto(?:\s+de)?)\s*:?"
)
_AFTER: Final = (
    r"\s*(?:or\s+less|or\s+under|or\s+below|and\s+under|max(?:imum)?|o\s+menos|m[aá]ximo)\b"
)

_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_UNDER}\s*{_AMOUNT}{_CURRENCY}",
        rf"(?<!\w)<\s*=?\s*{_AMOUNT}{_CURRENCY}",
        rf"(?<![\w$]){_AMOUNT}{_CURRENCY}{_AFTER}",
        rf"(?<!\w)\$\s*{_NUMBER}{_CURRENCY}",
    )
)
_NOT_MONEY: Final = re.compile(r"\s*(?:miles?|mi|millas?|minutes?|mins?|minutos?)\b", re.IGNORECASE)
_DISTANCE: Final = re.compile(
    r"(?<!\w)(?:within\s+|under\s+|less\s+than\s+|a\s+)?(?:menos\s+de\s+)?"
    r"\d{1,4}\s*(?:miles?|mi|millas?)\b(?:\s+(?:of|from|around|de))?",
    re.IGNORECASE,
)


class PriceLimit(Struct, frozen=True):
    """A limit in whole dollars, and the slice of the text that says it."""

    dollars: int
    start: int
    end: int


def parse_price(text: str) -> PriceLimit | None:
    """Return the limit that ``text`` states by the firmest wording, or None.

    A bare "$400" is taken as a limit too; a bare number is not, for it may be a ZIP code.
    """
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match and not _NOT_MONEY.match(text, match.end()):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            return PriceLimit(int(match[1].replace(",", "")), start, end)
    return None


def distance_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the slices that state a distance ("within 10 miles of").

    The radius is chosen beside the place, so these words are only kept out of the text search.
    """
    return tuple(match.span() for match in _DISTANCE.finditer(text))


_CRISIS_BEGINNING: Final = "suici"
_SPELT_LIKE: Final = ("suicide", "suicidal", "suicidio", "suicida")
_MOST_EDITS: Final = 2
_SHORTEST_MISSPELT: Final = 6

_CRISIS_SAYINGS: Final = """
kill myself; killing myself; end my life; ending my life; end it all; take my life;
taking my life; taking my own life; take my own life; want to die; wanting to die; wanna die;
wish i was dead; wish i were dead; better off dead; no reason to live; don't want to live;
dont want to live; do not want to live; don't want to be alive; dont want to be alive;
not want to be alive; don't want to be here anymore; tired of living; hurt myself;
hurting myself; harm myself; harming myself; self harm; selfharm; self harming; self injury;
cut myself; cutting myself; overdose; overdosed; overdosing; unalive; kms;
no quiero vivir; ya no quiero vivir; quiero morir; quiero morirme; me quiero morir;
ganas de morir; matarme; me quiero matar; quitarme la vida; quitarse la vida;
acabar con mi vida; terminar con mi vida; hacerme daño; lastimarme; cortarme; autolesión;
autolesiones; autolesionarme; mejor muerto; mejor muerta; sobredosis; no vale la pena vivir
"""

_PHRASES: Final = frozenset(stems(saying) for saying in _CRISIS_SAYINGS.split(";"))
_LONGEST_SAYING: Final = max(len(phrase) for phrase in _PHRASES)


def crisis_positions(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Return the positions of the words that speak of suicide, self-harm or overdose.

    A false alarm shows help that is not needed; a missed one hides help that is. So the list is
    wide, and forms of "suicide" are recognised half typed and misspelt.
    """
    found = {at for at, token in enumerate(tokens) if _is_suicide(token.folded)}
    stemmed = tuple(token.stem for token in tokens)
    for start in range(len(tokens)):
        for length in range(1, _LONGEST_SAYING + 1):
            if stemmed[start : start + length] in _PHRASES:
                found.update(range(start, min(start + length, len(tokens))))
    return frozenset(found)


def _is_suicide(folded: str) -> bool:
    if folded.startswith(_CRISIS_BEGINNING):
        return True
    if len(folded) < _SHORTEST_MISSPELT or not folded.startswith("s"):
        return False
    return any(
        OSA.distance(folded, word, score_cutoff=_MOST_EDITS) <= _MOST_EDITS for word in _SPELT_LIKE
    )
