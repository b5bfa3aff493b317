"""Codes that the vocabulary does not know, impossible numbers, and repeats in lists."""

from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Final

from brightstar_desktop.domain.facts import FACTS, Fact, FactKind
from brightstar_desktop.domain.provider import (
    PRICE_PURPOSES,
    PRICE_QUALIFIERS,
    PRICE_UNITS,
    Provider,
    Span,
)
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import Problem, walk

HIGHEST_PLAUSIBLE: Final = {"initial_sessions": 40, "initial_weeks": 52, "session_minutes": 600}
OLDEST_AGE: Final = 120

_CodeUse = tuple[str, str, str]
"""A field, the facet its code belongs to, and the code."""


def check_codes(file: ProviderFile, context: CheckContext) -> Iterator[Problem]:
    for field, facet, code in _code_uses(file.provider):
        known = _known_codes(facet, context)
        if code not in known:
            remedy = f"Use one of: {', '.join(known)}; or add the term to vocabulary.toml."
            yield Problem(file.name, field, f"{code!r} is not a code of {facet}.", remedy)


def _known_codes(facet: str, context: CheckContext) -> tuple[str, ...]:
    fixed = {"units": PRICE_UNITS, "purposes": PRICE_PURPOSES, "qualifiers": PRICE_QUALIFIERS}
    return fixed.get(facet) or tuple(term.code for term in context.vocabulary.terms_of(facet))


def _code_uses(provider: Provider) -> Iterator[_CodeUse]:
    for table, facts in _coded_facts().items():
        records = attrgetter(table)(provider) if table else (provider,)
        for index, record in enumerate(records):
            for fact in facts:
                field = f"{table}[{index}].{fact.key}" if table else fact.path
                value = attrgetter(fact.key if table else fact.path)(record)
                if isinstance(value, str):
                    yield field, fact.facet, value
                    continue
                for position, code in enumerate(value or ()):
                    yield f"{field}[{position}]", fact.facet, code


@cache
def _coded_facts() -> dict[str, list[Fact]]:
    """Return the facts whose values are codes, by the table that holds them."""
    tables: dict[str, list[Fact]] = {}
    for fact in FACTS:
        if fact.kind in (FactKind.CODE, FactKind.CODES):
            tables.setdefault(fact.table, []).append(fact)
    return tables


def check_numbers(file: ProviderFile, _context: CheckContext) -> Iterator[Problem]:
    """Yield a problem for each range that cannot be and each code that stands twice in a list."""
    for field, span, lowest, highest in _spans(file.provider):
        if span is not None:
            for message in _span_errors(span, lowest, highest):
                yield Problem(file.name, field, message, "Look at the source again.")
    for field, value in walk(file.raw):
        codes = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        if len(set(codes)) < len(codes):
            yield Problem(
                file.name, field, "The list names something twice.", "Keep one of the two."
            )


def _spans(provider: Provider) -> Iterator[tuple[str, Span | None, int, int]]:
    for name, highest in HIGHEST_PLAUSIBLE.items():
        yield f"protocol.{name}", getattr(provider.protocol, name), 1, highest
    ages = Span(provider.ages.minimum, provider.ages.maximum)
    yield "ages", ages, 0, OLDEST_AGE


def _span_errors(span: Span, lowest: int, highest: int) -> Iterator[str]:
    for number in (span.min, span.max):
        if number is not None and not lowest <= number <= highest:
            yield f"{number} is not between {lowest} and {highest}."
    if span.min is not None and span.max is not None and span.min > span.max:
        yield f"The range runs backwards, from {span.min} to {span.max}."
