"""Sources that cannot bear their facts, prices that nobody asks, and dates that cannot be."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from brightstar_desktop.domain.evidence import Source, earliest_day
from brightstar_desktop.domain.provider import Price
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import FieldMessage, Problem

READ_AS: Final = ("stored_copy", "live", "contact")
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
_FIRST_YEAR: Final = 2000
"""Ketamine for depression was first reported in 2000 (Berman et al.); older is a slip."""


def check_evidence(file: ProviderFile, context: CheckContext) -> Iterator[Problem]:
    """Yield a problem for each fact group without a source and each source that proves nothing."""
    yield from _group_problems(file)
    for index, source in enumerate(file.provider.sources):
        for name, message, remedy in _source_errors(source, context):
            yield Problem(file.name, f"sources[{index}].{name}", message, remedy)


def _group_problems(file: ProviderFile) -> Iterator[Problem]:
    provider = file.provider
    if not any(source.url for source in provider.sources):
        message = "No source has an address."
        yield Problem(file.name, "sources", message, "Find a page, or move the file to drafts/.")
    stated = provider.stated_groups()
    for group in provider.source_not_recorded:
        if group not in stated:
            message = f"The record states nothing in {group}."
            yield Problem(file.name, "source_not_recorded", message, "Take the group out.")
    for group in stated:
        covered = any(group in source.covers for source in provider.sources)
        unrecorded = group in provider.source_not_recorded
        if covered and unrecorded:
            remedy = "Take it out of source_not_recorded."
            yield Problem(file.name, group, "A source covers this group already.", remedy)
        elif not (covered or unrecorded):
            remedy = "Add it to a source's covers, or to source_not_recorded, or drop the facts."
            yield Problem(file.name, group, "No source covers these facts.", remedy)


def _source_errors(source: Source, context: CheckContext) -> Iterator[FieldMessage]:
    if source.read_as not in READ_AS:
        yield "read_as", f"{source.read_as!r} is not known.", f"Use one of: {', '.join(READ_AS)}."
    if source.read_on > context.published_on:
        message = f"The source was read after the edition's day, {context.published_on}."
        yield "read_on", message, "Correct the day."
    if source.url is None and source.note is None:
        yield "note", "A source without an address must say what it is.", "Add a note."
    if source.page_date is not None:
        error = date_error(source.page_date, min(context.published_on, source.read_on))
        if error:
            yield "page_date", error, "Write YYYY, YYYY-MM or YYYY-MM-DD."


def check_prices(file: ProviderFile, context: CheckContext) -> Iterator[Problem]:
    sources = file.provider.sources
    for index, price in enumerate(file.provider.prices):
        for name, message, remedy in _price_errors(price, context):
            yield Problem(file.name, f"prices[{index}].{name}", message, remedy)
        if price.source < len(sources) and "prices" not in sources[price.source].covers:
            message = "The source named for this price does not cover prices."
            yield Problem(file.name, f"prices[{index}].source", message, "Add it to its covers.")


def _price_errors(price: Price, context: CheckContext) -> Iterator[FieldMessage]:
    yield from _amount_errors(price)
    yield from _qualifier_errors(price)
    if price.sessions is not None and price.sessions < 1:
        yield "sessions", "A price cannot buy fewer than one session.", "Correct or remove it."
    if price.minutes is not None and not 5 <= price.minutes <= 600:
        yield "minutes", f"{price.minutes} minutes cannot be.", "Correct or remove it."
    if price.currency != "USD":
        yield "currency", "Prices are in US dollars.", "Convert it, or leave the price out."
    if price.as_of is not None:
        error = date_error(price.as_of, context.published_on)
        if error:
            yield "as_of", error, "Write YYYY, YYYY-MM or YYYY-MM-DD."


def _amount_errors(price: Price) -> Iterator[FieldMessage]:
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


def _qualifier_errors(price: Price) -> Iterator[FieldMessage]:
    if price.qualifier == "from" and (price.min is None or price.max is not None):
        yield "qualifier", 'A "from" price has a minimum alone.', "Remove max or the qualifier."
    if price.qualifier == "up_to" and (price.max is None or price.min is not None):
        yield "qualifier", 'An "up_to" price has a maximum alone.', "Remove min or the qualifier."
    if price.qualifier == "exact" and (price.min is None or price.max is None):
        yield "qualifier", "An exact price has both ends.", 'Say "from" or "up_to".'


def date_error(partial: str, latest: date) -> str:
    """Return what is wrong with a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or ""."""
    try:
        day = earliest_day(partial)
    except ValueError as error:
        return f"{error}."
    if day > latest:
        return f"{partial} is after {latest}, when the edition was published or the page read."
    return "" if day.year >= _FIRST_YEAR else f"{partial} is before this field existed."
