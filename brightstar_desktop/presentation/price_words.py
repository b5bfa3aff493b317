"""Prices in words, in every way this field states them."""

from msgspec import Struct

from brightstar_desktop.domain.provider import Insurance, Price, Provider, session_price
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.term_labels import label, partial_date_words


class PriceLine(Struct, frozen=True):
    """The price of a provider in one line: ``amount`` to stand out, and the ``rest``.

    ``stated`` is False where no price of treatment is stated; ``amount`` is then empty and
    ``rest`` says so.
    """

    amount: str
    rest: str
    stated: bool

    @property
    def words(self) -> str:
        return f"{self.amount} {self.rest}".strip()


def money(amount: int, currency: str = "USD") -> str:
    """Return whole dollars as "$1,158", other currencies as "EUR 1,158"."""
    return f"${amount:,}" if currency == "USD" else f"{currency} {amount:,}"


def money_range(low: int, high: int, currency: str = "USD") -> str:
    """Return "$2,000 to $2,125", or one amount where both ends are alike."""
    if low == high:
        return money(low, currency)
    return _("{low} to {high}").format(low=money(low, currency), high=money(high, currency))


def amount_words(price: Price) -> str:
    """Return the amount as firmly as it is stated: "$425", "from $650", "about $300", "free"."""
    if price.min is None and price.max is None:
        return _("amount not stated")
    if (price.min, price.max) == (0, 0):
        return _("free")
    if price.max is None or (price.qualifier == "from" and price.min is not None):
        return _("from {amount}").format(amount=money(price.min or 0, price.currency))
    if price.min is None or price.qualifier == "up_to":
        return _("up to {amount}").format(amount=money(price.max, price.currency))
    amount = money_range(price.min, price.max, price.currency)
    return _("about {amount}").format(amount=amount) if price.qualifier == "around" else amount


def unit_words(price: Price) -> str:
    """Return what the amount pays for: "a session", "for 5 sessions ($400 each)" or nothing.

    A consultation needs no unit: the item says what it is.
    """
    if (price.min, price.max) == (0, 0):
        return ""
    if price.sessions and price.sessions > 1:
        return _several_sessions(price, price.sessions)
    if price.purpose == "drug_copay":
        return _("a treatment")
    units = {
        "per_session": _("a session"),
        "per_hour": _("an hour"),
        "per_month": _("a month"),
        "per_series": "" if price.purpose == "service_fee" else _("for the series"),
        "per_program": _("for the whole program"),
    }
    return units.get(price.unit, "")


def format_price(price: Price) -> str:
    """Return amount and unit: "from $650 a session"."""
    return f"{amount_words(price)} {unit_words(price)}".strip()


def price_terms(price: Price, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return under what terms a price is paid: "for existing patients only", "60 minutes"."""
    words = []
    if price.purpose == "drug_copay":
        words.append(_("the drug maker's copay offer, not the clinic's price"))
    if price.rate in ("membership", "sliding_scale"):
        words.append(label(vocabulary, "rates", price.rate))
    if price.qualifier == "reported":
        words.append(_("reported by the press"))
    if price.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", price.minutes)
        words.append(minutes.format(count=price.minutes))
    if price.refundable is not None:
        words.append(_("refundable") if price.refundable else _("not refundable"))
    if price.existing_patients_only:
        words.append(_("for existing patients only"))
    if price.as_of:
        words.append(_("price of {date}").format(date=partial_date_words(price.as_of)))
    return tuple(words)


def insurance_words(stated: Insurance, vocabulary: Vocabulary) -> str:
    """Return whether insurance is taken, and for what: "accepted for IV infusion"."""
    if not stated.format:
        return _("accepted") if stated.accepted else _("not accepted")
    given = label(vocabulary, "formats", stated.format)
    words = _("accepted for {format}") if stated.accepted else _("not accepted for {format}")
    return words.format(format=given)


def price_shown(provider: Provider) -> Price | None:
    """Return the price that stands for a provider in a list, or None where none can.

    It is the price of one session that anyone would pay; a members' price only where no other
    is stated; else a plan, a program or a retreat.
    """
    open_to_all = tuple(price for price in provider.prices if price.rate != "membership")
    found = session_price(open_to_all) or session_price(provider.prices)
    return found.price if found else _second_best(provider.prices)


def price_line(provider: Provider) -> PriceLine:
    """Return the price a card shows: one session's where stated, else what else is stated."""
    shown = price_shown(provider)
    if shown is None:
        return PriceLine("", " · ".join(_no_price_words(provider.prices)), stated=False)
    parts = [_with_remark(shown), *_further(provider.prices, shown)]
    return PriceLine(amount_words(shown), " · ".join(part for part in parts if part), stated=True)


def _several_sessions(price: Price, sessions: int) -> str:
    each = _each_words(price, sessions)
    words = ngettext("for {count} session", "for {count} sessions", sessions).format(count=sessions)
    return f"{words} ({each})" if each else words


def _each_words(price: Price, sessions: int) -> str:
    if price.min is None or price.min != price.max:
        return ""
    each = money(round(price.min / sessions), price.currency)
    if price.min % sessions:
        return _("about {amount} each").format(amount=each)
    return _("{amount} each").format(amount=each)


def _second_best(prices: tuple[Price, ...]) -> Price | None:
    """Return a price of treatment that is not one session's: a plan, a program, a retreat."""
    purposes = ("treatment", "retreat")
    stated = [p for p in prices if p.purpose in purposes and (p.min is not None or p.max)]
    return min(stated, key=lambda price: price.min or price.max or 0, default=None)


def _no_price_words(prices: tuple[Price, ...]) -> tuple[str, ...]:
    visits = [p for p in prices if p.purpose == "consultation" and p.min]
    if not visits:
        return (_("price not stated"),)
    first_visit = _("first visit {amount}").format(amount=amount_words(visits[0]))
    return _("session price not stated"), first_visit


def _with_remark(price: Price) -> str:
    remark = _remark(price)
    unit = _("for a retreat") if price.purpose == "retreat" else unit_words(price)
    return f"{unit} ({remark})" if remark else unit


def _remark(price: Price) -> str:
    if price.rate == "sliding_scale":
        return _("sliding scale")
    if price.rate == "membership":
        return _("members")
    return _("press") if price.qualifier == "reported" else ""


def _further(prices: tuple[Price, ...], shown: Price) -> list[str]:
    """Return a package and a members' price that stand beside the price shown."""
    others = [p for p in prices if p.purpose == "treatment" and p is not shown and p.min]
    packages = [p for p in others if p.sessions and p.sessions > 1]
    members = [p for p in others if p.rate == "membership"]
    words = [
        _("{count} for {amount}").format(count=package.sessions, amount=amount_words(package))
        for package in packages[:1]
    ]
    words += [_("members {amount}").format(amount=amount_words(price)) for price in members[:1]]
    return words
