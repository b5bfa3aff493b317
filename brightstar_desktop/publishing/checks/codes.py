"""Every code must be a term of its facet."""

from collections.abc import Iterator

from brightstar_desktop.domain.prices import PRICE_PURPOSES, PRICE_QUALIFIERS, PRICE_UNITS
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

_Use = tuple[str, str, str]
"""A field, the facet its code belongs to, and the code."""


def check_codes(file: ProviderFile, setting: CheckSetting) -> Iterator[Problem]:
    """Yield a problem for each code that the vocabulary does not know."""
    for field, facet, code in _uses(file.provider):
        known = _known(facet, setting)
        if code not in known:
            remedy = f"Use one of: {', '.join(known)}; or add the term to vocabulary.toml."
            yield Problem(file.name, field, f"{code!r} is not a code of {facet}.", remedy)


def _known(facet: str, setting: CheckSetting) -> tuple[str, ...]:
    fixed = {"units": PRICE_UNITS, "purposes": PRICE_PURPOSES, "qualifiers": PRICE_QUALIFIERS}
    return fixed.get(facet) or tuple(term.code for term in setting.vocabulary.terms_of(facet))


def _uses(provider: Provider) -> Iterator[_Use]:
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
    yield from _uses_of_parts(provider)


def _uses_of_parts(provider: Provider) -> Iterator[_Use]:
    yield from _uses_of_prices(provider)
    yield from _uses_of_sources(provider)
    for index, insurance in enumerate(provider.payment.insurance):
        if insurance.format is not None:
            yield f"payment.insurance[{index}].format", "formats", insurance.format
    yield from _uses_of_locations(provider)
    if provider.access.accepting_new_patients is not None:
        yield "access.accepting_new_patients", "accepting", provider.access.accepting_new_patients


def _uses_of_locations(provider: Provider) -> Iterator[_Use]:
    for index, location in enumerate(provider.locations):
        field = f"locations[{index}]"
        for position, code in enumerate(location.accessibility):
            yield f"{field}.accessibility[{position}]", "accessibility", code
        if location.county is not None:
            yield f"{field}.county", "counties", location.county
        if location.region is not None:
            yield f"{field}.region", "regions", location.region


def _uses_of_prices(provider: Provider) -> Iterator[_Use]:
    for index, price in enumerate(provider.prices):
        field = f"prices[{index}]"
        yield f"{field}.unit", "units", price.unit
        yield f"{field}.purpose", "purposes", price.purpose
        yield f"{field}.qualifier", "qualifiers", price.qualifier
        for name, facet in (("format", "formats"), ("setting", "settings"), ("rate", "rates")):
            code = getattr(price, name)
            if code is not None:
                yield f"{field}.{name}", facet, code


def _uses_of_sources(provider: Provider) -> Iterator[_Use]:
    for index, caution in enumerate(provider.cautions):
        yield f"cautions[{index}].group", "fact_groups", caution.group
    for index, source in enumerate(provider.sources):
        yield f"sources[{index}].kind", "source_kinds", source.kind
        for position, group in enumerate(source.covers):
            yield f"sources[{index}].covers[{position}]", "fact_groups", group
