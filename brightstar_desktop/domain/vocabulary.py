"""The terms of an edition: codes with labels and synonyms in both languages."""

from msgspec import Struct

from brightstar_desktop.domain.bounds import Code, Line, Sentences, UpTo100, UpTo500, UpTo5000

LANGUAGES = ("en", "es")


class Text(Struct, frozen=True, omit_defaults=True):
    """One text in English, with its Spanish translation where there is one."""

    en: Sentences
    es: Sentences = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` ("en" or "es"), English where it is untranslated."""
        return self.es if language == "es" and self.es else self.en


class Synonyms(Struct, frozen=True, omit_defaults=True):
    """Other words people use for a term, by language."""

    en: UpTo100[Line] = ()
    es: UpTo100[Line] = ()


class Term(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"facet": "axis"}):
    """One code of one axis ("formats", "conditions", "regions" …).

    ``short`` is for chips and cards; ``counties`` lists the members of a region. The same
    synonym may stand at several terms of an axis: it then means any of them.
    """

    facet: Code
    code: Code
    label: Text
    short: Text | None = None
    description: Text | None = None
    synonyms: Synonyms = Synonyms()
    counties: UpTo500[Code] = ()


class Vocabulary(Struct, frozen=True):
    """All terms of an edition, in the order in which each axis is shown."""

    terms: UpTo5000[Term] = ()

    def terms_of(self, facet: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.facet == facet)

    def find(self, facet: str, code: str) -> Term | None:
        return next((t for t in self.terms if t.facet == facet and t.code == code), None)

    def label(self, facet: str, code: str, language: str, *, short: bool = False) -> str:
        """Return the words for a code; the code itself where this edition lacks the term."""
        term = self.find(facet, code)
        if term is None:
            return code.replace("_", " ")
        text = term.short if short and term.short else term.label
        return text.in_language(language)
