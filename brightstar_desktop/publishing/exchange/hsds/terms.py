"""The vocabulary as taxonomies of HSDS."""

from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.attributes import FACET_NAMES
from brightstar_desktop.publishing.exchange.hsds.records import taxonomy_id, term_id
from brightstar_desktop.publishing.exchange.hsds.tables import Record, Tables


def term_tables(vocabulary: Vocabulary) -> Tables:
    """Return every term that a row may be classified by, in English.

    HSDS wants codes that are unique among all taxonomies, so each has its facet before it.
    """
    tables: Tables = {"taxonomy": [], "taxonomy_term": []}
    for facet in FACET_NAMES:
        terms = [_term(facet, code, vocabulary) for code in _codes(facet, vocabulary)]
        tables["taxonomy_term"] += terms
        if terms:
            title = f"BrightStar {facet.replace('_', ' ')}"
            words = f"The terms of the BrightStar directory for {facet.replace('_', ' ')}."
            taxonomy = {"id": taxonomy_id(facet), "name": title, "description": words}
            tables["taxonomy"].append(taxonomy)
    return tables


def _codes(facet: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary.terms_of(facet))


def _term(facet: str, code: str, vocabulary: Vocabulary) -> Record:
    term = vocabulary.find(facet, code)
    label = vocabulary.label(facet, code, "en")
    return {
        "id": term_id(facet, code),
        "code": f"{facet}:{code}",
        "name": label,
        "description": term.description.en if term and term.description else label,
        "taxonomy": f"BrightStar {facet.replace('_', ' ')}",
        "language": "en",
        "taxonomy_id": taxonomy_id(facet),
    }
