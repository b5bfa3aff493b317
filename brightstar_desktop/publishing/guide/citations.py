"""Figures and marked claims are cited; citations lead to references that can be found."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from brightstar_desktop.domain.guide import Reference
from brightstar_desktop.publishing.guide.draft import CLAIM, Draft
from brightstar_desktop.publishing.problems import Problem

CITATION: Final = re.compile(r"\[\^([\w-]+)\]")
_FIGURE: Final = re.compile(
    r"\b\d[\d,.]*\s?%|\$\s?\d[\d,]*|"
    r"\b\d[\d,.]* (?:to \d+ |a \d+ )?(?:(?:of|in|de cada) (?:every )?(?:100|\d+)|people|patients|"
    r"adults|trials|studies|veterans|mg|percent|times|points|"
    r"personas|pacientes|adultos|ensayos|estudios|veteranos|por ciento|veces|puntos)\b"
)
_ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_HEADING_ROWS: Final = 2
_EARLIEST_YEAR: Final = 1960


def citation_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong with the sources of a text."""
    yield from _key_problems(draft)
    for passage in passages(draft.body):
        yield from _passage_problems(draft, passage)
    if draft.language == "en":
        for reference in draft.head.references:
            yield from _reference_problems(draft.file, reference)


def passages(body: str) -> Iterator[str]:
    """Yield the paragraphs, list items and rows of tables below their headings."""
    for block in re.split(r"\n\s*\n", body):
        if block.lstrip().startswith("|"):
            yield from block.strip().splitlines()[_HEADING_ROWS:]
        else:
            starts = [0, *(item.start() for item in _ITEM.finditer(block)), len(block)]
            yield from (block[a:b] for a, b in pairwise(starts) if a < b)


def _key_problems(draft: Draft) -> Iterator[Problem]:
    cited = set(CITATION.findall(draft.body))
    defined = [reference.key for reference in draft.head.references]
    for key in sorted(cited - set(defined)):
        yield Problem(draft.file, f"[^{key}]", "No reference has this key.", "Add it to the head.")
    for key in sorted(set(defined) - cited):
        yield Problem(draft.file, f"references.{key}", "Nothing cites this.", "Cite or remove it.")
    for key in sorted({key for key in defined if defined.count(key) > 1}):
        yield Problem(draft.file, f"references.{key}", "The key stands twice.", "Rename one.")


def _passage_problems(draft: Draft, passage: str) -> Iterator[Problem]:
    if CITATION.search(passage):
        return
    figure = _FIGURE.search(passage)
    where = " ".join(passage.split())[:40]
    if figure:
        message = f"The figure {figure.group()!r} has no citation in its paragraph."
        yield Problem(draft.file, where, message, "Cite its source: [^key].")
    elif CLAIM.search(passage):
        message = "A marked claim has no citation in its paragraph."
        yield Problem(draft.file, where, message, "Cite its source: [^key].")


def _reference_problems(file: str, reference: Reference) -> Iterator[Problem]:
    field = f"references.{reference.key}"
    if not (reference.authors and reference.title):
        yield Problem(file, field, "Authors or title are missing.", "Complete it.")
    if not (reference.doi or reference.pmid or reference.url):
        yield Problem(file, field, "It cannot be found.", "Give a DOI, PMID or address.")
    if not _EARLIEST_YEAR <= reference.year <= date.max.year:
        yield Problem(file, field, f"The year {reference.year} cannot be.", "Correct it.")
