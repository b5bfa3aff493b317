"""The glossary: each form means one thing, and each term leads to a chapter."""

from collections.abc import Iterator

from brightstar_desktop.domain.guide import GlossaryTerm
from brightstar_desktop.domain.text import LANGUAGES
from brightstar_desktop.domain.words import fold
from brightstar_desktop.publishing.guide.links import Targets
from brightstar_desktop.publishing.problems import Problem

GLOSSARY_FILE = "glossary.toml"


def check_glossary(terms: tuple[GlossaryTerm, ...], targets: Targets) -> Iterator[Problem]:
    """Yield the problems of the glossary."""
    slugs = [term.slug for term in terms]
    for index, term in enumerate(terms):
        where = f"terms[{index}]"
        if slugs.index(term.slug) != index:
            message = f"The slug {term.slug!r} is used twice."
            yield Problem(GLOSSARY_FILE, f"{where}.slug", message, "Give each term its own.")
        fault = targets.fault(term.chapter) if term.chapter else "It leads to no chapter."
        if fault:
            yield Problem(GLOSSARY_FILE, f"{where}.chapter", fault, 'Write "slug#anchor".')
        for language in term.also.keys() - set(LANGUAGES):
            message = f"{language!r} is no language of the guide."
            yield Problem(GLOSSARY_FILE, f"{where}.also", message, "Write en or es.")
    for language in LANGUAGES:
        yield from _shared_forms(terms, language)


def _shared_forms(terms: tuple[GlossaryTerm, ...], language: str) -> Iterator[Problem]:
    owners: dict[str, int] = {}
    for index, term in enumerate(terms):
        for form in term.forms(language):
            owner = owners.setdefault(fold(form), index)
            if owner != index:
                message = f"{form!r} is a form of {terms[owner].slug!r} as well."
                remedy = "A word can have one explanation: remove one."
                yield Problem(GLOSSARY_FILE, f"terms[{index}].also", message, remedy)
