"""Turns the arguments of a search into a query."""

import argparse

from brightstar_desktop.cli.arguments import UsageError
from brightstar_desktop.domain.facets import FACETS, PRICE_FACET
from brightstar_desktop.domain.query import Query, Sort
from brightstar_desktop.domain.vocabulary import Term, Vocabulary
from brightstar_desktop.domain.words import stems
from brightstar_desktop.i18n import _


def query_from_args(arguments: argparse.Namespace, vocabulary: Vocabulary) -> Query:
    """Raises UsageError when a filter has a value that the vocabulary does not know."""
    return Query(
        text=" ".join(arguments.text),
        chosen=_chosen(arguments, vocabulary),
        near=arguments.near,
        within_miles=arguments.within,
        max_price=arguments.max_price,
        include_not_stated=_everything() if arguments.include_not_stated else frozenset(),
        include_telehealth=arguments.include_telehealth,
        sort=Sort(arguments.sort),
        limit=arguments.limit,
    )


def _everything() -> frozenset[str]:
    return frozenset((*(facet.name for facet in FACETS), PRICE_FACET))


def _chosen(arguments: argparse.Namespace, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    given = {facet.name: getattr(arguments, facet.name, []) for facet in FACETS}
    chosen = {
        facet: frozenset(_code(vocabulary, facet, value) for value in values)
        for facet, values in given.items()
        if values
    }
    if arguments.insurance:
        chosen["payment"] = frozenset(("insurance",))
    return chosen


def _code(vocabulary: Vocabulary, facet: str, value: str) -> str:
    """Return the code that ``value`` is, or whose label or synonym it is."""
    terms = vocabulary.terms_of(facet)
    for term in terms:
        if value.casefold() == term.code.casefold():
            return term.code
    for term in terms:
        if stems(value) in _names(term):
            return term.code
    raise UsageError(
        _("“{value}” is not one of the {axis} of this edition; choose from: {known}.").format(
            value=value, axis=facet, known=", ".join(term.code for term in terms)
        )
    )


def _names(term: Term) -> set[tuple[str, ...]]:
    texts = (term.label, *((term.short,) if term.short else ()))
    labels = (label for text in texts for label in (text.en, text.es) if label)
    return {stems(name) for name in (*labels, *term.synonyms.en, *term.synonyms.es)}
