"""The cost of a plan: a first series and later doses, calculated from what a provider states."""

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.pricing import CourseCost, CoursePart, MissingForCourse, course_cost
from brightstar_desktop.domain.provider import Provider, Span


class CoursePlan(Struct, frozen=True, kw_only=True):
    """What the cost is calculated for.

    ``sessions`` is the number in the first series, None for the provider's own; ``later`` the
    number of later doses within a year; ``first_visit`` whether a first visit is still to pay.
    """

    sessions: int | None = None
    later: int = 0
    first_visit: bool = True


class PlannedCost(Struct, frozen=True, kw_only=True):
    """What a plan costs with one provider, in whole units of ``currency``.

    ``low`` and ``high`` are None where the pages leave that end open. ``later`` is the part of
    the later doses, at the price of a session, None where the plan has none.
    """

    provider: Provider
    low: int | None
    high: int | None
    course: CourseCost
    later: CoursePart | None = None
    currency: str = "USD"

    @property
    def first_visit_stated(self) -> bool:
        """Tell whether a price of a first visit is stated."""
        return any(part.what == "consultation" for part in self.course.parts)


def planned_cost(provider: Provider, plan: CoursePlan) -> PlannedCost | MissingForCourse:
    """Calculate what ``plan`` costs with ``provider``, or say which facts are missing."""
    course = course_cost(_with_sessions(provider, plan.sessions))
    if isinstance(course, MissingForCourse):
        return course
    parts = [part for part in course.parts if plan.first_visit or part.what != "consultation"]
    later = _later(provider, plan.later)
    if later:
        parts.append(later)
    return PlannedCost(
        provider=provider,
        low=_sum([part.low for part in parts]),
        high=_sum([part.high for part in parts]),
        course=course,
        later=later,
        currency=course.currency,
    )


def _with_sessions(provider: Provider, sessions: int | None) -> Provider:
    if sessions is None:
        return provider
    protocol = replace(provider.protocol, initial_sessions=Span(sessions, sessions))
    return replace(provider, protocol=protocol)


def _later(provider: Provider, count: int) -> CoursePart | None:
    course = course_cost(_with_sessions(provider, count)) if count else None
    if not isinstance(course, CourseCost):
        return None
    return next(part for part in course.parts if part.what == "sessions")


def _sum(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
