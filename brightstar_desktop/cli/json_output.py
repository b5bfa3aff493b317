"""Results in the shape that other programs rely on. Keys are only ever added."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from brightstar_desktop import __version__
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.evidence import AgeClass, age_class
from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.guide import Chapter, CrisisLine, Document, GuideContent, GuideHit
from brightstar_desktop.domain.guide_text import dated_statements
from brightstar_desktop.domain.pricing import CoursePlan, PlannedCost, planned_cost
from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.query import (
    CorrectedText,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.search_result import Hit, SearchResult, Similar
from brightstar_desktop.domain.updates import UpdateState
from brightstar_desktop.presentation.comparison import Comparison
from brightstar_desktop.presentation.update_texts import new_version
from brightstar_desktop.settings.policy import Policy

Json = dict[str, Any]


def search_json(result: SearchResult, crisis: Iterable[CrisisLine]) -> Json:
    """Return a search's result; ``crisis`` are the lines to show first, if any."""
    return {
        "edition": result.edition,
        "count": result.count,
        "total": result.total,
        "interpreted": _interpreted(result),
        "crisis": [msgspec.to_builtins(line) for line in crisis],
        "providers": [_found(hit) for hit in result.hits],
        "facets": {
            facet.name: {option.code: option.count for option in facet.options}
            for facet in result.facets
        },
        "not_stated": {facet.name: facet.not_stated for facet in result.facets}
        | {"price": result.price_not_stated},
        "telehealth_beyond": result.telehealth_beyond,
    }


def provider_json(provider: Provider, today: date, hit: Hit | None) -> Json:
    """Return a provider as the published data file has it, with the age of each fact group."""
    answer: Json = msgspec.to_builtins(provider)
    answer["age_classes"] = {
        group: age_class(provider.evidence(group).as_of, today).value
        for group in provider.stated_groups()
    }
    if hit:
        answer["distance_miles"] = _rounded(hit.distance_miles)
    return answer


def similar_json(edition: str, provider: Provider, found: Iterable[Similar]) -> Json:
    """Return the providers like ``provider`` with what they share."""
    return {
        "edition": edition,
        "slug": provider.slug,
        "providers": [
            _named(similar.provider, None)
            | {
                "distance_miles": _rounded(similar.distance_miles),
                "shared": [{"axis": facet, "code": code} for facet, code in similar.shared],
            }
            for similar in found
        ],
    }


def contents_json(edition: str, content: GuideContent) -> Json:
    """Return the guide's chapters, and what stands beside them."""
    return {
        "edition": edition,
        "chapters": [
            {
                "number": chapter.number,
                "slug": chapter.slug,
                "title": chapter.title,
                "summary": chapter.summary,
                "reviewed_on": chapter.reviewed_on.isoformat(),
                "reading_minutes": chapter.reading_minutes,
            }
            for chapter in content.chapters
        ],
        "beside": [
            {
                "slug": document.slug,
                "title": document.title,
                "summary": document.summary,
                "reviewed_on": document.reviewed_on.isoformat(),
                "reading_minutes": document.reading_minutes,
            }
            for document in content.documents()
            if not isinstance(document, Chapter)
        ],
    }


def document_json(edition: str, document: Document, today: date) -> Json:
    dated = [
        {
            "anchor": statement.anchor,
            "until": statement.until.isoformat(),
            "check": statement.check,
            "ended": statement.has_ended(today),
        }
        for statement in dated_statements(document.body)
    ]
    return {"edition": edition, **msgspec.to_builtins(document), "dated": dated}


def guide_hits_json(edition: str, hits: Sequence[GuideHit]) -> Json:
    return {
        "edition": edition,
        "count": len(hits),
        "hits": [msgspec.to_builtins(hit) for hit in hits],
    }


def comparison_json(edition: str, found: Comparison) -> Json:
    """Return the answers question by question; None for what is not stated."""
    return {
        "edition": edition,
        "providers": [
            {"slug": slug, "name": name}
            for slug, name in zip(found.slugs, found.names, strict=True)
        ],
        "rows": [
            {
                "title": row.title,
                "question": row.question,
                "differs": row.differs,
                "answers": [None if cell.unstated else cell.words for cell in row.cells],
            }
            for row in found.rows
        ],
    }


