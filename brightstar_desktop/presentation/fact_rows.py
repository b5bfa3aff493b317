"""The rows of a fact group: each fact by its kind, or by the function that the registry names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.facts import Fact, FactKind, Shown, facts_in
from brightstar_desktop.domain.provider import Insurance, Location, Price, Provider, Span
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.ages import source_age_words
from brightstar_desktop.presentation.hours_words import hours_words
from brightstar_desktop.presentation.price_words import (
    amount_words,
    insurance_words,
    price_terms,
    unit_words,
)
from brightstar_desktop.presentation.provider_text import address, distance_words, phone_words
from brightstar_desktop.presentation.sources import page_address
from brightstar_desktop.presentation.term_labels import (
    label,
    labels,
    not_stated,
    sentence_case,
    yes_no,
)


class FactRow(Struct, frozen=True, kw_only=True):
    """A fact as it is shown: ``strong`` stands out before ``value``, ``notes`` stand below.

    ``url`` is where the value leads outside the app, or empty.
    """

    label: str
    value: str
    strong: str = ""
    notes: tuple[str, ...] = ()
    unstated: bool = False
    url: str = ""

    @property
    def words(self) -> str:
        return f"{self.strong} {self.value}".strip()


class ProviderFacts(Struct, frozen=True):
    """``hit`` adds the distance to the nearest office."""

    provider: Provider
    vocabulary: Vocabulary
    hit: Hit | None = None


def fact_rows(group: str, facts: ProviderFacts) -> tuple[FactRow, ...]:
    """Return the rows of a fact group; what is not stated says so, where it has a row then."""
    return tuple(row for fact in facts_in(group) for row in _rows(fact, facts))


def span_words(span: Span) -> str:
    """Return "5", "3 to 4", "at least 3" or "up to 6"."""
    if span.min is not None and span.max is not None:
        if span.min == span.max:
            return str(span.min)
        return _("{low} to {high}").format(low=span.min, high=span.max)
    if span.min is not None:
        return _("at least {low}").format(low=span.min)
    return _("up to {high}").format(high=span.max) if span.max is not None else ""


def plural_of(span: Span) -> int:
    """Return the number that decides between singular and plural."""
    return span.max if span.max is not None else (span.min or 0)


def _rows(fact: Fact, facts: ProviderFacts) -> Iterable[FactRow]:
    if fact.row:
        rows = tuple(OWN_ROWS[fact.row](_(fact.label), facts))
        is_missing = not rows and fact.shown is Shown.ALWAYS
        return (text_row(_(fact.label), None),) if is_missing else rows
    value = fact.value(facts.provider)
    if fact.shown is Shown.ALWAYS or (fact.shown is Shown.IF_STATED and value not in (None, ())):
        return (value_row(fact, value, facts.vocabulary),)
    return ()


def value_row(fact: Fact, value: object, vocabulary: Vocabulary) -> FactRow:
    return text_row(_(fact.label), _words(fact, value, vocabulary))


def text_row(label: str, value: str | None, notes: Iterable[str] = ()) -> FactRow:
    """Return a row of plain words; nothing said means not stated."""
    if not value:
        return FactRow(label=label, value=not_stated(), unstated=True)
    return FactRow(label=label, value=value, notes=tuple(note for note in notes if note))


def _words(fact: Fact, value: object, vocabulary: Vocabulary) -> str:
    """Return a value in words by the kind of its fact, "" where it is not stated."""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        separator = "; " if fact.kind is FactKind.TEXTS else ", "
        return separator.join(_words(fact, one, vocabulary) for one in value)
    if isinstance(value, Text):
        return value.in_language(current_language())
    if value is None:
        return ""
    return label(vocabulary, fact.facet, str(value)) if fact.facet else str(value)


def _website(title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    if url := facts.provider.website:
        yield FactRow(label=title, value=page_address(url), url=url)


def _phones(title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    for phone in facts.provider.phones:
        whose = phone.label.in_language(current_language()) if phone.label else ""
        yield text_row(title, phone_words(phone.number), [whose])


def _offices(title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    for index in range(len(facts.provider.locations)):
        yield _office(title, index, facts)


def _office(title: str, index: int, facts: ProviderFacts) -> FactRow:
    location, hit = facts.provider.locations[index], facts.hit
    notes = [
        _distance(location, hit) if hit and hit.nearest_location == index else "",
        "" if location.street else _("Street address not stated."),
        phone_words(location.phone) if location.phone else "",
        _("Hours: {hours}").format(hours=hours_words(location.hours)) if location.hours else "",
        ", ".join(labels(facts.vocabulary, "accessibility", location.accessibility)),
    ]
    county = label(facts.vocabulary, "counties", location.county) if location.county else ""
    where = ", ".join(part for part in (address(location), county) if part)
    return text_row(title, where, notes)


def _distance(location: Location, hit: Hit) -> str:
    if hit.distance_miles is None:
        return ""
    distance = distance_words(hit.distance_miles)
    if location.position_from == "address":
        return _("{distance} away").format(distance=distance)
    return _("{distance} away, measured to the center of the town or ZIP area").format(
        distance=distance
    )


def _ages(_title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    ages, words = facts.provider.ages, ""
    if ages.minimum is not None and ages.maximum is not None:
        words = _("{low} to {high} years").format(low=ages.minimum, high=ages.maximum)
    elif ages.minimum is not None:
        words = _("{low} years and older").format(low=ages.minimum)
    elif ages.maximum is not None:
        words = _("up to {high} years").format(high=ages.maximum)
    yield text_row(_("Ages"), words)


def _rems(title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    """Yield whether it is certified, where that is stated or the medicine asks for it."""
    certified = facts.provider.clinical_team.rems_certified
    if certified is not None or "intranasal_esketamine" in facts.provider.formats:
        words = None if certified is None else yes_no(certified)
        yield text_row(title, words)


def _first_series(_title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    sessions = facts.provider.protocol.initial_sessions
    weeks = facts.provider.protocol.initial_weeks
    session_words = week_words = ""
    if sessions:
        words = ngettext("{number} session", "{number} sessions", plural_of(sessions))
        session_words = words.format(number=span_words(sessions))
    if weeks:
        words = ngettext("{number} week", "{number} weeks", plural_of(weeks))
        week_words = words.format(number=span_words(weeks))
    if session_words and week_words:
        both = _("{sessions} in {weeks}").format(sessions=session_words, weeks=week_words)
        yield text_row(_("First series"), both)
    else:
        yield text_row(_("First series"), session_words or week_words)


def _session_minutes(_title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    minutes, words = facts.provider.protocol.session_minutes, ""
    if minutes:
        words = ngettext("{number} minute", "{number} minutes", plural_of(minutes))
        words = words.format(number=span_words(minutes))
    yield text_row(_("One session"), words)


def _prices(_title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    for price in facts.provider.prices:
        yield FactRow(
            label=sentence_case(price.item.in_language(current_language())),
            strong=amount_words(price),
            value=unit_words(price),
            notes=_price_notes(price, facts),
        )


def _price_notes(price: Price, facts: ProviderFacts) -> tuple[str, ...]:
    notes = [
        sentence_case(" · ".join(price_terms(price, facts.vocabulary))),
        _parts(_("Includes: {things}"), price.includes),
        _parts(_("Not included: {things}"), price.excludes),
        _origin(price, facts.provider),
    ]
    return tuple(note for note in notes if note)


def _parts(sentence: str, things: Sequence[Text]) -> str:
    words = ", ".join(thing.in_language(current_language()) for thing in things)
    return sentence.format(things=words) if things else ""


def _origin(price: Price, provider: Provider) -> str:
    """Return the age of the price's own page where the prices come from more than one."""
    if len({stated.source for stated in provider.prices}) < 2:
        return ""
    if price.source >= len(provider.sources):
        return ""
    return sentence_case(source_age_words(provider.sources[price.source]))


def _insurance(title: str, facts: ProviderFacts) -> Iterator[FactRow]:
    for stated in facts.provider.payment.insurance:
        words = insurance_words(stated, facts.vocabulary)
        yield text_row(title, words, _insurance_notes(stated, facts.vocabulary))


def _insurance_notes(stated: Insurance, vocabulary: Vocabulary) -> Iterator[str]:
    if stated.accepted and not stated.format:
        yield _("For which treatment is not stated: ask.")
    if stated.insurers:
        insurers = ", ".join(labels(vocabulary, "insurers", stated.insurers))
        yield _("Named: {insurers}").format(insurers=insurers)


OWN_ROWS: Final[dict[str, Callable[[str, ProviderFacts], Iterable[FactRow]]]] = {
    "ages": _ages,
    "first_series": _first_series,
    "insurance": _insurance,
    "offices": _offices,
    "phones": _phones,
    "prices": _prices,
    "rems": _rems,
    "session_minutes": _session_minutes,
    "website": _website,
}
"""The rows of facts that the registry names a function for."""
