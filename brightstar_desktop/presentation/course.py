"""The cost of a first course of treatment in words, with how it was calculated."""

from msgspec import Struct

from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.pricing import (
    INITIAL_SESSIONS,
    SESSION_PRICE,
    CourseCost,
    CoursePart,
    MissingForCourse,
    Purchase,
    course_cost,
)
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.fact_rows import plural_of, span_words
from brightstar_desktop.presentation.labels import join_words
from brightstar_desktop.presentation.prices import amount_words, format_price, money, money_range


class CourseWords(Struct, frozen=True, kw_only=True):
    """What a first course costs, or why that cannot be said.

    ``total`` is the amount, empty where it cannot be calculated; ``sentence`` names the parts of
    the sum or what is missing; ``steps`` explain it line by line.
    """

    total: str
    sentence: str
    steps: tuple[str, ...]


def course_words(provider: Provider) -> CourseWords:
    """Return the cost of a first course with ``provider`` in words."""
    cost = course_cost(provider)
    if isinstance(cost, MissingForCourse):
        return CourseWords(total="", sentence=_missing(cost), steps=_set_aside(cost.set_aside))
    return CourseWords(
        total=_open_range(cost.low, cost.high, cost.currency),
        sentence=_sum_in_words(cost),
        steps=_steps(cost),
    )


def _missing(missing: MissingForCourse) -> str:
    names = {
        SESSION_PRICE: _("the price of a session"),
        INITIAL_SESSIONS: _("the number of sessions in the first series"),
    }
    absent = [words for fact, words in names.items() if fact in missing.facts]
    return _("Cannot be worked out. Not stated: {facts}.").format(facts=join_words(absent))


def _sum_in_words(cost: CourseCost) -> str:
    words = " + ".join(_part(part, cost) for part in cost.parts)
    remarks = []
    if not _has_first_visit(cost):
        remarks.append(_("first visit not stated"))
    if _is_reported(cost):
        remarks.append(_("as reported by the press"))
    return " · ".join([words, *remarks])


def _has_first_visit(cost: CourseCost) -> bool:
    return any(part.what == "consultation" for part in cost.parts)


def _is_reported(cost: CourseCost) -> bool:
    buys = (buy for part in cost.parts for way in part.ways for buy in way)
    return any(buy.price.qualifier == "reported" for buy in buys)


def _part(part: CoursePart, cost: CourseCost) -> str:
    amount = _open_range(part.low, part.high, cost.currency)
    return f"{_part_name(part, cost)} {amount}"


def _part_name(part: CoursePart, cost: CourseCost) -> str:
    if part.what == "consultation":
        return _("First visit")
    words = ngettext("{count} session", "{count} sessions", plural_of(cost.sessions))
    return words.format(count=span_words(cost.sessions))


def _open_range(low: int | None, high: int | None, currency: str) -> str:
    if low is not None and high is not None:
        return money_range(low, high, currency)
    if low is not None:
        return _("from {amount}").format(amount=money(low, currency))
    if high is not None:
        return _("up to {amount}").format(amount=money(high, currency))
    return _("amount not stated")


def _steps(cost: CourseCost) -> tuple[str, ...]:
    steps = [_step(part, cost) for part in cost.parts]
    if not _has_first_visit(cost):
        steps.append(_("The price of a first visit is not stated, so it is not in this sum."))
    steps.append(_("Follow-up sessions, medicine billed apart and travel are not in it."))
    return (*steps, *_set_aside(cost.set_aside))


def _step(part: CoursePart, cost: CourseCost) -> str:
    ways = _("; or ").join(" + ".join(_purchase(buy) for buy in way) for way in part.ways)
    return _("{part}: {ways}.").format(part=_part_name(part, cost), ways=ways)


def _purchase(buy: Purchase) -> str:
    amount = amount_words(buy.price)
    in_package = buy.price.sessions or 1
    if in_package > 1:
        package = _("a package of {sessions} for {amount}").format(
            sessions=in_package, amount=amount
        )
        if buy.count == 1:
            return package
        return _("{count} × {package}").format(count=buy.count, package=package)
    if buy.count == 1:
        return amount
    each = _("{count} × {amount}").format(count=buy.count, amount=amount)
    if buy.price.min is not None and buy.price.min == buy.price.max:
        return f"{each} = {money(buy.price.min * buy.count, buy.price.currency)}"
    return each


def _set_aside(prices: tuple[Price, ...]) -> tuple[str, ...]:
    if not prices:
        return ()
    language = current_language()
    words = [f"{price.item.in_language(language)}, {format_price(price)}" for price in prices]
    return (_("Stated but not counted: {prices}.").format(prices="; ".join(words)),)
