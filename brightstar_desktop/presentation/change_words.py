"""A changed fact in words: what is said now, and what was said before."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.evidence import Source
from brightstar_desktop.domain.facts import FACT_BY_PATH, Fact, FactKind, fact_at
from brightstar_desktop.domain.provider import (
    Caution,
    Insurance,
    Location,
    Phone,
    Price,
    Provider,
    Span,
)
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.fact_rows import span_words
from brightstar_desktop.presentation.hours_words import hours_words
from brightstar_desktop.presentation.price_words import (
    amount_words,
    format_price,
    insurance_words,
    price_line,
    price_terms,
    unit_words,
)
from brightstar_desktop.presentation.provider_text import address, headline, phone_words
from brightstar_desktop.presentation.sources import page_address
from brightstar_desktop.presentation.term_labels import (
    day_words,
    label,
    labels,
    not_stated,
    sentence_case,
    yes_no,
)

_TELL_APART: Final = ("format", "setting", "purpose", "rate")
"""What is named beside an amount only where it differs."""


def fact_lines(change: FactChange, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a changed fact in lines of which each can be read by itself."""
    before, after = change.before, change.after
    if change.kind in (ChangeKind.NEW, ChangeKind.GONE):
        return _provider_lines(before or after, vocabulary)
    fact = fact_at(change.field) or Fact(change.field, FactKind.LINE)
    if fact.path == "prices":
        return _price_lines(before, after, vocabulary)
    own_words = _OWN_WORDS.get(fact.path)
    return (own_words(before, after) if own_words else _line(fact, before, after, vocabulary),)


def _provider_lines(provider: Provider, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what a provider is and costs, for one that came or went."""
    return headline(provider, vocabulary), price_line(provider).words


def _line(fact: Fact, before: object, after: object, vocabulary: Vocabulary) -> str:
    title = _(fact.label) if fact.label else fact.path.replace(".", ", ").replace("_", " ")
    if isinstance(before, tuple) or isinstance(after, tuple):
        then, now = _list_words(fact, before, vocabulary), _list_words(fact, after, vocabulary)
        return _changed_list(title, then, now)
    return _changed(title, _words(fact, before, vocabulary), _words(fact, after, vocabulary))


def _list_words(fact: Fact, values: Any, vocabulary: Vocabulary) -> list[str]:  # noqa: ANN401
    return [_words(fact, value, vocabulary) for value in values or ()]


def _words(fact: Fact, value: object, vocabulary: Vocabulary) -> str:
    """Return one value as it is shown elsewhere; what a provider wrote is quoted."""
    if value is None or isinstance(value, bool):
        return yes_no(value)
    if fact.path == "locations[].hours":
        return hours_words(str(value))
    if isinstance(value, Insurance):
        return _insurance(value, vocabulary)
    if isinstance(value, str) and fact.facet:
        return label(vocabulary, fact.facet, value)
    return _plain_words(value)


def _plain_words(value: object) -> str:
    if isinstance(value, Caution | Text):
        text = value.text if isinstance(value, Caution) else value
        return _quoted(text.in_language(current_language()))
    if isinstance(value, Phone):
        return phone_words(value.number)
    return span_words(value) if isinstance(value, Span) else str(value)


def _insurance(stated: Insurance, vocabulary: Vocabulary) -> str:
    words = insurance_words(stated, vocabulary)
    insurers = ", ".join(labels(vocabulary, "insurers", stated.insurers))
    return f"{words} ({insurers})" if insurers else words


def _changed(label: str, before: str, after: str) -> str:
    """Return "Website: new.example, was old.example"; nothing said is "not stated"."""
    if before == after:
        return _("{label}: stated in other words").format(label=label)
    return _("{label}: {now}, was {then}").format(
        label=label, now=after or not_stated(), then=before or not_stated()
    )


def _changed_list(label: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Return what a list gained and lost: "Conditions: added PTSD; no longer OCD"."""
    if not before or not after:
        return _changed(label, ", ".join(before), ", ".join(after))
    parts = [_("added {words}").format(words=words) for words in _beyond(after, before)]
    parts += [_("no longer {words}").format(words=words) for words in _beyond(before, after)]
    if not parts:
        return _changed(label, "", "")
    return _("{label}: {changes}").format(label=label, changes="; ".join(parts))


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)