def cost_json(edition: str, providers: list[Provider], plan: CoursePlan) -> Json:
    """Return what ``plan`` costs with each provider, or which facts are missing."""
    found = [planned_cost(provider, plan) for provider in providers]
    return {
        "edition": edition,
        "plan": {"sessions": plan.sessions, "later": plan.later, "first_visit": plan.first_visit},
        "providers": [
            {
                "slug": provider.slug,
                "name": provider.name,
                "low": one.low if isinstance(one, PlannedCost) else None,
                "high": one.high if isinstance(one, PlannedCost) else None,
                "currency": one.currency if isinstance(one, PlannedCost) else None,
                "first_visit_stated": isinstance(one, PlannedCost) and one.first_visit_stated,
                "missing": [] if isinstance(one, PlannedCost) else list(one.facts),
            }
            for provider, one in zip(providers, found, strict=True)
        ],
    }


def program_json(edition: Edition) -> Json:
    """Return which version this is, and what the edition says of a newer one ("" if nothing)."""
    news = new_version(edition.newest_app, __version__)
    return {"program": {"version": __version__, "news": news.sentence if news else ""}}


def status_json(
    edition: Edition, providers: Sequence[Provider], today: date, *, folder: str, notice: str
) -> Json:
    """``ages`` counts the stated fact groups of all providers by age class."""
    ages = Counter(
        age_class(provider.evidence(group).as_of, today)
        for provider in providers
        for group in provider.stated_groups()
    )
    return {
        "edition": edition.name,
        "published_at": edition.published_at.isoformat(),
        "licence": edition.licence,
        "trial": edition.trial,
        "provider_count": edition.provider_count,
        "ages": {age.value: ages[age] for age in AgeClass},
        "age_shares": {age.value: round(ages[age] / max(1, ages.total()), 3) for age in AgeClass},
        "folder": folder,
        "notice": notice,
    }


def updates_json(state: UpdateState) -> Json:
    return {"updates": msgspec.to_builtins(state)}


def policy_json(policy: Policy) -> Json:
    return {
        "policy": {
            "file": str(policy.file),
            "found": bool(policy.file and policy.file.exists()),
            "rules": policy.rules,
            "problems": list(policy.problems),
        }
    }


def _interpreted(result: SearchResult) -> Json:
    interpretation, effective = result.interpretation, result.effective
    return {
        "understood": [_understood(item) for item in interpretation.understood],
        "rest": interpretation.free_text,
        "crisis": interpretation.crisis,
        "place": msgspec.to_builtins(result.place),
        "place_unknown": result.place_unknown,
        "within_miles": effective.within_miles,
        "max_price": effective.max_price,
        "chosen": {facet: sorted(codes) for facet, codes in effective.chosen.items()},
        "include_not_stated": sorted(effective.include_not_stated),
    }


def _understood(item: Understood) -> Json:
    match item:
        case UnderstoodPlace():
            axis, codes = "near", [item.place.name]
        case UnderstoodPrice():
            axis, codes = PRICE_FACET, [str(item.max_price)]
        case UnderstoodFacet():
            axis, codes = item.facet, [*item.codes]
        case UnderstoodNotStated():
            axis, codes = "not_stated", [item.facet]
        case CorrectedText():
            axis, codes = "text", [item.text]
    return {"axis": axis, "codes": codes, "words": item.words, "corrected": item.corrected}


def _found(hit: Hit) -> Json:
    provider, price = hit.provider, hit.session_price
    return _named(provider, hit.nearest_location) | {
        "distance_miles": _rounded(hit.distance_miles),
        "price_from": price.amount if price else None,
        "price_derived": bool(price and price.derived),
        "formats": list(provider.formats),
        "settings": list(provider.settings),
        "conditions": list(provider.conditions),
        "statewide_telehealth": provider.service_area.statewide_telehealth,
        "website": provider.website,
        "phones": [phone.number for phone in provider.phones],
        "not_stated": list(hit.not_stated),
    }


def _named(provider: Provider, nearest: int | None) -> Json:
    location = provider.locations[nearest or 0] if provider.locations else Location()
    return {
        "slug": provider.slug,
        "name": provider.name,
        "kind": provider.kind,
        "status": provider.status,
        "city": location.city,
        "county": location.county,
        "region": location.region,
    }


def _rounded(miles: float | None) -> float | None:
    return None if miles is None else round(miles, 1)
