"""The words by which a provider is found in a text search."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Term, Vocabulary


class TextRows:
    """Puts providers into words with the terms of one edition."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = {
            (term.facet, term.code): " ".join(_wordings(term)) for term in vocabulary.terms
        }

    def row(self, identity: int, provider: Provider) -> dict[str, str | int]:
        """Return the row of the text index for ``provider``."""
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
