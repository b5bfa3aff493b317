"""Everything known of a provider as plain text, to paste into a message or a file."""

from collections.abc import Iterable
from datetime import date

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.costs import course_words
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.fact_rows import FactRow
from brightstar_desktop.presentation.labels import join_words
from brightstar_desktop.presentation.provider_text import headline
from brightstar_desktop.presentation.sections import FactSection, caution_words, detail_sections
from brightstar_desktop.presentation.sources import exactness_words, source_words


def summary(
    provider: Provider,
    vocabulary: Vocabulary,
    today: date,
    *,
    edition: str = "",
    hit: Hit | None = None,
) -> str:
    """Return the facts with their sources and ages; what is not stated is named as such."""
    nearest = hit.nearest_location if hit else None
    lines = [provider.name, headline(provider, vocabulary, nearest)]
    lines += [f"! {caution}" for caution in caution_words(provider)]
    for section in detail_sections(provider, vocabulary, today, hit):
        lines += ["", *_section_lines(section, provider, vocabulary)]
    return "\n".join([*lines, "", *_closing(today, edition)]) + "\n"


def _section_lines(
    section: FactSection, provider: Provider, vocabulary: Vocabulary
) -> Iterable[str]:
    yield section.title.upper()
    for row in section.rows:
        if not row.unstated:
            yield from _row_lines(row)
    if section.group == "prices":
        course = course_words(provider)
        amount = f"{course.total}: {course.sentence}" if course.total else course.sentence
        yield _("First course, in all: {words}").format(words=amount)
    unstated = [row.label for row in section.rows if row.unstated]
    if unstated:
        yield _("Not stated: {facts}").format(facts=join_words(unstated))
    if section.stated:
        yield from _source_lines(section, vocabulary)


def _row_lines(row: FactRow) -> Iterable[str]:
    yield f"{row.label}: {row.url or row.words}"
    for note in row.notes:
        yield f"    {note}"


def _source_lines(section: FactSection, vocabulary: Vocabulary) -> Iterable[str]:
    exactness = exactness_words(section.evidence)
    if exactness:
        yield f"    {exactness}"
    for source in section.evidence.sources:
        words = source_words(source, vocabulary)
        parts = [part for part in (words.kind, words.url, words.age) if part]
        yield _("    Source: {source}").format(source=", ".join(parts))


def _closing(today: date, edition: str) -> Iterable[str]:
    day = day_words(today)
    if edition:
        yield _("From the BrightStar directory, edition {edition}, copied on {day}.").format(
            edition=edition, day=day
        )
    else:
        yield _("From the BrightStar directory, copied on {day}.").format(day=day)
    yield _("Prices and services change: ask the provider before you rely on them.")
