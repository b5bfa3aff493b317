"""What a page is rendered with: its style, the day, and the terms that are explained."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import GlossaryTerm

TERM: Final = "term:"
"""A link of this kind names a term of the glossary by its slug."""
_WORD: Final = re.compile(r"(?<![\w-])\w+")
_WITHIN_WORD: Final = re.compile(r"[\w-]")


class TermFinder:
    """Finds the forms of ``terms`` as whole words, longest first, whatever their case.

    Forms are looked up, not tried one after another, so that a large glossary costs no more time
    than a small one.
    """

    def __init__(self, terms: Iterable[GlossaryTerm] = (), language: str = "en") -> None:
        self._slugs = {form.lower(): term.slug for term in terms for form in term.forms(language)}
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self._slugs:
            first = _WORD.match(form)
            if first:
                lengths[first.group()].add(len(form))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def pieces(self, text: str, seen: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the pieces of ``text``, each with the slug of the term it is, or "".

        A term is found once: those in ``seen`` are passed over, and those found join them.
        """
        at = 0
        for start, end, slug in self._found(text):
            if slug not in seen:
                seen.add(slug)
                yield text[at:start], ""
                yield text[start:end], slug
                at = end
        yield text[at:], ""

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where each form begins and ends in ``text``, and whose form it is."""
        after = 0
        for word in _WORD.finditer(text) if self._slugs else ():
            start = word.start()
            lengths = self._lengths.get(word.group().lower(), ()) if start >= after else ()
            for length in lengths:
                end = start + length
                slug = self._slugs.get(text[start:end].lower())
                if slug and not _WITHIN_WORD.match(text, end):
                    yield start, end, slug
                    after = end
                    break


class PageStyle(Struct, frozen=True, kw_only=True):
    """Colours as CSS writes them, the gap between paragraphs in pixels, the room for tables.

    A table of more than ``most_columns`` is shown row by row. ``on_paper`` writes addresses out.
    """

    muted: str = "gray"
    card: str = "white"
    warning: str = "white"
    border: str = "gray"
    text: str = "black"
    gap: int = 8
    most_columns: int = 99
    on_paper: bool = False


class RenderContext(Struct, frozen=True, kw_only=True):
    """``today`` decides which dated statements have ended, ``terms`` finds the words explained.

    ``counts`` gives, for each "find:" link, how many providers it leads to.
    """

    today: date
    style: PageStyle = PageStyle()
    counts: Mapping[str, int] = {}
    terms: TermFinder = TermFinder()
