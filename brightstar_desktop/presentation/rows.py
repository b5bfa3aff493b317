"""One labelled fact in words, and the ways to make one."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from brightstar_desktop.domain.provider import Span
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.labels import labels, not_stated, yes_no


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
        """Return strong part and value as one text."""
        return f"{self.strong} {self.value}".strip()


def fact(label: str, value: str | None, notes: Iterable[str] = ()) -> FactRow:
    """Return a row of plain words; nothing said means not stated."""
    if not value:
        return FactRow(label=label, value=not_stated(), unstated=True)
    return FactRow(label=label, value=value, notes=tuple(note for note in notes if note))


def yes_no_row(label: str, answer: bool | None) -> FactRow:  # noqa: FBT001  # a fact, not a switch
    """Return a row that says yes, no or not stated."""
    return FactRow(label=label, value=yes_no(answer), unstated=answer is None)


def codes_row(label: str, vocabulary: Vocabulary, facet: str, codes: Sequence[str]) -> FactRow:
    """Return a row that lists the words for codes of ``facet``."""
    return fact(label, ", ".join(labels(vocabulary, facet, codes)))


def texts_row(label: str, texts: Iterable[Text]) -> FactRow:
    """Return a row of sentences from the data, in the reader's language."""
    return fact(label, "; ".join(text.in_language(current_language()) for text in texts))


def text_row(label: str, text: Text | None) -> FactRow:
    """Return a row of one text from the data."""
    return texts_row(label, (text,) if text else ())


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
