"""Reads the vocabulary: one array of tables an axis."""

from pathlib import Path

from brightstar_desktop.domain.vocabulary import Term, Vocabulary
from brightstar_desktop.publishing.documents import convert, read_document
from brightstar_desktop.publishing.problems import Problem

FILE = "vocabulary.toml"


def read_vocabulary(root: Path, problems: list[Problem]) -> Vocabulary:
    """Return the terms of ``root``/vocabulary.toml in their order."""
    document = read_document(root / FILE, root, problems) or {}
    terms: list[Term] = []
    for axis, rows in document.items():
        if not isinstance(rows, list):
            problems.append(Problem(FILE, axis, "This is not a list.", f"Write [[{axis}]]."))
            continue
        for row in rows:
            term = convert({"axis": axis} | row, Term, FILE, problems)
            if term:
                terms.append(term)
    vocabulary = Vocabulary(tuple(terms))
    problems.extend(_faults(vocabulary))
    return vocabulary


def _faults(vocabulary: Vocabulary) -> list[Problem]:
    faults: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for term in vocabulary.terms:
        field = f"{term.axis}.{term.code}"
        if (term.axis, term.code) in seen:
            faults.append(Problem(FILE, field, "The code stands twice.", "Keep one of them."))
        seen.add((term.axis, term.code))
        if not term.label.es:
            faults.append(Problem(FILE, field, "The label has no Spanish.", "Add es = …"))
    return faults
