"""An edition as schema.org JSON-LD: a Dataset, and a MedicalClinic for each provider."""

import json
from collections.abc import Iterator
from typing import Any, Final

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.facts import FactKind, facts_in
from brightstar_desktop.domain.opening_hours import PUBLIC_HOLIDAYS, parse_opening_hours
from brightstar_desktop.domain.provider import Insurance, Location, Price, Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.organization import priced_on
from brightstar_desktop.publishing.exchange.hsds.tables import organization_id, stable_id
from brightstar_desktop.publishing.exchange.openings import day_name, openings
from brightstar_desktop.publishing.exchange.record_paths import Value

CONTEXT: Final = "https://schema.org"
CLOSED: Final = ("closed", "temporarily_closed")
"""schema.org has no word for a closed clinic, and a page without one would send people there."""
_SPECIALTIES: Final = {
    "psychiatry": "Psychiatric",
    "anesthesiology": "Anesthesia",
    "emergency_medicine": "Emergency",
    "family_medicine": "PrimaryCare",
    "cardiology": "Cardiovascular",
}
"""Our specialties that schema.org knows."""
_ACCEPTING: Final = {"newpt": True, "nopt": False, "existptonly": False, "existptfam": False}
_LICENCES: Final = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}

Node = dict[str, Any]


def jsonld_text(catalogue: Catalogue) -> str:
    """Return the edition as one document; what is not stated is not in it."""
    clinics = [
        _clinic(provider, catalogue.vocabulary)
        for provider in catalogue.providers
        if provider.status not in CLOSED
    ]
    document = {"@context": CONTEXT, "@graph": [_dataset(catalogue), *clinics]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def iri(*parts: str) -> str:
    """Return the name of a node, the same in every edition."""
    return f"urn:uuid:{stable_id(*parts)}"


def _dataset(catalogue: Catalogue) -> Node:
    return {
        "@type": "Dataset",
        "@id": iri("dataset"),
        "name": "BrightStar directory of ketamine care in California",
        "version": catalogue.edition,
        "datePublished": catalogue.published_at.isoformat().replace("+00:00", "Z"),
        "license": _LICENCES.get(catalogue.licence, catalogue.licence),
    }


def _clinic(provider: Provider, vocabulary: Vocabulary) -> Node:
    return _stated(
        {
            "@type": "MedicalClinic",
            "@id": f"urn:uuid:{organization_id(provider.slug)}",
            "name": provider.name,
            "alternateName": list(provider.former_names),
            "description": _description(provider, vocabulary),
            "url": provider.website,
            "telephone": [phone.number for phone in provider.phones],
            **_places(provider),
            "areaServed": list(_areas(provider)),
            "availableService": [_therapy(code, vocabulary) for code in provider.formats],
            "medicalSpecialty": [
                f"{CONTEXT}/{_SPECIALTIES[code]}"
                for code in provider.clinical_team.specialties
                if code in _SPECIALTIES
            ],
            "knowsLanguage": list(provider.languages),
            "isAcceptingNewPatients": _ACCEPTING.get(provider.access.accepting_new_patients or ""),
            "paymentAccepted": ", ".join(_payment(provider, vocabulary)),
            "priceRange": price_range(provider),
            "makesOffer": offers(provider, vocabulary),
            "identifier": list(_identifiers(provider)),
            "subjectOf": list(_pages(provider)),
        }
    )


def _description(provider: Provider, vocabulary: Vocabulary) -> str:
    kind = vocabulary.label("kinds", provider.kind, "en")
    term = vocabulary.find("statuses", "unconfirmed")
    if provider.status != "unconfirmed" or not term:
        return f"{kind}."
    return f"{kind}. {term.label.en}: {(term.description or term.label).en}"


def _places(provider: Provider) -> Node:
    """Return the only place itself, or several as departments."""
    if len(provider.locations) == 1:
        place = _place(provider.locations[0])
        own_phone = place.pop("telephone", None)
        numbers = {"telephone": [*(phone.number for phone in provider.phones), own_phone]}
        return place | (numbers if own_phone else {})
    departments: list[Node] = []
    for index, location in enumerate(provider.locations):
        node_id = iri("department", provider.slug, str(index))
        head = {"@type": "MedicalClinic", "@id": node_id, "name": provider.name}
        departments.append(head | _place(location))
    return {"department": departments}


def _place(location: Location) -> Node:
    exact = location.position_from == "address"
    return _stated(
        {
            "address": _address(location),
            "telephone": location.phone,
            "openingHours": list(_hours(location.hours or "")),
            "openingHoursSpecification": list(_remarked_hours(location.hours or "")),
            "specialOpeningHoursSpecification": list(_holiday_hours(location.hours or "")),
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": location.latitude,
                "longitude": location.longitude,
            }
            if exact
            else None,
        }
    )


def _address(location: Location) -> Node | None:
    stated = _stated(
        {
            "streetAddress": location.street,
            "addressLocality": location.city,
            "postalCode": location.postal_code,
        }
    )
    if not stated:
        return None
    where = {"addressRegion": "CA", "addressCountry": "US"}
    return {"@type": "PostalAddress"} | stated | where


