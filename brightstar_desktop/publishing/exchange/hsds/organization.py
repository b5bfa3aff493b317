"""One provider as rows of HSDS: the organization, and the one service it offers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from brightstar_desktop.domain.evidence import earliest_day
from brightstar_desktop.domain.provider import ClinicalTeam, Insurance, Price, Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.locations import add_places
from brightstar_desktop.publishing.exchange.hsds.tables import Records, Tables
from brightstar_desktop.publishing.exchange.hsds.taxonomies import add_attributes

_STATUSES: Final = {"temporarily_closed": "temporarily closed", "closed": "defunct"}
"""HSDS has no word for "unconfirmed", which is active with an alert."""
_ESKETAMINE: Final = ("intranasal_esketamine",)


def provider_tables(provider: Provider, vocabulary: Vocabulary) -> Tables:
    records = Records(provider.slug, vocabulary)
    _add_organization(provider, records)
    _add_service(provider, records)
    add_places(provider, records)
    add_costs(provider, records)
    add_attributes(provider, records)
    return records.tables


def _add_organization(provider: Provider, records: Records) -> None:
    records.add(
        "organization",
        "",
        name=provider.name,
        alternate_name="; ".join(provider.former_names),
        description=_description(provider, records),
        website=provider.website,
        legal_status="Non-profit organization" if provider.non_profit else None,
    )
    for phone in provider.phones:
        records.add(
            "phone",
            phone.number,
            organization_id=records.organization_id,
            number=phone.number,
            description=phone.label.en if phone.label else None,
        )
    identifiers = {"NPI": provider.identifiers.npi, "Licence": provider.identifiers.licence}
    for type_, identifier in identifiers.items():
        if identifier:
            records.add(
                "organization_identifier",
                type_,
                organization_id=records.organization_id,
                identifier_type=type_,
                identifier=identifier,
            )


def _add_service(provider: Provider, records: Records) -> None:
    medicine = "Esketamine" if provider.formats == _ESKETAMINE else "Ketamine"
    records.add(
        "service",
        "",
        organization_id=records.organization_id,
        name=f"{medicine} treatment",
        description=_formats(provider, records),
        status=_STATUSES.get(provider.status, "active"),
        application_process=" ".join(_steps(provider)),
        fees_description=" ".join(_fees(provider, records)),
        accreditations=_accreditations(provider.clinical_team),
        eligibility_description=" ".join(_sentence(t.en) for t in provider.access.exclusions),
        minimum_age=provider.ages.minimum,
        maximum_age=provider.ages.maximum,
        assured_date=str(assured) if (assured := assured_date(provider)) else None,
        alert=" ".join(_alerts(provider, records)),
    )
    for code in provider.languages:
        label = records.label("languages", code)
        records.add("language", code, service_id=records.service_id, name=label, code=code)


def assured_date(provider: Provider) -> date | None:
    """Return the day to which everything stated is assured, None where part of it is undated."""
    days = [provider.evidence(group).as_of for group in provider.stated_groups()]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def _accreditations(team: ClinicalTeam) -> str | None:
    if team.rems_certified is None:
        return None
    return f"{'Certified' if team.rems_certified else 'Not certified'} in the REMS of SPRAVATO."


def _description(provider: Provider, records: Records) -> str:
    kind = records.label("kinds", provider.kind)
    formats = _formats(provider, records)
    return f"{kind}: {formats}" if formats else f"{kind}."


def _formats(provider: Provider, records: Records) -> str:
    words = ", ".join(records.label("formats", code) for code in provider.formats)
    return f"{words}." if words else ""


def _steps(provider: Provider) -> Iterator[str]:
    access = provider.access
    if access.referral_required is not None:
        yield "A referral is required." if access.referral_required else "No referral is needed."
    yield from (_sentence(step.en) for step in access.steps)
    if access.driver_required is not None:
        needed = "is required" if access.driver_required else "is not required"
        yield f"Somebody to drive home {needed}."


def _fees(provider: Provider, records: Records) -> Iterator[str]:
    for insurance in provider.payment.insurance:
        yield _insurance(insurance, records)
    yield from (_sentence(text.en) for text in provider.payment.discounts)
    if provider.payment.cancellation:
        yield _sentence(provider.payment.cancellation.en)


def _insurance(insurance: Insurance, records: Records) -> str:
    taken = "is accepted" if insurance.accepted else "is not accepted"
    use = f" for {records.label('formats', insurance.format)}" if insurance.format else ""
    insurers = f": {', '.join(insurance.insurers)}" if insurance.insurers else ""
    return f"Insurance {taken}{use}{insurers}."


def _alerts(provider: Provider, records: Records) -> Iterator[str]:
    if provider.status == "unconfirmed":
        yield _sentence(records.explanation("statuses", provider.status))
    yield from (_sentence(caution.text.en) for caution in provider.cautions)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def add_costs(provider: Provider, records: Records) -> None:
    """Add every price, valid from the day that the price or its source bears, if any."""
    for price in provider.prices:
        day = priced_on(provider, price)
        records.add(
            "cost_option",
            price.item.en,
            service_id=records.service_id,
            valid_from=str(day) if day else None,
            option=price.item.en,
            currency=price.currency,
            amount=price.max if price.min is None else price.min,
            amount_description=", ".join(_details(price, records)),
        )


def priced_on(provider: Provider, price: Price) -> date | None:
    """Return the day on which ``price`` was asked, None where nothing dates it."""
    return earliest_day(price.as_of) if price.as_of else provider.sources[price.source].as_of


def _details(price: Price, records: Records) -> Iterator[str]:
    yield _firmness(price, records)
    yield records.label("units", price.unit)
    yield records.label("purposes", price.purpose)
    for facet, code in (("formats", price.format), ("settings", price.setting)):
        if code:
            yield records.label(facet, code)
    if price.rate:
        yield records.label("rates", price.rate)
    if price.sessions:
        yield "1 session" if price.sessions == 1 else f"{price.sessions} sessions"
    if price.minutes:
        yield f"{price.minutes} minutes"
    if price.refundable is not None:
        yield "refundable" if price.refundable else "not refundable"
    if price.existing_patients_only:
        yield "for existing patients only"
    yield from (f"includes: {text.en}" for text in price.includes)
    yield from (f"does not include: {text.en}" for text in price.excludes)


def _firmness(price: Price, records: Records) -> str:
    qualifier = records.label("qualifiers", price.qualifier)
    if price.min is not None and price.max is not None and price.min != price.max:
        return f"{qualifier}: {price.min:,} to {price.max:,} {price.currency}"
    return qualifier
