"""Finds the words of a text that the glossary explains."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from brightstar_desktop.domain.guide import GlossaryTerm

TERM: Final = "term:"
"""A link of this kind names a term of the glossary by its slug."""


class TermFinder:
    """Finds the forms of ``terms`` as whole words, longest first, whatever their case."""

    def __init__(self, terms: Iterable[GlossaryTerm] = (), language: str = "en") -> None:
        self._slugs = {form.lower(): term.slug for term in terms for form in term.forms(language)}
        forms = sorted(self._slugs, key=len, reverse=True)
        either = "|".join(re.escape(form) for form in forms)
        self._pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

    def pieces(self, text: str, told: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the pieces of ``text``, each with the slug of the term it is, or "".

        A term is found once: those in ``told`` are passed over, and those found join them.
        """
        at = 0
        for match in self._pattern.finditer(text) if self._slugs else ():
            slug = self._slugs[match.group().lower()]
            if slug not in told:
                told.add(slug)
                yield text[at : match.start()], ""
                yield match.group(), slug
                at = match.end()
        yield text[at:], ""
