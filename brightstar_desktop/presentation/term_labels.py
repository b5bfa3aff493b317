"""Codes and answers in the reader's words."""

from collections.abc import Iterable, Sequence
from datetime import date

from brightstar_desktop.domain.facets import FACETS_BY_NAME, PRICE_FACET
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language


def label(vocabulary: Vocabulary, facet: str, code: str, *, short: bool = False) -> str:
    return vocabulary.label(facet, code, current_language(), short=short)


def labels(
    vocabulary: Vocabulary, facet: str, codes: Iterable[str], *, short: bool = False
) -> tuple[str, ...]:
    return tuple(label(vocabulary, facet, code, short=short) for code in codes)


def description(vocabulary: Vocabulary, facet: str, code: str) -> str:
    """Return the sentence that explains a code, or an empty text."""
    term = vocabulary.find(facet, code)
    if term is None or term.description is None:
        return ""
    return term.description.in_language(current_language())


def facet_title(facet: str) -> str:
    if facet == PRICE_FACET:
        return _("Price of one session")
    return _(FACETS_BY_NAME[facet].title)


def not_stated_words(facet: str) -> str:
    if facet == PRICE_FACET:
        return _("price not stated")
    return _(FACETS_BY_NAME[facet].not_stated)


def join_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def not_stated() -> str:
    return _("not stated")


def yes_no(answer: bool | None) -> str:  # noqa: FBT001  # the answer is the value put into words
    if answer is None:
        return not_stated()
    return _("yes") if answer else _("no")


def sentence_case(words: str) -> str:
    """Return ``words`` with the first letter capital and the rest as it is."""
    return words[:1].upper() + words[1:]


def language_words(code: str) -> str:
    """Return the name of a language by its ISO 639 code; the code itself where it is not known."""
    names = {
        "en": _("English"),
        "es": _("Spanish"),
        "ase": _("American Sign Language"),
    }
    return names.get(code, code)


def month_words(day: date) -> str:
    """Return month and year: "Nov 2026"."""
    return _("{month} {year}").format(month=_month(day.month), year=day.year)


def day_words(day: date) -> str:
    """Return the full day: "Nov 23, 2026"."""
    return _("{month} {day}, {year}").format(month=_month(day.month), day=day.day, year=day.year)


def partial_date_words(partial: str) -> str:
    """Return a date of the form YYYY, YYYY-MM or YYYY-MM-DD in words, as exact as it is.

    Raises ValueError when ``partial`` is not such a date.
    """
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return month_words(date(parts[0], parts[1], 1))
    return day_words(date(parts[0], parts[1], parts[2]))


def _month(number: int) -> str:
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    return names[number - 1]
