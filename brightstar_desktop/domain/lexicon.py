"""Every phrase the directory knows, with what it means, and the words that mean nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.phrases import LONGEST_NAME, edits_between
from brightstar_desktop.domain.vocabulary import Term, Vocabulary
from brightstar_desktop.domain.words import folded_words, stem, stems

PLACE_FACETS: Final = ("regions", "counties")
"""Facets whose terms are named like towns; of equal names the town is meant."""

_WELL_KNOWN: Final = 10_000
"""Inhabitants from which a place is well enough known to be what a misspelt word meant."""

_ENGLISH: Final = """
a an and any are around at available be best better by ca california can cheap cheapest close
cost costs do does doing find for friendly from get give gives good has have help how i i'd i'll
i'm i've in is it list local looking me much my near nearby nearest need needs next no not of
offer offers on or please price prices pricing provide provides search seeking show some someone
take takes that the there to top treat treated treating treats try use used want wants we what
where which who with within without would you your
"""
_SPANISH: Final = """
a al alguien algun alguna barata barato buen buena bueno buscar busco cerca como con costo cual
cuales cualquier cuanto cuesta de del donde dos el ella en encontrar es esta favor hay la las lo
los me mejor mejores mi mis mostrar necesito o ofrece ofrecen para por porfavor precio precios
que quien quiero recibir se ser sin sobre son su tener tengo tiene tienen todo todos tratan
tratar un una uno unos y yo
"""
_OF_THIS_FIELD: Final = """
assisted care center centers centre centro centros clinic clinica clinicas clinics company
consultorio doctor doctora doctores doctors dr facilities facility ketamina ketamine ketamines
medical medicina medico medicos mile miles milla millas office offices place places practice
practices practitioner practitioners program programa programs proveedor proveedores provider
providers service services servicio servicios sesion sesiones session sessions specialist
specialists terapia terapias therapies therapy tratamiento tratamientos treatment treatments
"""

STOP_WORDS: Final = frozenset(folded_words(" ".join((_ENGLISH, _SPANISH, _OF_THIS_FIELD))))
"""Words that narrow nothing when they are part of no known phrase."""

STOP_STEMS: Final = frozenset(map(stem, STOP_WORDS))


class Meaning(Struct, frozen=True):
    """Options of one facet that a phrase stands for; any of them is meant."""

    facet: str
    codes: tuple[str, ...]


class Lexicon:
    """Phrases of the vocabulary and names of places, ready to be looked up."""

    def __init__(
        self, vocabulary: Vocabulary, gazetteer: Gazetteer, provider_words: Iterable[str] = ()
    ) -> None:
        self.gazetteer = gazetteer
        self.provider_words = frozenset(chain.from_iterable(map(folded_words, provider_words)))
        phrases = tuple(_phrases(vocabulary))
        self.meanings: Mapping[tuple[str, ...], Meaning] = _meanings(phrases)
        """What phrases of stems mean on the facets."""
        places = _well_known_places(gazetteer)
        self._correctable = _by_length((*(words for words, _ in phrases), *places))
        self._joined = {
            "".join(words): words
            for words in chain.from_iterable(
                self._correctable[length] for length in self._correctable if length > 1
            )
        }
        known = set(chain.from_iterable(words for words, _ in phrases)) | self.provider_words
        known.update(chain.from_iterable(map(folded_words, gazetteer.names())))
        self._known = known
        self._known_stems = {stem(word) for word in known} | STOP_STEMS
        self.longest = max((LONGEST_NAME, *map(len, self.meanings)))

    def is_known(self, folded: str) -> bool:
        return folded in self._known or stem(folded) in self._known_stems

    def may_become_known(self, folded: str) -> bool:
        return any(word.startswith(folded) for word in self._known)

    def starts_provider_word(self, folded: str) -> bool:
        return any(word.startswith(folded) for word in self.provider_words)

    def correction(self, typed: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the known phrase that misspelt words were meant to be, or None.

        Words written as one ("sandiego") are taken apart. Vocabulary comes before places, and
        better-known places before others, where several are equally near.
        """
        if len(typed) == 1 and typed[0] in self._joined:
            return self._joined[typed[0]]
        best, fewest = None, None
        for candidate in self._correctable.get(len(typed), ()):
            edits = edits_between(typed, candidate)
            if edits and (fewest is None or edits < fewest):
                best, fewest = candidate, edits
        return best


def _phrases(vocabulary: Vocabulary) -> Iterable[tuple[tuple[str, ...], Meaning]]:
    for facet in FACETS:
        for term in vocabulary.terms_of(facet.name):
            for phrase in _wordings(term):
                words = folded_words(phrase)
                if words:
                    yield words, Meaning(facet.name, (term.code,))


def _wordings(term: Term) -> Iterable[str]:
    for text in (term.label, *((term.short,) if term.short else ())):
        yield from (text.en.partition("(")[0], text.es.partition("(")[0])
    yield from (*term.synonyms.en, *term.synonyms.es)


def _meanings(
    phrases: Iterable[tuple[tuple[str, ...], Meaning]],
) -> Mapping[tuple[str, ...], Meaning]:
    """Return meanings by stems; the first facet to use a phrase keeps it, with all its codes."""
    codes: dict[tuple[str, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for words, meaning in phrases:
        codes[stems(" ".join(words))][meaning.facet].extend(meaning.codes)
    found: dict[tuple[str, ...], Meaning] = {}
    for phrase, by_facet in codes.items():
        if len(phrase) > 1 or phrase[0] not in STOP_STEMS:
            facet = next(iter(by_facet))
            found[phrase] = Meaning(facet, tuple(dict.fromkeys(by_facet[facet])))
    return found


def _well_known_places(gazetteer: Gazetteer) -> Iterable[tuple[str, ...]]:
    found = [
        (place.population, folded_words(name))
        for name in gazetteer.names()
        if (place := gazetteer.named(name)) and place.population >= _WELL_KNOWN
    ]
    return (words for _, words in sorted(found, key=lambda one: -one[0]))


def _by_length(phrases: Iterable[tuple[str, ...]]) -> Mapping[int, tuple[tuple[str, ...], ...]]:
    found: dict[int, dict[tuple[str, ...], None]] = defaultdict(dict)
    for words in phrases:
        found[len(words)][words] = None
    return {length: tuple(ordered) for length, ordered in found.items()}
