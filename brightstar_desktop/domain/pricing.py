"""The cost of a first course, or of a plan, calculated only from what a provider states."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.provider import Price, Provider, Span

SESSION_PRICE: Final = "session_price"
INITIAL_SESSIONS: Final = "initial_sessions"

_UNUSUAL_RATES: Final = ("membership", "sliding_scale")
_SERIES_UNITS: Final = ("per_series", "per_program")


class Purchase(Struct, frozen=True):
    """So many times one stated price."""

    price: Price
    count: int


class CoursePart(Struct, frozen=True, kw_only=True):
    """One part of the sum: "consultation" or "sessions".

    ``ways`` are the stated ways of paying for it (singly, or as a package). ``low`` and ``high``
    are whole dollars; None where the pages leave that end open, as a price "from" does.
    """

    what: str
    low: int | None
    high: int | None
    ways: tuple[tuple[Purchase, ...], ...]


class CourseCost(Struct, frozen=True, kw_only=True):
    """What a first course costs by the provider's own statements, in ``currency`` units.

    ``format`` is what the sessions are priced for, None where no page says. ``set_aside`` are
    the stated prices that are not in the sum: memberships, sliding scales, copays, extras.
    Without a part named "consultation" no page states what the first visit costs.
    """

    sessions: Span
    low: int | None
    high: int | None
    parts: tuple[CoursePart, ...]
    format: str | None = None
    currency: str = "USD"
    set_aside: tuple[Price, ...] = ()


class MissingForCourse(Struct, frozen=True, kw_only=True):
    """Why the cost cannot be calculated: SESSION_PRICE, INITIAL_SESSIONS, or both are not stated.

    ``set_aside`` are stated prices that may not stand in for the price of a session.
    """

    facts: tuple[str, ...]
    set_aside: tuple[Price, ...] = ()


def course_cost(provider: Provider) -> CourseCost | MissingForCourse:
    """Calculate the cost of the first course of treatment, or say which facts are missing."""
    sessions = provider.protocol.initial_sessions
    usable = _session_prices(provider.prices)
    if not sessions or not usable:
        return _missing(provider, usable)
    chosen = _one_kind(usable, provider.protocol.session_minutes)
    treatment = _sessions_part(chosen, sessions)
    consultation = _consultation_part(provider.prices, chosen[0])
    parts = (consultation, treatment) if consultation else (treatment,)
    counted = {id(buy.price) for part in parts for way in part.ways for buy in way}
    return CourseCost(
        sessions=sessions,
        low=_sum(part.low for part in parts),
        high=_sum(part.high for part in parts),
        parts=parts,
        format=chosen[0].format,
        currency=chosen[0].currency,
        set_aside=tuple(price for price in provider.prices if id(price) not in counted),
    )


def _missing(provider: Provider, usable: tuple[Price, ...]) -> MissingForCourse:
    absent = {
        SESSION_PRICE: not usable,
        INITIAL_SESSIONS: not provider.protocol.initial_sessions,
    }
    facts = tuple(fact for fact, is_absent in absent.items() if is_absent)
    kept = {id(price) for price in usable}
    return MissingForCourse(
        facts=facts,
        set_aside=tuple(price for price in provider.prices if id(price) not in kept),
    )


def _session_prices(prices: tuple[Price, ...]) -> tuple[Price, ...]:
    """Return the prices a first patient would pay for sessions; firmer statements first.

    A programme (sessions with something more) and what the press reported count only where
    nothing plainer is stated.
    """
    ordinary = [price for price in prices if _is_ordinary(price, "treatment")]
    own = [price for price in ordinary if price.qualifier != "reported"] or ordinary
    single = [price for price in own if price.unit == "per_session"]
    series = [price for price in own if price.unit == "per_series" and price.sessions]
    programmes = [price for price in own if price.unit == "per_program" and price.sessions]
    return tuple(single + series or programmes)


def _is_ordinary(price: Price, purpose: str) -> bool:
    stated = price.min is not None or price.max is not None
    usual = price.rate not in _UNUSUAL_RATES and not price.existing_patients_only
    return price.purpose == purpose and usual and stated


def _one_kind(prices: tuple[Price, ...], minutes: Span | None) -> tuple[Price, ...]:
    """Return the prices of one kind of session, so that unlike things are never added up.

    The kind is the cheapest single session of the stated length; a price that names no format
    or length goes with any.
    """
    lead = min(prices, key=lambda price: (not _lasts(price, minutes), _each(price)))
    return (lead, *(price for price in prices if price is not lead and _alike(price, lead)))


def _lasts(price: Price, minutes: Span | None) -> bool:
    if minutes is None or price.minutes is None:
        return True
    return (minutes.min or 0) <= price.minutes <= (minutes.max or price.minutes)


def _each(price: Price) -> float:
    amount = price.min if price.min is not None else price.max
    return (amount or 0) / (_bought(price))


def _alike(price: Price, lead: Price) -> bool:
    pairs = (
        (price.format, lead.format),
        (price.setting, lead.setting),
        (price.minutes, lead.minutes),
    )
    same = all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)
    return same and price.currency == lead.currency


def _bought(price: Price) -> int:
    return (price.sessions or 1) if price.unit in _SERIES_UNITS else 1


def _sessions_part(prices: tuple[Price, ...], sessions: Span) -> CoursePart:
    fewest = _ways(prices, sessions.min) if sessions.min else ()
    most = _ways(prices, sessions.max) if sessions.max else ()
    return CoursePart(
        what="sessions",
        low=_least(fewest),
        high=_most(most),
        ways=tuple(dict.fromkeys((*fewest, *most))),
    )


def _ways(prices: tuple[Price, ...], count: int) -> tuple[tuple[Purchase, ...], ...]:
    singles = [price for price in prices if _bought(price) == 1]
    ways = [(Purchase(price, count),) for price in singles]
    single = min(singles, key=_each, default=None)
    for package in (price for price in prices if _bought(price) > 1):
        whole, left = divmod(count, _bought(package))
        if single is None:
            ways.append((Purchase(package, whole + bool(left)),))
        elif whole:
            rest = (Purchase(single, left),) if left else ()
            ways.append((Purchase(package, whole), *rest))
    return tuple(ways)


def _consultation_part(prices: tuple[Price, ...], session: Price) -> CoursePart | None:
    stated = [
        price
        for price in prices
        if _is_ordinary(price, "consultation") and price.currency == session.currency
    ]
    fitting = [price for price in stated if price.format in (None, session.format)]
    if not fitting:
        return None
    ways = tuple((Purchase(price, 1),) for price in fitting)
    return CoursePart(what="consultation", low=_least(ways), high=_most(ways), ways=ways)


def _least(ways: Iterable[tuple[Purchase, ...]]) -> int | None:
    sums = [_sum(_times(buy.price.min, buy.count) for buy in way) for way in ways]
    known = [amount for amount in sums if amount is not None]
    return min(known) if known and len(known) == len(sums) else None


def _most(ways: Iterable[tuple[Purchase, ...]]) -> int | None:
    sums = [_sum(_times(buy.price.max, buy.count) for buy in way) for way in ways]
    known = [amount for amount in sums if amount is not None]
    return max(known) if known and len(known) == len(sums) else None


def _times(amount: int | None, count: int) -> int | None:
    return None if amount is None else amount * count


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Return the sum, or None where one amount is open."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


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
        low=_sum(part.low for part in parts),
        high=_sum(part.high for part in parts),
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
