"""The vocabulary file: one array of tables a facet, read and checked."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from brightstar_desktop.domain.evidence import FACT_GROUPS, AgeClass
from brightstar_desktop.domain.facets import FACETS
from brightstar_desktop.domain.provider import PRICE_PURPOSES, PRICE_QUALIFIERS, PRICE_UNITS
from brightstar_desktop.domain.vocabulary import LANGUAGES, Term, Vocabulary
from brightstar_desktop.domain.words import fold
from brightstar_desktop.publishing.validation import FieldMessage, Problem, convert, read_document

VOCABULARY_FILE: Final = "vocabulary.toml"
_ADD_THE_TERM: Final = 'Add it with code = "…" and label = { en = "…", es = "…" }.'
_REQUIRED_CODES: Final = {
    "units": PRICE_UNITS,
    "purposes": PRICE_PURPOSES,
    "qualifiers": PRICE_QUALIFIERS,
    "fact_groups": FACT_GROUPS,
    "age_classes": tuple(AgeClass),
}
"""Codes that the program itself knows by facet."""


def read_vocabulary(root: Path, problems: list[Problem]) -> Vocabulary:
    """Return the terms of ``root``/vocabulary.toml in their order; note errors in ``problems``."""
    document = read_document(root / VOCABULARY_FILE, root, problems) or {}
    terms: list[Term] = []
    for facet, rows in document.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            message = "This is not a list of terms."
            problems.append(Problem(VOCABULARY_FILE, facet, message, f"Write [[{facet}]]."))
            continue
        for index, row in enumerate(rows):
            field = f"{facet}[{index}]"
            term = convert(row | {"axis": facet}, Term, VOCABULARY_FILE, problems, field)
            if term:
                terms.append(term)
    vocabulary = Vocabulary(tuple(terms))
    if document:
        problems.extend(check_vocabulary(vocabulary))
    return vocabulary


def check_vocabulary(vocabulary: Vocabulary) -> Iterator[Problem]:
    for field, message, remedy in _vocabulary_errors(vocabulary):
        yield Problem(VOCABULARY_FILE, field, message, remedy)


def _vocabulary_errors(vocabulary: Vocabulary) -> Iterator[FieldMessage]:
    terms = Counter((term.facet, term.code) for term in vocabulary.terms)
    for (name, code), count in terms.items():
        if count > 1:
            yield f"{name}.{code}", "The code stands twice.", "Keep one of them."
    for term in vocabulary.terms:
        yield from _term_errors(term)
    for name, codes in _REQUIRED_CODES.items():
        for code in codes:
            if (name, code) not in terms:
                yield f"{name}.{code}", "The program needs this term.", _ADD_THE_TERM
    for facet in FACETS:
        if not vocabulary.terms_of(facet.name):
            yield facet.name, "The program offers this axis as a filter.", _ADD_THE_TERM
    yield from _region_errors(vocabulary)
    yield from _label_errors(vocabulary)
    yield from _synonym_errors(vocabulary)


def _term_errors(term: Term) -> Iterator[FieldMessage]:
    texts = {"label": term.label, "short": term.short, "description": term.description}
    for name, text in texts.items():
        if text is not None and not text.es:
            field = f"{term.facet}.{term.code}.{name}"
            yield field, "The text has no Spanish.", 'Add es = "…".'


def _region_errors(vocabulary: Vocabulary) -> Iterator[FieldMessage]:
    """Every county lies in exactly one region, or a place would be found in none or in two."""
    counties = {term.code for term in vocabulary.terms_of("counties")}
    listed = Counter(
        county for region in vocabulary.terms_of("regions") for county in region.counties
    )
    for county in sorted(counties | listed.keys()):
        if county not in counties:
            yield "regions", f"{county!r} is not a code of counties.", "Correct its spelling."
        elif listed[county] != 1:
            message = f"{county} County lies in {listed[county]} regions."
            yield "regions", message, "Name it in the counties of exactly one region."


def _label_errors(vocabulary: Vocabulary) -> Iterator[FieldMessage]:
    """Two terms that read alike could not be told apart in a list of filters."""
    owners: dict[tuple[str, str, str], str] = {}
    for term in vocabulary.terms:
        for language in LANGUAGES:
            label = term.label.in_language(language)
            owner = owners.setdefault((term.facet, language, fold(label)), term.code)
            if owner != term.code:
                message = f"The label {label!r} is that of {owner!r} as well."
                yield f"{term.facet}.{term.code}.label", message, "Tell the two apart, or keep one."


def _synonym_errors(vocabulary: Vocabulary) -> Iterator[FieldMessage]:
    facets: dict[str, set[str]] = defaultdict(set)
    for term in vocabulary.terms:
        for synonym in (*term.synonyms.en, *term.synonyms.es):
            facets[fold(synonym)].add(term.facet)
    for synonym, found in facets.items():
        if len(found) > 1:
            message = f"The synonym {synonym!r} stands at {' and '.join(sorted(found))}."
            yield "synonyms", message, "Leave it at one axis, or nobody knows what is meant."
