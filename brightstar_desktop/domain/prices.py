"""Prices as pages state them: amounts, what they buy, and what they leave out."""

from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.bounds import Code, Count, Money, PartialDate, UpTo100
from brightstar_desktop.domain.vocabulary import Text

PRICE_UNITS: Final = (
    "per_session", "consultation", "per_hour", "per_month", "per_series", "per_program",
)  # fmt: skip
"""What one amount pays for: one session, one visit, an hour, a month, a series, a programme."""

PRICE_PURPOSES: Final = (
    "treatment", "consultation", "follow_up", "preparation_integration", "medication",
    "drug_copay", "introductory_call", "service_fee", "retreat",
)  # fmt: skip
"""What the money is for. Only "treatment" prices are compared as the price of a session."""

PRICE_QUALIFIERS: Final = ("exact", "from", "up_to", "around", "reported")
"""How firmly the page states the amount; "reported" means that the press named it."""


class Price(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stated price in whole ``currency`` units.

    ``min`` alone is a "from" price, ``max`` alone a ceiling. ``sessions`` is how many sessions
    the amount buys. ``rate`` is "membership", "sliding_scale" or "package" where the amount is
    not what a first patient would ordinarily pay. ``as_of`` is a date of the form YYYY,
    YYYY-MM or YYYY-MM-DD that the page gives for the price. ``source`` indexes the provider's
    sources.
    """

    item: Text
    unit: Code
    purpose: Code
    source: Count
    min: Money | None = None
    max: Money | None = None
    currency: Code = "USD"
    qualifier: Code = "exact"
    format: Code | None = None
    setting: Code | None = None
    rate: Code | None = None
    sessions: Count | None = None
    minutes: Count | None = None
    refundable: bool | None = None
    existing_patients_only: bool | None = None
    includes: UpTo100[Text] = ()
    excludes: UpTo100[Text] = ()
    as_of: PartialDate | None = None


class SessionPrice(Struct, frozen=True, kw_only=True):
    """The lowest stated price of one treatment session, and the price it was read from.

    ``derived`` is True where a package price was divided by its number of sessions.
    """

    amount: int
    price: Price
    derived: bool = False


def session_price(prices: tuple[Price, ...]) -> SessionPrice | None:
    """Return the lowest stated price of one treatment session, or None where none is stated.

    Single-session prices win over packages divided by their sessions; prices for members or
    existing patients, sliding-scale floors and ceilings are not what a new patient should expect
    to pay and are used only when a provider states nothing else of its kind. Drug copays are
    never used.
    """
    candidates = [found for price in prices if (found := _as_session_price(price))]
    return min(candidates, key=_preference, default=None)


def _as_session_price(price: Price) -> SessionPrice | None:
    amount = price.min if price.min is not None else price.max
    if price.purpose != "treatment" or amount is None:
        return None
    if price.unit == "per_session":
        return SessionPrice(amount=amount, price=price)
    if price.unit in ("per_series", "per_program") and price.sessions:
        each = round(amount / price.sessions)
        return SessionPrice(amount=each, price=price, derived=True)
    return None


def _preference(candidate: SessionPrice) -> tuple[bool, bool, int]:
    price = candidate.price
    unusual = (
        price.rate in ("membership", "sliding_scale")
        or price.qualifier == "up_to"
        or price.existing_patients_only is True
    )
    return unusual, candidate.derived, candidate.amount
