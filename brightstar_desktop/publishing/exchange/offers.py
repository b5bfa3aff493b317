"""Prices as offers of schema.org."""

from typing import Any

from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.costs import priced_on


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
