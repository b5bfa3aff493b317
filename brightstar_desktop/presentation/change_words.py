"""One changed fact in words: what is said now, and what was said before."""

from collections.abc import Callable
from typing import Any, Final

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.provider import Caution, Insurance, Phone, Provider, Span
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import current_language
from brightstar_desktop.presentation.change_labels import FACET_OF_FACT, fact_label, fact_name
from brightstar_desktop.presentation.change_phrases import changed, changed_list, quoted
from brightstar_desktop.presentation.contact_change_words import (
    office_line,
    page_line,
    phone_line,
    sources_line,
)
from brightstar_desktop.presentation.hours import hours_words
from brightstar_desktop.presentation.labels import label, labels, yes_no
from brightstar_desktop.presentation.money_rows import insurance_words
from brightstar_desktop.presentation.places import phone_words
from brightstar_desktop.presentation.price_change_words import price_lines
from brightstar_desktop.presentation.prices import price_line
from brightstar_desktop.presentation.provider_text import headline
from brightstar_desktop.presentation.rows import span_words

_OWN_WORDS: Final[dict[str, Callable[[Any, Any], str]]] = {
    "locations": office_line,
    "phones": phone_line,
    "prices.source": lambda _before, after: page_line(after),
}
"""Facts that are told in sentences of their own."""


def fact_lines(fact: FactChange, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a changed fact in lines of which each can be read by itself."""
    before, after = fact.before, fact.after
    if fact.kind in (ChangeKind.NEW, ChangeKind.GONE):
        return _provider_lines(before or after, vocabulary)
    name = fact_name(fact.field)
    if name == "prices":
        return price_lines(before, after, vocabulary)
    if name == "sources":
        return (sources_line(before or (), after or ()),)
    own_words = _OWN_WORDS.get(name)
    return (own_words(before, after) if own_words else _line(name, before, after, vocabulary),)


def _provider_lines(provider: Provider, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what a provider is and costs, for one that came or went."""
    return headline(provider, vocabulary), price_line(provider).words


def _line(name: str, before: object, after: object, vocabulary: Vocabulary) -> str:
    title = fact_label(name)
    if isinstance(before, tuple) or isinstance(after, tuple):
        then, now = _list_words(name, before, vocabulary), _list_words(name, after, vocabulary)
        return changed_list(title, then, now)
    return changed(title, _words(name, before, vocabulary), _words(name, after, vocabulary))


def _list_words(name: str, values: Any, vocabulary: Vocabulary) -> list[str]:  # noqa: ANN401
    return [_words(name, value, vocabulary) for value in values or ()]


def _words(name: str, value: object, vocabulary: Vocabulary) -> str:
    """Return one value as it is shown elsewhere."""
    if value is None or isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, Insurance):
        return _insurance(value, vocabulary)
    if name == "locations.hours":
        return hours_words(str(value))
    if name in FACET_OF_FACT:
        return label(vocabulary, FACET_OF_FACT[name], str(value))
    return _plain_words(value)


def _plain_words(value: object) -> str:
    """Return a value that no vocabulary explains."""
    if isinstance(value, Caution | Text):
        text = value.text if isinstance(value, Caution) else value
        return quoted(text.in_language(current_language()))
    if isinstance(value, Phone):
        return phone_words(value.number)
    return span_words(value) if isinstance(value, Span) else str(value)


def _insurance(stated: Insurance, vocabulary: Vocabulary) -> str:
    words = insurance_words(stated, vocabulary)
    insurers = ", ".join(labels(vocabulary, "insurers", stated.insurers))
    return f"{words} ({insurers})" if insurers else words
