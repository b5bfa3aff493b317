"""A provider as the rows by which it is found, and the words of its text search."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.facets import FACETS
from brightstar_desktop.domain.provider import Provider, session_price
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary

Row = dict[str, Any]


def provider_row(identity: int, provider: Provider) -> Row:
    """Return what searches sort and filter by, and the whole provider; days are ISO dates."""
    price = session_price(provider.prices)
    evidence = [provider.evidence(group) for group in FACT_GROUPS]
    as_of = [found.as_of.isoformat() for found in evidence if found.as_of]
    read_on = [source.read_on.isoformat() for source in provider.sources]
    return {
        "id": identity,
        "slug": provider.slug,
        "session_amount": price.amount if price else None,
        "statewide_telehealth": provider.service_area.statewide_telehealth is True,
        "newest_as_of": max(as_of, default=""),
        "newest_read_on": max(read_on, default=""),
        "content": msgspec.json.encode(provider),
    }


def name_rows(identity: int, provider: Provider) -> Iterator[Row]:
    for position, name in enumerate((provider.name, *provider.former_names)):
        yield {"provider_id": identity, "position": position, "name": name}


def location_rows(identity: int, provider: Provider) -> Iterator[Row]:
    for position, location in enumerate(provider.locations):
        yield {
            "provider_id": identity,
            "position": position,
            "latitude": location.latitude,
            "longitude": location.longitude,
            "county": location.county,
        }


def answer_rows(identity: int, provider: Provider) -> Iterator[Row]:
    for facet in FACETS:
        for code, is_yes in (facet.answers(provider) or {}).items():
            yield {"provider_id": identity, "axis": facet.name, "code": code, "is_yes": is_yes}


class TextRows:
    """Puts providers into words with the terms of one edition."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = {
            (term.facet, term.code): " ".join(_wordings(term)) for term in vocabulary.terms
        }

    def row(self, identity: int, provider: Provider) -> Row:
        return {
            "rowid": identity,
            "name": _joined((provider.name, *provider.former_names)),
            "places": _joined(self._places(provider)),
            "terms": _joined(self._worded(facet, code) for facet, code in _codes(provider)),
            "notes": _joined(_notes(provider)),
        }

    def _worded(self, facet: str, code: str) -> str:
        return self._terms.get((facet, code), code.replace("_", " "))

    def _places(self, provider: Provider) -> Iterator[str]:
        for location in provider.locations:
            yield from filter(None, (location.city, location.street, location.postal_code))
            if location.county:
                yield f"{location.county} County {self._worded('counties', location.county)}"
            if location.region:
                yield self._worded("regions", location.region)
        yield from provider.service_area.towns


def _codes(provider: Provider) -> Iterator[tuple[str, str]]:
    team, payment = provider.clinical_team, provider.payment
    listed: dict[str, Iterable[str]] = {
        "formats": provider.formats,
        "settings": provider.settings,
        "conditions": provider.conditions,
        "populations": provider.populations,
        "languages": provider.languages,
        "kinds": (provider.kind,),
        "approach": provider.approach,
        "other_treatments": provider.other_treatments,
        "credentials": (*team.supervising_credentials, *team.administered_by),
        "specialties": team.specialties,
        "monitoring": provider.protocol.monitoring,
        "accessibility": (code for place in provider.locations for code in place.accessibility),
        "insurers": (code for insurance in payment.insurance for code in insurance.insurers),
    }
    for facet, codes in listed.items():
        for code in dict.fromkeys(codes):
            yield facet, code


def _notes(provider: Provider) -> Iterator[str]:
    if provider.website:
        host = urlsplit(provider.website).hostname or ""
        yield host.removeprefix("www.")
    for price in provider.prices:
        yield from _both(price.item, *price.includes, *price.excludes)
    yield from _both(*provider.payment.discounts)
    yield from _both(*provider.access.steps, *provider.access.exclusions)
    partner, maintenance = provider.support.prescriber_partner, provider.protocol.maintenance
    yield from _both(*(text for text in (partner, maintenance) if text))


def _both(*texts: Text) -> Iterator[str]:
    for text in texts:
        yield from filter(None, (text.en, text.es))


def _wordings(term: Term) -> Iterator[str]:
    yield from _both(term.label, *((term.short,) if term.short else ()))
    yield from (*term.synonyms.en, *term.synonyms.es)


def _joined(texts: Iterable[str]) -> str:
    """Join texts so that no phrase is found across two of them by chance."""
    return " · ".join(texts)
