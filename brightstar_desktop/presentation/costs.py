"""What a plan costs with one provider after another, in words."""

from collections.abc import Iterable

from msgspec import Struct

from brightstar_desktop.domain.planned_cost import Plan, PlannedCost, planned_cost
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.labels import label, listed
from brightstar_desktop.presentation.places import place_line
from brightstar_desktop.presentation.prices import money, money_range


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
    """The providers with whom the plan can be reckoned, cheapest first; how many were asked."""

    rows: tuple[CostRow, ...] = ()
    asked: int = 0

    @property
    def longest(self) -> int:
        """Return the largest amount of any bar, at least 1."""
        return max([1, *(max(row.low or 0, row.high or 0) for row in self.rows)])


def costs(
    providers: Iterable[Provider], plan: Plan, vocabulary: Vocabulary, wanted_format: str = ""
) -> Costs:
    """Return what ``plan`` costs; with ``wanted_format`` only where sessions are priced for it."""
    asked = list(providers)
    found = [planned_cost(provider, plan) for provider in asked]
    reckoned = [one for one in found if isinstance(one, PlannedCost) and one.currency == "USD"]
    kept = [one for one in reckoned if wanted_format in ("", one.course.format)]
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
    """Return what no sum here holds."""
    return _(
        "Not in these sums: an outside prescriber, preparation and integration, medicine billed "
        "apart, blood tests, the ride home and time off work. Ask for the total in writing."
    )


def plan_words(plan: Plan) -> str:
    """Return what a plan reckons with: "6 sessions, 4 later doses and a first visit"."""
    parts = [_("the provider's own first series")]
    if plan.sessions is not None:
        words = ngettext("{count} session", "{count} sessions", plan.sessions)
        parts = [words.format(count=plan.sessions)]
    if plan.later:
        words = ngettext("{count} later dose", "{count} later doses", plan.later)
        parts.append(words.format(count=plan.later))
    if plan.first_visit:
        parts.append(_("a first visit"))
    return listed(parts)


def planned_words(provider: Provider, plan: Plan) -> str:
    """Return what ``plan`` costs with ``provider``, "" where too little is stated."""
    cost = planned_cost(provider, plan)
    if not isinstance(cost, PlannedCost):
        return ""
    remarks = listed(_remarks(cost, plan))
    return f"{_amount(cost)} ({remarks})" if remarks else _amount(cost)


def _remarks(cost: PlannedCost, plan: Plan) -> list[str]:
    remarks = []
    if plan.first_visit and not cost.first_visit_stated:
        remarks.append(_("first visit not stated"))
    if plan.later and cost.later is None:
        remarks.append(_("later doses not stated"))
    return remarks


def _row(cost: PlannedCost, plan: Plan, vocabulary: Vocabulary) -> CostRow:
    given = label(vocabulary, "formats", cost.course.format) if cost.course.format else ""
    about = " · ".join(part for part in (place_line(cost.provider), given) if part)
    return CostRow(
        slug=cost.provider.slug,
        name=cost.provider.name,
        about=about,
        amount=_amount(cost),
        remark=listed(_remarks(cost, plan)),
        low=cost.low,
        high=cost.high,
    )


def _amount(cost: PlannedCost) -> str:
    if cost.low is not None and cost.high is not None:
        return money_range(cost.low, cost.high, cost.currency)
    if cost.low is not None:
        return _("from {amount}").format(amount=money(cost.low, cost.currency))
    if cost.high is not None:
        return _("up to {amount}").format(amount=money(cost.high, cost.currency))
    return _("amount not stated")
