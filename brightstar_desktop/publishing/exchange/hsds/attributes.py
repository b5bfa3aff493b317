"""What HSDS knows only as classification: formats, conditions, people, ways to pay, evidence."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.exchange.hsds.records import Records

FACET_NAMES: Final = (
    "kinds", "statuses", "formats", "settings", "conditions", "populations", "approach",
    "other_treatments", "credentials", "specialties", "monitoring", "support", "payment",
    "service", "accepting", "regions", "counties", "fact_groups",
)  # fmt: skip
"""The facets of the vocabulary that become taxonomies."""

_Tag = tuple[str, str, str]
"""A link_type, a facet, and a code."""


def add_attributes(provider: Provider, records: Records) -> None:
    """Add the terms of the organization and of the service."""
    records.tag(("organization", records.organization_id), "kinds", provider.kind)
    service = ("service", records.service_id)
    for link_type, facet, code in _tags(provider):
        records.tag(service, facet, code, link_type=link_type)
    for facet, code, answer in _answers(provider):
        if answer is not None:
            records.tag(service, facet, code, link_type=facet, value="yes" if answer else "no")
    for group in provider.stated_groups():
        _add_evidence(provider, group, records)


def _tags(provider: Provider) -> Iterator[_Tag]:
    team = provider.clinical_team
    lists = (
        ("formats", "formats", provider.formats),
        ("settings", "settings", provider.settings),
        ("conditions", "conditions", provider.conditions),
        ("populations", "populations", provider.populations),
        ("approach", "approach", provider.approach),
        ("other_treatments", "other_treatments", provider.other_treatments),
        ("supervising_credentials", "credentials", team.supervising_credentials),
        ("administered_by", "credentials", team.administered_by),
        ("specialties", "specialties", team.specialties),
        ("monitoring", "monitoring", provider.protocol.monitoring),
    )
    yield "statuses", "statuses", provider.status
    if provider.access.accepting_new_patients:
        yield "accepting", "accepting", provider.access.accepting_new_patients
    for link_type, facet, codes in lists:
        yield from ((link_type, facet, code) for code in codes)


def _answers(provider: Provider) -> Iterator[tuple[str, str, bool | None]]:
    """Yield each question that pages answer with yes or no; None is no answer."""
    support, payment, area = provider.support, provider.payment, provider.service_area
    for code in ("preparation", "therapist_during_session", "integration", "own_therapist_welcome"):
        yield "support", code, getattr(support, code)
    yield "support", "therapist_on_staff", provider.clinical_team.therapist_on_staff
    for code in ("superbill", "financing", "sliding_scale", "hsa_fsa"):
        yield "payment", code, getattr(payment, code)
    yield from (("payment", "insurance", entry.accepted) for entry in payment.insurance)
    yield "service", "in_person", area.in_person
    yield "service", "statewide_telehealth", area.statewide_telehealth


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
