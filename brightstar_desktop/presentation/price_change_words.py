"""Changed prices in words."""

from typing import Final

from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.change_phrases import changed, changed_list
from brightstar_desktop.presentation.labels import label, sentence_case
from brightstar_desktop.presentation.money_rows import price_terms
from brightstar_desktop.presentation.prices import amount_words, format_price, unit_words

_CODES: Final = (
    ("format", "formats"),
    ("setting", "settings"),
    ("purpose", "purposes"),
    ("rate", "rates"),
)
"""What is named beside an amount only where it differs, and its facet in the vocabulary."""


def price_lines(
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
        lines.append(changed_list(title, _texts(before.includes), _texts(after.includes)))
    if set(before.excludes) != set(after.excludes):
        title = _("{item}, not included").format(item=item)
        lines.append(changed_list(title, _texts(before.excludes), _texts(after.excludes)))
    then, now = _told_apart(before, after, vocabulary)
    if then != now or not lines:
        lines.insert(0, changed(item, then, now))
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
        label(vocabulary, facet, getattr(price, field))
        for field, facet in _CODES
        if getattr(price, field) not in (None, getattr(other, field))
    ]
    return tuple(dict.fromkeys((*differing, *price_terms(price, vocabulary))))


def _with_terms(price: Price, terms: tuple[str, ...]) -> str:
    return f"{format_price(price)} ({', '.join(terms)})" if terms else format_price(price)


def _item(price: Price) -> str:
    return sentence_case(price.item.in_language(current_language()))


def _texts(texts: tuple[Text, ...]) -> list[str]:
    return [text.in_language(current_language()) for text in texts]
