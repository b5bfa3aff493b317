"""What HSDS knows only as classification: the vocabulary, and the terms of each provider."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.facts import FACTS, Fact, FactKind
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.tables import (
    Record,
    Records,
    Tables,
    taxonomy_id,
    term_id,
)

_FACETS: Final = (
    "kinds", "statuses", "formats", "settings", "conditions", "populations", "approach",
    "other_treatments", "credentials", "specialties", "monitoring", "support", "payment",
    "service", "accepting", "regions", "counties", "fact_groups",
)  # fmt: skip
"""The facets of the vocabulary that become taxonomies."""
_CODED: Final = (FactKind.CODE, FactKind.CODES)


def _published_order(fact: Fact) -> tuple[bool, int, bool, bool]:
    """Sort single codes before lists, then by facet; within one, first what its own group says."""
    is_of_others = not fact.path.startswith(fact.facet)
    return (
        fact.kind is not FactKind.CODE,
        _FACETS.index(fact.facet),
        is_of_others,
        fact.kind is FactKind.TABLE,
    )


_OF_SERVICE: Final = sorted(
    (fact for fact in FACTS if fact.group and not fact.table and fact.facet in _FACETS),
    key=_published_order,
)
"""The facts by which the service of a provider is classified, beside its status."""


def add_attributes(provider: Provider, records: Records) -> None:
    """Add the terms of the organization and of the service."""
    records.tag(("organization", records.organization_id), "kinds", provider.kind)
    service = ("service", records.service_id)
    records.tag(service, "statuses", provider.status, link_type="statuses")
    for fact in _OF_SERVICE:
        if fact.kind in _CODED:
            link_type = fact.key if fact.kind is FactKind.CODES else fact.facet
            for code in fact.codes(provider):
                records.tag(service, fact.facet, code, link_type=link_type)
    for fact in _OF_SERVICE:
        if fact.kind not in _CODED:
            for answer in _answers(fact, provider):
                value = "yes" if answer else "no"
                records.tag(service, fact.facet, fact.key, link_type=fact.facet, value=value)
    for group in provider.stated_groups():
        _add_evidence(provider, group, records)


def _answers(fact: Fact, provider: Provider) -> Iterator[bool]:
    """Yield what pages answer with yes or no: on insurance, each of them by itself."""
    if fact.kind is FactKind.TABLE:
        yield from (insurance.accepted for insurance in provider.payment.insurance)
    elif (answer := fact.value(provider)) is not None:
        yield bool(answer)


def _add_evidence(provider: Provider, group: str, records: Records) -> None:
    """Say of a group of facts which pages state it, and to which day it is assured."""
    evidence = provider.evidence(group)
    service = ("service", records.service_id)
    if evidence.as_of:
        day = str(evidence.as_of)
        records.tag(service, "fact_groups", group, link_type="assured_date", value=day)
    for source in evidence.sources if evidence.exact else ():
        if source.url:
            records.tag(service, "fact_groups", group, link_type="source", value=source.url)


def term_tables(vocabulary: Vocabulary) -> Tables:
    """Return every term that a row may be classified by, in English.

    HSDS wants codes that are unique among all taxonomies, so each has its facet before it.
    """
    tables: Tables = {"taxonomy": [], "taxonomy_term": []}
    for facet in _FACETS:
        terms = [_term(facet, code, vocabulary) for code in _codes(facet, vocabulary)]
        tables["taxonomy_term"] += terms
        if terms:
            title = f"BrightStar {facet.replace('_', ' ')}"
            words = f"The terms of the BrightStar directory for {facet.replace('_', ' ')}."
            taxonomy = {"id": taxonomy_id(facet), "name": title, "description": words}
            tables["taxonomy"].append(taxonomy)
    return tables


def _codes(facet: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary.terms_of(facet))


def _term(facet: str, code: str, vocabulary: Vocabulary) -> Record:
    term = vocabulary.find(facet, code)
    label = vocabulary.label(facet, code, "en")
    return {
        "id": term_id(facet, code),
        "code": f"{facet}:{code}",
        "name": label,
        "description": term.description.en if term and term.description else label,
        "taxonomy": f"BrightStar {facet.replace('_', ' ')}",
        "language": "en",
        "taxonomy_id": taxonomy_id(facet),
    }
