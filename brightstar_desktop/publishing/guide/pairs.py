"""Both languages say the same: the same texts, sections, sources, levels and days."""

from collections.abc import Iterator, Sequence
from datetime import date

from brightstar_desktop.domain.dated import dated_statements
from brightstar_desktop.publishing.guide.citations import CITATION
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.problems import Problem


def pair_problems(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Yield where the Spanish texts of one kind differ from the English, or are missing."""
    english = {draft.slug: draft for draft in drafts if draft.language == "en"}
    spanish = {draft.slug: draft for draft in drafts if draft.language == "es"}
    for slug, draft in english.items():
        if slug not in spanish:
            message = "This text is missing in Spanish."
            yield Problem(draft.file, "slug", message, "Translate it under the same slug.")
    for slug, draft in spanish.items():
        if slug not in english:
            message = "There is no English text of this slug."
            yield Problem(draft.file, "slug", message, "Write it, or correct the slug.")
        else:
            yield from _differences(english[slug], draft)


def _differences(english: Draft, spanish: Draft) -> Iterator[Problem]:
    if english.number != spanish.number:
        message = f"It is number {spanish.number} in Spanish, {english.number} in English."
        yield Problem(spanish.file, "", message, "Name the files alike.")
    if english.anchors != spanish.anchors:
        message = f"Its sections differ: {_first_difference(english.anchors, spanish.anchors)}."
        yield Problem(spanish.file, "{#anchor}", message, "Give both the same, in the same order.")
    missing = set(CITATION.findall(english.body)) ^ set(CITATION.findall(spanish.body))
    for key in sorted(missing):
        message = "Only one of the two languages cites this."
        yield Problem(spanish.file, f"[^{key}]", message, "Cite the same sources in both.")
    if [one.level for one in english.head.strengths] != [
        one.level for one in spanish.head.strengths
    ]:
        message = "The levels of evidence differ from the English."
        yield Problem(spanish.file, "strengths", message, "Give both the same levels.")
    if _ends(english) != _ends(spanish):
        message = "Its dated statements end on other days than the English."
        yield Problem(spanish.file, "::: dated", message, "Give both the same days.")


def _first_difference(one: Sequence[str], other: Sequence[str]) -> str:
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return f"{theirs!r} stands where the English has {mine!r}"
    return f"there are {len(other)}, and {len(one)} in English"


def _ends(draft: Draft) -> tuple[date, ...]:
    try:
        return tuple(statement.until for statement in dated_statements(draft.body))
    except ValueError:
        return ()
