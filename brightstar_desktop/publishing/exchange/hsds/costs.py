"""Prices as cost options of HSDS."""

from collections.abc import Iterator
from datetime import date

from brightstar_desktop.domain.evidence import earliest_day
from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.exchange.hsds.records import Records


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
    """Yield what the amount means and what it pays for, in few words."""
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