def _beyond(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return what ``others`` do not name as one enumeration, or nothing."""
    rest = [word for word in words if word not in others]
    return [", ".join(rest)] if rest else []


def _phone_line(before: Phone | None, after: Phone | None) -> str:
    if before and after:
        return _changed(_("Phone"), _number(before), _number(after))
    if after:
        return _("New phone: {number}").format(number=_number(after))
    return _("Phone no longer listed: {number}").format(number=_number(before) if before else "")


def _office_line(before: Location | None, after: Location | None) -> str:
    then, now = _office(before), _office(after)
    if before and after:
        if then == now:
            return _("Office, {address}: its place on the map was corrected").format(address=now)
        return _changed(_("Office"), then, now)
    if after:
        return _("New office: {address}").format(address=now)
    return _("Office no longer listed: {address}").format(address=then)


def _sources_line(before: tuple[Source, ...], after: tuple[Source, ...]) -> str:
    """Return how many sources were read again or added, and when; else how many went."""
    came = [source for source in after if source not in before]
    if not came:
        count = max(1, len(before) - len(after))
        words = ngettext(
            "Sources: {count} no longer named", "Sources: {count} no longer named", count
        )
        return words.format(count=count)
    newest = max(source.read_on for source in came)
    words = ngettext(
        "Sources: {count} new or updated, read on {day}",
        "Sources: {count} new or updated, the last read on {day}",
        len(came),
    )
    return words.format(count=len(came), day=day_words(newest))


def _page_line(source: Source | None) -> str:
    """Return that a price is now taken from ``source``."""
    if source is None or not source.url:
        return _("A price is now taken from another source")
    return _("A price is now taken from {page}").format(page=page_address(source.url))


def _number(phone: Phone) -> str:
    number = phone_words(phone.number)
    if phone.label is None:
        return number
    return f"{number} ({phone.label.in_language(current_language())})"


def _office(location: Location | None) -> str:
    return (address(location) if location else "") or _("address not stated")


def _price_lines(
    before: Price | None, after: Price | None, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return a price that came, went or changed: "One infusion: $400 a session, was $375"."""
    if before and after:
        return _changed_price(before, after, vocabulary)
    if after:
        price = _with_terms(after, price_terms(after, vocabulary))
        return (_("New price: {item}, {price}").format(item=_item(after), price=price),)
    if before:
        price = _with_terms(before, price_terms(before, vocabulary))
        words = _("Price no longer stated: {item}, {price}")
        return (words.format(item=_item(before), price=price),)
    return ()


def _changed_price(before: Price, after: Price, vocabulary: Vocabulary) -> tuple[str, ...]:
    item = _item(after)
    lines = []
    if set(before.includes) != set(after.includes):
        title = _("{item}, included").format(item=item)
        lines.append(_changed_list(title, _texts(before.includes), _texts(after.includes)))
    if set(before.excludes) != set(after.excludes):
        title = _("{item}, not included").format(item=item)
        lines.append(_changed_list(title, _texts(before.excludes), _texts(after.excludes)))
    then, now = _told_apart(before, after, vocabulary)
    if then != now or not lines:
        lines.insert(0, _changed(item, then, now))
    return tuple(lines)


def _told_apart(before: Price, after: Price, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return both prices in as few words as tell them apart."""
    terms = _terms(before, after, vocabulary), _terms(after, before, vocabulary)
    then, now = _with_terms(before, terms[0]), _with_terms(after, terms[1])
    if _item(before) != _item(after):
        return f"{_item(before)}, {then}", now
    if terms[0] == terms[1] and unit_words(before) == unit_words(after):
        return _shorter(before, after)
    return then, now


def _shorter(before: Price, after: Price) -> tuple[str, str]:
    then, now = amount_words(before), amount_words(after)
    return (
        (then, format_price(after)) if then != now else (format_price(before), format_price(after))
    )


def _terms(price: Price, other: Price, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the terms of ``price``, with those that tell it from ``other``."""
    differing = [
        label(vocabulary, FACT_BY_PATH[f"prices[].{field}"].facet, getattr(price, field))
        for field in _TELL_APART
        if getattr(price, field) not in (None, getattr(other, field))
    ]
    return tuple(dict.fromkeys((*differing, *price_terms(price, vocabulary))))


def _with_terms(price: Price, terms: tuple[str, ...]) -> str:
    return f"{format_price(price)} ({', '.join(terms)})" if terms else format_price(price)


def _item(price: Price) -> str:
    return sentence_case(price.item.in_language(current_language()))


def _texts(texts: tuple[Text, ...]) -> list[str]:
    return [text.in_language(current_language()) for text in texts]


_OWN_WORDS: Final[dict[str, Callable[[Any, Any], str]]] = {
    "locations": _office_line,
    "phones": _phone_line,
    "prices[].source": lambda _before, after: _page_line(after),
    "sources": lambda before, after: _sources_line(before or (), after or ()),
}
"""Facts that are told in sentences of their own."""
