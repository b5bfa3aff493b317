"""The vocabulary as taxonomies of HSDS."""

from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.attributes import AXES
from brightstar_desktop.publishing.exchange.hsds.records import taxonomy_id, term_id
from brightstar_desktop.publishing.exchange.hsds.tables import Record, Tables


def term_tables(vocabulary: Vocabulary) -> Tables:
    """Return every term that a row may be classified by, in English.

    HSDS wants codes that are unique among all taxonomies, so each has its axis before it.
    """
    tables: Tables = {"taxonomy": [], "taxonomy_term": []}
    for axis in AXES:
        terms = [_term(axis, code, vocabulary) for code in _codes(axis, vocabulary)]
        tables["taxonomy_term"] += terms
        if terms:
            title = f"BrightStar {axis.replace('_', ' ')}"
            words = f"The terms of the BrightStar directory for {axis.replace('_', ' ')}."
            taxonomy = {"id": taxonomy_id(axis), "name": title, "description": words}
            tables["taxonomy"].append(taxonomy)
    return tables


def _codes(axis: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary.axis(axis))


def _term(axis: str, code: str, vocabulary: Vocabulary) -> Record:
    term = vocabulary.find(axis, code)
    label = vocabulary.label(axis, code, "en")
    return {
        "id": term_id(axis, code),
        "code": f"{axis}:{code}",
        "name": label,
        "description": term.description.en if term and term.description else label,
        "taxonomy": f"BrightStar {axis.replace('_', ' ')}",
        "language": "en",
        "taxonomy_id": taxonomy_id(axis),
    }
