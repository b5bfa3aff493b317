"""What a first course and a plan of sessions cost, in words."""

from collections.abc import Iterable

from msgspec import Struct

from brightstar_desktop.domain.pricing import (
    INITIAL_SESSIONS,
    SESSION_PRICE,
    CourseCost,
    CoursePart,
    CoursePlan,
    MissingForCourse,
    PlannedCost,
    Purchase,
    course_cost,
    planned_cost,
)
from brightstar_desktop.domain.provider import Price, Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.fact_rows import plural_of, span_words
from brightstar_desktop.presentation.price_words import (
    amount_words,
    format_price,
    money,
    money_range,
)
from brightstar_desktop.presentation.provider_text import place_line
from brightstar_desktop.presentation.term_labels import join_words, label


class CourseWords(Struct, frozen=True, kw_only=True):
    """What a first course costs, or why that cannot be said.

    ``total`` is the amount, empty where it cannot be calculated; ``sentence`` names the parts of
    the sum or what is missing; ``steps`` explain it line by line.
    """

    total: str
    sentence: str
    steps: tuple[str, ...]


def course_words(provider: Provider) -> CourseWords:
    cost = course_cost(provider)
    if isinstance(cost, MissingForCourse):
        return CourseWords(total="", sentence=_missing(cost), steps=_set_aside(cost.set_aside))
    return CourseWords(
        total=_amount(cost.low, cost.high, cost.currency),
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
    amount = _amount(part.low, part.high, cost.currency)
    return f"{_part_name(part, cost)} {amount}"


def _part_name(part: CoursePart, cost: CourseCost) -> str:
    if part.what == "consultation":
        return _("First visit")
    words = ngettext("{count} session", "{count} sessions", plural_of(cost.sessions))
    return words.format(count=span_words(cost.sessions))


def _amount(low: int | None, high: int | None, currency: str) -> str:
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


class CostRow(Struct, frozen=True, kw_only=True):
    """One provider's bar: ``low`` and ``high`` in dollars, None where that end is open."""

    slug: str
    name: str
    about: str
    amount: str
    remark: str
    low: int | None
    high: int | None


class Costs(Struct, frozen=True):
    """The providers whose prices suffice for the plan, cheapest first; ``asked`` counts all."""

    rows: tuple[CostRow, ...] = ()
    asked: int = 0

    @property
    def longest(self) -> int:
        """Return the largest amount of any bar, at least 1."""
        return max([1, *(max(row.low or 0, row.high or 0) for row in self.rows)])


def costs(
    providers: Iterable[Provider], plan: CoursePlan, vocabulary: Vocabulary, wanted_format: str = ""
) -> Costs:
    """Return what ``plan`` costs; with ``wanted_format`` only where sessions are priced for it."""
    asked = list(providers)
    found = [planned_cost(provider, plan) for provider in asked]
    priced = [one for one in found if isinstance(one, PlannedCost) and one.currency == "USD"]
    kept = [one for one in priced if wanted_format in ("", one.course.format)]
    kept.sort(key=lambda one: (one.low is None, one.low or one.high or 0, one.provider.name))
    return Costs(tuple(_row(one, plan, vocabulary) for one in kept), len(asked))


def not_calculated(costs: Costs) -> str:
    """Return how many providers do not state enough, "" where all do."""
    left = costs.asked - len(costs.rows)
    if not left:
        return ""
    words = ngettext(
        "{count} of {asked} provider does not state enough for this sum: call and ask.",
        "{count} of {asked} providers do not state enough for this sum: call and ask.",
        costs.asked,
    )
    return words.format(count=left, asked=costs.asked)


def excluded_costs() -> str:
    return _(
        "Not in these sums: an outside prescriber, preparation and integration, medicine billed "
        "apart, blood tests, the ride home and time off work. Ask for the total in writing."
    )


def plan_words(plan: CoursePlan) -> str:
    """Return what a plan consists of: "6 sessions, 4 later doses and a first visit"."""
    parts = [_("the provider's own first series")]
    if plan.sessions is not None:
        words = ngettext("{count} session", "{count} sessions", plan.sessions)
        parts = [words.format(count=plan.sessions)]
    if plan.later:
        words = ngettext("{count} later dose", "{count} later doses", plan.later)
        parts.append(words.format(count=plan.later))
    if plan.first_visit:
        parts.append(_("a first visit"))
    return join_words(parts)


def planned_words(provider: Provider, plan: CoursePlan) -> str:
    """Return what ``plan`` costs with ``provider``, "" where too little is stated."""
    cost = planned_cost(provider, plan)
    if not isinstance(cost, PlannedCost):
        return ""
    amount, remarks = _amount(cost.low, cost.high, cost.currency), join_words(_remarks(cost, plan))
    return f"{amount} ({remarks})" if remarks else amount


def _remarks(cost: PlannedCost, plan: CoursePlan) -> list[str]:
    remarks = []
    if plan.first_visit and not cost.first_visit_stated:
        remarks.append(_("first visit not stated"))
    if plan.later and cost.later is None:
        remarks.append(_("later doses not stated"))
    return remarks


def _row(cost: PlannedCost, plan: CoursePlan, vocabulary: Vocabulary) -> CostRow:
    given = label(vocabulary, "formats", cost.course.format) if cost.course.format else ""
    about = " · ".join(part for part in (place_line(cost.provider), given) if part)
    return CostRow(
        slug=cost.provider.slug,
        name=cost.provider.name,
        about=about,
        amount=_amount(cost.low, cost.high, cost.currency),
        remark=join_words(_remarks(cost, plan)),
        low=cost.low,
        high=cost.high,
    )