def _hours(hours: str) -> Iterator[str]:
    for opening in openings(hours):
        if not opening.remark:
            yield f"{','.join(opening.days)} {opening.opens}-{opening.closes}"


def _remarked_hours(hours: str) -> Iterator[Node]:
    """Yield the times that a remark goes with, which ``openingHours`` has no room for."""
    for opening in openings(hours):
        if opening.remark:
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [day_name(day) for day in opening.days],
                "opens": opening.opens,
                "closes": opening.closes,
                "description": opening.remark,
            }


def _holiday_hours(hours: str) -> Iterator[Node]:
    """Yield what holds on public holidays; a place without times is closed, as schema.org says."""
    for rule in parse_opening_hours(hours):
        spans = [{"opens": opens, "closes": closes} for opens, closes in rule.times]
        if PUBLIC_HOLIDAYS in rule.days and (spans or rule.is_closed):
            head = {"@type": "OpeningHoursSpecification", "dayOfWeek": "PublicHolidays"}
            told = {"description": rule.remark} if rule.remark else {}
            yield from (head | span | told for span in spans or [{}])


def _areas(provider: Provider) -> Iterator[Node]:
    if provider.service_area.statewide_telehealth:
        yield {"@type": "State", "name": "California"}
    yield from ({"@type": "City", "name": town} for town in provider.service_area.towns)
    if not provider.locations or all(not place.city for place in provider.locations):
        counties = dict.fromkeys(p.county for p in provider.locations if p.county)
        yield from (
            {"@type": "AdministrativeArea", "name": f"{name} County, California"}
            for name in counties
        )


def _therapy(code: str, vocabulary: Vocabulary) -> Node:
    return {"@type": "MedicalTherapy", "name": vocabulary.label("formats", code, "en")}


def _payment(provider: Provider, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the ways to pay that pages affirm; those they deny have no place here."""
    yield from (
        _insurance(entry, vocabulary) for entry in provider.payment.insurance if entry.accepted
    )
    for fact in facts_in("payment"):
        if fact.kind is FactKind.FLAG and fact.value(provider):
            yield vocabulary.label(fact.facet, fact.key, "en")


def _insurance(insurance: Insurance, vocabulary: Vocabulary) -> str:
    words = vocabulary.label("payment", "insurance", "en")
    if insurance.format:
        words += f" for {vocabulary.label('formats', insurance.format, 'en')}"
    return f"{words} ({', '.join(insurance.insurers)})" if insurance.insurers else words


def _identifiers(provider: Provider) -> Iterator[Node]:
    numbers = {"NPI": provider.identifiers.npi, "Licence": provider.identifiers.licence}
    for name, value in numbers.items():
        if value:
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def _pages(provider: Provider) -> Iterator[Node]:
    """Yield the pages that state the facts, with their own date or the day they were open."""
    for source in provider.sources:
        if source.url:
            is_live = source.read_as == "live"
            yield _stated(
                {
                    "@type": "WebPage",
                    "url": source.url,
                    "dateModified": source.page_date,
                    "lastReviewed": str(source.read_on) if is_live else None,
                }
            )


def _stated(node: Node) -> Node:
    """Return ``node`` without what is not stated; a list of one is the one."""
    return {name: _single(value) for name, value in node.items() if value not in (None, "", [])}


def _single(value: Value) -> Value:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def offers(provider: Provider, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return every price as an offer of what it pays for."""
    return [
        {
            "@type": "Offer",
            "name": price.item.en,
            "itemOffered": {
                "@type": "Service",
                "name": vocabulary.label("purposes", price.purpose, "en"),
            },
            "priceSpecification": _specification(provider, price, vocabulary),
        }
        for price in provider.prices
    ]


def price_range(provider: Provider) -> str:
    """Return what a new patient pays for one session of treatment, "" where that is not stated.

    Rates for members and for low incomes, ceilings and prices of whole series are offers, but
    would mislead as the price of the clinic.
    """
    ordinary = [price for price in provider.prices if _is_ordinary(price)]
    if not ordinary:
        return ""
    amounts = [amount for p in ordinary for amount in (p.min, p.max) if amount is not None]
    low, high = min(amounts), max(amounts)
    if any(price.max is None for price in ordinary):
        return f"From ${low:,}"
    return f"${low:,}" if low == high else f"${low:,}-${high:,}"


def _is_ordinary(price: Price) -> bool:
    return (
        price.purpose == "treatment"
        and price.unit == "per_session"
        and price.rate is None
        and price.min is not None
        and not price.existing_patients_only
    )


def _specification(provider: Provider, price: Price, vocabulary: Vocabulary) -> dict[str, Any]:
    unit = vocabulary.label("units", price.unit, "en")
    day = priced_on(provider, price)
    amounts = {"price": price.min} if price.min == price.max else _ends(price)
    return {
        "@type": "UnitPriceSpecification",
        **amounts,
        "priceCurrency": price.currency,
        "unitText": unit,
        **({"validFrom": str(day)} if day else {}),
    }


def _ends(price: Price) -> dict[str, int]:
    ends = {"minPrice": price.min, "maxPrice": price.max}
    return {name: amount for name, amount in ends.items() if amount is not None}
