"""Reads the vocabulary: one array of tables a facet."""

from pathlib import Path

from brightstar_desktop.domain.vocabulary import Term, Vocabulary
from brightstar_desktop.publishing.checks.vocabulary import VOCABULARY_FILE, check_vocabulary
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.problems import Problem


def read_vocabulary(root: Path, problems: list[Problem]) -> Vocabulary:
    """Return the terms of ``root``/vocabulary.toml in their order; note faults in ``problems``."""
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
