"""What one edition changes against another as a release note in Markdown."""

import re
from collections.abc import Callable
from typing import Final

from brightstar_desktop.domain.changes import ChangeKind, EditionChanges, FactChange
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.presentation.change_words import fact_lines
from brightstar_desktop.presentation.changes import (
    changes_summary,
    kind_heading,
    other_part_lines,
)

_MEANS_SOMETHING: Final = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(changes: EditionChanges, vocabulary: Vocabulary) -> str:
    """Return a note with a heading for each kind of change, most important first.

    A provider stands under each kind of which it has a change, with what is said now and before.
    """
    told = _Told(changes, vocabulary)
    blocks = [f"# Edition {changes.new} against {changes.old}", changes_summary(changes)]
    for kind in ChangeKind:
        blocks += _section(kind_heading(kind), told.facts(kind))
    blocks += _section("Sources updated", told.evidence())
    blocks += _section("Other parts", [f"- {line}" for line in other_part_lines(changes)])
    return "\n\n".join(blocks)


class _Told:
    """The changes of an edition, with the words for their codes."""

    def __init__(self, changes: EditionChanges, vocabulary: Vocabulary) -> None:
        self._changes, self._vocabulary = changes, vocabulary

    def facts(self, kind: ChangeKind) -> list[str]:
        """Return the lines of one kind."""
        return self._lines(lambda fact: fact.kind is kind and not fact.of_evidence)

    def evidence(self) -> list[str]:
        """Return the lines of what vouches for facts."""
        return self._lines(lambda fact: fact.of_evidence)

    def _lines(self, wanted: Callable[[FactChange], bool]) -> list[str]:
        lines = []
        for change in self._changes.providers:
            facts = [fact for fact in change.facts if wanted(fact)]
            if facts:
                lines.append(f"- **{_plain(change.name)}** (`{change.slug}`)")
                lines += [f"  - {_plain(line)}" for line in self._words(facts)]
        return lines

    def _words(self, facts: list[FactChange]) -> list[str]:
        return [line for fact in facts for line in fact_lines(fact, self._vocabulary)]


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "\n".join(lines)] if lines else []


def _plain(text: str) -> str:
    """Return ``text`` so that no sign in it means anything in Markdown."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))
