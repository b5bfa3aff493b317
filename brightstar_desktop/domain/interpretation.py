"""A person's own words, read as filters, a place, a limit of price, and what is left to search."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.lexicon import PLACE_FACETS, STOP_STEMS, STOP_WORDS, Lexicon
from brightstar_desktop.domain.phrases import (
    closest,
    crisis_positions,
    distance_spans,
    is_meant_as_place,
    parse_price,
    place_called,
)
from brightstar_desktop.domain.query import (
    DEFAULT_RADIUS_MILES,
    CorrectedText,
    Interpretation,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.words import Token, TypedText, stem

SELDOM_STATED: Final = ("populations",)
"""Facets on which nearly no provider states anything, so that words keep those that do not."""

_NEGATIONS: Final = frozenset(("no", "not", "non", "without", "sin", "don't", "dont", "doesn't"))
"""Words that turn what follows into something not asked for."""

_MOST_WORDS: Final = 40
"""So many words of a text are read; a crisis is noticed in all of them."""


def interpret(typed: TypedText, lexicon: Lexicon) -> Interpretation:
    """Return what the words mean: longest phrases first, exact ones before misspelt ones."""
    return _Reading(typed, lexicon).read()


def correct_names(interpretation: Interpretation, lexicon: Lexicon) -> Interpretation | None:
    """Return the interpretation with misspelt provider names put right, or None.

    It is for a text search that found nothing: only words that no provider's name has are
    changed, and each change is shown as understood.
    """
    corrected: list[CorrectedText] = []
    free: list[Token] = []
    names = sorted(lexicon.provider_words)
    for token in interpretation.free_tokens:
        known = lexicon.starts_provider_word(token.folded)
        meant = None if known else closest(token.folded, names)
        if meant:
            corrected.append(CorrectedText(text=meant, words=token.text))
        free.append(replace(token, text=meant, folded=meant, stem=stem(meant)) if meant else token)
    if not corrected:
        return None
    understood = (*interpretation.understood, *corrected)
    return replace(interpretation, understood=understood, free_tokens=tuple(free))


class _Reading:
    """One text being read. Each word is used once, by the first reader that takes it."""

    def __init__(self, typed: TypedText, lexicon: Lexicon) -> None:
        self._text, self._words, self._lexicon = typed.text, typed.tokens, lexicon
        self._stems = tuple(word.stem for word in self._words)
        self._free = [position < _MOST_WORDS for position in range(len(self._words))]
        self._found: list[tuple[int, Understood]] = []
        self._place: Place | None = None

    def read(self) -> Interpretation:
        crisis = crisis_positions(self._words)
        self._read_price()
        self._drop_distances()
        self._read_zip_codes()
        self._read_phrases()
        self._read_misspelt()
        for position in crisis:
            self._free[position] = False
        self._found.sort(key=lambda found: found[0])
        understood = tuple(item for _, item in self._found)
        return Interpretation(
            understood=tuple(_with_unknown_included(understood)),
            free_tokens=self._left_over(),
            crisis=bool(crisis),
        )

    def _read_price(self) -> None:
        price = parse_price(self._text)
        if price:
            words = self._text[price.start : price.end]
            item = UnderstoodPrice(max_price=price.dollars, words=words)
            self._found.append((price.start, item))
            self._use_slice(price.start, price.end)

    def _drop_distances(self) -> None:
        for start, end in distance_spans(self._text):
            self._use_slice(start, end)

    def _use_slice(self, start: int, end: int) -> None:
        for position, word in enumerate(self._words):
            if word.start >= start and word.end <= end:
                self._free[position] = False

    def _read_zip_codes(self) -> None:
        """Read ZIP codes before names: with "San Francisco 94110" the ZIP is the place."""
        for position, word in enumerate(self._words):
            if self._free[position] and word.folded.isdigit():
                self._read_place(position, position + 1)

    def _read_phrases(self) -> None:
        for start, end in self._windows(self._lexicon.longest):
            if not self._read_place(start, end):
                self._read_term(start, end)

    def _windows(self, longest: int) -> Iterator[tuple[int, int]]:
        """Yield runs of words that are still free, longest first, then from the left."""
        for length in range(min(longest, len(self._words)), 0, -1):
            for start in range(len(self._words) - length + 1):
                if all(self._free[start : start + length]):
                    yield start, start + length

    def _read_term(self, start: int, end: int) -> None:
        """Read a phrase of the vocabulary; "no insurance" must not ask for insurance."""
        meaning = self._lexicon.meanings.get(self._stems[start:end])
        if meaning is None or self._is_second_place(start, end, meaning.facet):
            return
        if start and self._words[start - 1].folded in _NEGATIONS:
            self._use(start - 1, end)
        else:
            self._understand_facet(start, end, meaning.facet, meaning.codes)

    def _read_place(self, start: int, end: int, words: tuple[str, ...] = ()) -> bool:
        """Read the first place as the place to be near; a county becomes a filter.

        A further place close to the first only says the same again.
        """
        corrected = bool(words)
        words = words or self._folded(start, end)
        place = None if self._is_term(words) else place_called(words, self._lexicon.gazetteer)
        if place is None or not (corrected or self._is_meant_as_place(start, end, words)):
            return False
        if place.kind == "county":
            self._understand_facet(start, end, "counties", (place.county,), corrected=corrected)
        elif self._place is not None:
            return self._repeats_place(start, end, place)
        else:
            self._place = place
            typed = self._slice(start, end)
            self._add(start, end, UnderstoodPlace(place=place, words=typed, corrected=corrected))
        return True

    def _repeats_place(self, start: int, end: int, place: Place) -> bool:
        first = self._place or place
        miles = miles_between(first.latitude, first.longitude, place.latitude, place.longitude)
        if miles > DEFAULT_RADIUS_MILES:
            return False
        self._use(start, end)
        return True

    def _is_term(self, words: tuple[str, ...]) -> bool:
        meaning = self._lexicon.meanings.get(tuple(map(stem, words)))
        return meaning is not None and meaning.facet not in PLACE_FACETS

    def _is_second_place(self, start: int, end: int, facet: str) -> bool:
        """Return whether a town far from the first is only by chance named like a county."""
        gazetteer = self._lexicon.gazetteer
        return (
            facet in PLACE_FACETS and place_called(self._folded(start, end), gazetteer) is not None
        )

    def _is_meant_as_place(self, start: int, end: int, words: tuple[str, ...]) -> bool:
        return is_meant_as_place(
            words,
            before=self._words[start - 1].folded if start else "",
            after=self._words[end].folded if end < len(self._words) else "",
            typed=self._slice(start, end),
            alone=len(self._words) == end - start,
        )

    def _read_misspelt(self) -> None:
        for start, end in self._windows(3):
            typed = self._folded(start, end)
            unknown = [at for at in range(start, end) if self._is_misspelt(at)]
            meant = self._lexicon.correction(typed) if unknown else None
            if meant:
                self._read_corrected(start, end, meant)
            elif unknown and end - start == 1 and closest(typed[0], STOP_WORDS):
                self._use(start, end)

    def _read_corrected(self, start: int, end: int, meant: tuple[str, ...]) -> None:
        meaning = self._lexicon.meanings.get(tuple(map(stem, meant)))
        if not self._read_place(start, end, meant) and meaning:
            self._understand_facet(start, end, meaning.facet, meaning.codes, corrected=True)

    def _is_misspelt(self, position: int) -> bool:
        """Return whether a word is finished, known to nobody, and starts no provider's name."""
        folded = self._words[position].folded
        if self._lexicon.is_known(folded) or self._lexicon.starts_provider_word(folded):
            return False
        unfinished = self._words[position].end == len(self._text)
        return not (unfinished and self._lexicon.may_become_known(folded))

    def _understand_facet(
        self, start: int, end: int, facet: str, codes: tuple[str, ...], *, corrected: bool = False
    ) -> None:
        words = self._slice(start, end)
        item = UnderstoodFacet(facet=facet, codes=codes, words=words, corrected=corrected)
        self._add(start, end, item)

    def _add(self, start: int, end: int, item: Understood) -> None:
        self._found.append((self._words[start].start, item))
        self._use(start, end)

    def _use(self, start: int, end: int) -> None:
        self._free[start:end] = [False] * (end - start)

    def _folded(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(word.folded for word in self._words[start:end])

    def _slice(self, start: int, end: int) -> str:
        return self._text[self._words[start].start : self._words[end - 1].end]

    def _left_over(self) -> tuple[Token, ...]:
        return tuple(
            token
            for token, is_free in zip(self._words, self._free, strict=True)
            if is_free and token.stem not in STOP_STEMS
        )


def _with_unknown_included(understood: tuple[Understood, ...]) -> Iterator[Understood]:
    for item in understood:
        yield item
        if isinstance(item, UnderstoodFacet) and item.facet in SELDOM_STATED:
            yield UnderstoodNotStated(facet=item.facet, words=item.words)
