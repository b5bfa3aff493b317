"""Codes that the vocabulary does not know, impossible numbers, and repeats in lists."""

from collections.abc import Iterator
from typing import Final

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
    yield "kind", "kinds", provider.kind
    yield "status", "statuses", provider.status
    team = provider.clinical_team
    lists: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("formats", "formats", provider.formats),
        ("settings", "settings", provider.settings),
        ("conditions", "conditions", provider.conditions),
        ("populations", "populations", provider.populations),
        ("languages", "languages", provider.languages),
        ("approach", "approach", provider.approach),
        ("other_treatments", "other_treatments", provider.other_treatments),
        ("clinical_team.supervising_credentials", "credentials", team.supervising_credentials),
        ("clinical_team.administered_by", "credentials", team.administered_by),
        ("clinical_team.specialties", "specialties", team.specialties),
        ("protocol.monitoring", "monitoring", provider.protocol.monitoring),
        ("source_not_recorded", "fact_groups", provider.source_not_recorded),
    )
    for field, facet, codes in lists:
        for index, code in enumerate(codes):
            yield f"{field}[{index}]", facet, code
    yield from _part_uses(provider)


def _part_uses(provider: Provider) -> Iterator[_CodeUse]:
    yield from _price_uses(provider)
    yield from _source_uses(provider)
    for index, insurance in enumerate(provider.payment.insurance):
        if insurance.format is not None:
            yield f"payment.insurance[{index}].format", "formats", insurance.format
    yield from _location_uses(provider)
    if provider.access.accepting_new_patients is not None:
        yield "access.accepting_new_patients", "accepting", provider.access.accepting_new_patients


def _location_uses(provider: Provider) -> Iterator[_CodeUse]:
    for index, location in enumerate(provider.locations):
        field = f"locations[{index}]"
        for position, code in enumerate(location.accessibility):
            yield f"{field}.accessibility[{position}]", "accessibility", code
        if location.county is not None:
            yield f"{field}.county", "counties", location.county
        if location.region is not None:
            yield f"{field}.region", "regions", location.region


def _price_uses(provider: Provider) -> Iterator[_CodeUse]:
    for index, price in enumerate(provider.prices):
        field = f"prices[{index}]"
        yield f"{field}.unit", "units", price.unit
        yield f"{field}.purpose", "purposes", price.purpose
        yield f"{field}.qualifier", "qualifiers", price.qualifier
        for name, facet in (("format", "formats"), ("setting", "settings"), ("rate", "rates")):
            code = getattr(price, name)
            if code is not None:
                yield f"{field}.{name}", facet, code


def _source_uses(provider: Provider) -> Iterator[_CodeUse]:
    for index, caution in enumerate(provider.cautions):
        yield f"cautions[{index}].group", "fact_groups", caution.group
    for index, source in enumerate(provider.sources):
        yield f"sources[{index}].kind", "source_kinds", source.kind
        for position, group in enumerate(source.covers):
            yield f"sources[{index}].covers[{position}]", "fact_groups", group


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
