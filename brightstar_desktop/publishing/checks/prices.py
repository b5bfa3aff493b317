"""Prices that nobody asks."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.prices import Price
from brightstar_desktop.publishing.checks.dates import date_fault
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

HIGHEST_PLAUSIBLE: Final = {
    "per_session": 3000,
    "consultation": 1500,
    "per_hour": 1000,
    "per_month": 3000,
    "per_series": 15000,
    "per_program": 25000,
}
"""Dollars. About twice the highest figure seen in the field for each unit."""
FREE_PURPOSES: Final = ("introductory_call",)


def check_prices(file: ProviderFile, setting: CheckSetting) -> Iterator[Problem]:
    """Yield the problems of every price."""
    sources = file.provider.sources
    for index, price in enumerate(file.provider.prices):
        for name, message, remedy in _faults(price, setting):
            yield Problem(file.name, f"prices[{index}].{name}", message, remedy)
        if price.source < len(sources) and "prices" not in sources[price.source].covers:
            message = "The source named for this price does not cover prices."
            yield Problem(file.name, f"prices[{index}].source", message, "Add it to its covers.")


_Fault = tuple[str, str, str]


def _faults(price: Price, setting: CheckSetting) -> Iterator[_Fault]:
    yield from _amount_faults(price)
    yield from _qualifier_faults(price)
    if price.sessions is not None and price.sessions < 1:
        yield "sessions", "A price cannot buy fewer than one session.", "Correct or remove it."
    if price.minutes is not None and not 5 <= price.minutes <= 600:
        yield "minutes", f"{price.minutes} minutes cannot be.", "Correct or remove it."
    if price.currency != "USD":
        yield "currency", "Prices are in US dollars.", "Convert it, or leave the price out."
    if price.as_of is not None:
        fault = date_fault(price.as_of, setting.published_on)
        if fault:
            yield "as_of", fault, "Write YYYY, YYYY-MM or YYYY-MM-DD."


def _amount_faults(price: Price) -> Iterator[_Fault]:
    amounts = [amount for amount in (price.min, price.max) if amount is not None]
    if not amounts:
        yield "min", "The price has no amount.", "Give min, max or both, or remove the price."
        return
    if price.min is not None and price.max is not None and price.min > price.max:
        yield "min", f"{price.min} is more than the maximum, {price.max}.", "Swap or correct them."
    if min(amounts) < 0 or (min(amounts) == 0 and price.purpose not in FREE_PURPOSES):
        yield "min", "The amount is not above zero.", "Only an introductory call can be free."
    highest = HIGHEST_PLAUSIBLE.get(price.unit)
    if highest is not None and max(amounts) > highest:
        yield "max", f"${max(amounts):,} {price.unit} is implausible.", "Check amount and unit."


def _qualifier_faults(price: Price) -> Iterator[_Fault]:
    if price.qualifier == "from" and (price.min is None or price.max is not None):
        yield "qualifier", 'A "from" price has a minimum alone.', "Remove max or the qualifier."
    if price.qualifier == "up_to" and (price.max is None or price.min is not None):
        yield "qualifier", 'An "up_to" price has a maximum alone.', "Remove min or the qualifier."
    if price.qualifier == "exact" and (price.min is None or price.max is None):
        yield "qualifier", "An exact price has both ends.", 'Say "from" or "up_to".'
