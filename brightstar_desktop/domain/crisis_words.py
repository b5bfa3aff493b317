"""Words that speak of suicide, self-harm or overdose, in English and Spanish.

A false alarm shows help that is not needed; a missed one hides help that is. So the list is
wide, and forms of "suicide" are recognised half typed and misspelt.
"""

from typing import Final

from rapidfuzz.distance import OSA

from brightstar_desktop.domain.words import Word, stems

_BEGINNING: Final = "suici"
_SPELT_LIKE: Final = ("suicide", "suicidal", "suicidio", "suicida")
_MOST_EDITS: Final = 2
_SHORTEST_MISSPELT: Final = 6

_SAYINGS: Final = """
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

_PHRASES: Final = frozenset(stems(saying) for saying in _SAYINGS.split(";"))
_LONGEST: Final = max(len(phrase) for phrase in _PHRASES)


def crisis_positions(words: tuple[Word, ...], stemmed: tuple[str, ...]) -> frozenset[int]:
    """Return the positions of the words that speak of a crisis; empty when none does."""
    found = {at for at, word in enumerate(words) if _is_suicide(word.folded)}
    for start in range(len(words)):
        for length in range(1, _LONGEST + 1):
            if stemmed[start : start + length] in _PHRASES:
                found.update(range(start, min(start + length, len(words))))
    return frozenset(found)


def _is_suicide(folded: str) -> bool:
    if folded.startswith(_BEGINNING):
        return True
    if len(folded) < _SHORTEST_MISSPELT or not folded.startswith("s"):
        return False
    return any(
        OSA.distance(folded, word, score_cutoff=_MOST_EDITS) <= _MOST_EDITS for word in _SPELT_LIKE
    )
