"""Everything known of a provider as sections of labelled facts."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from brightstar_desktop.domain.evidence import FACT_GROUPS, Evidence
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.ages import Age, evidence_age, price_age
from brightstar_desktop.presentation.costs import course_words
from brightstar_desktop.presentation.fact_rows import FactRow, ProviderFacts, fact_rows
from brightstar_desktop.presentation.price_words import price_shown
from brightstar_desktop.presentation.provider_text import headline
from brightstar_desktop.presentation.sources import exactness_words, source_words
from brightstar_desktop.presentation.term_labels import day_words, join_words, label, sentence_case


class GuideLink(Struct, frozen=True):
    """``slug`` is that of a chapter, or "slug#anchor" for a section of one."""

    slug: str
    words: str


class FactSection(Struct, frozen=True, kw_only=True):
    """One fact group as it is shown. ``age`` is None where the group states nothing."""

    group: str
    title: str
    rows: tuple[FactRow, ...]
    evidence: Evidence
    age: Age | None = None
    cautions: tuple[str, ...] = ()
    chapter: GuideLink | None = None

    @property
    def stated(self) -> bool:
        return any(not row.unstated for row in self.rows)


def detail_sections(
    provider: Provider, vocabulary: Vocabulary, today: date, hit: Hit | None = None
) -> tuple[FactSection, ...]:
    """Return every fact group in its order; what is not stated says so.

    ``hit`` adds the distance to the nearest office.
    """
    return tuple(_section(group, provider, vocabulary, today, hit) for group in FACT_GROUPS)


def caution_words(provider: Provider) -> tuple[str, ...]:
    return tuple(caution.text.in_language(current_language()) for caution in provider.cautions)


def _section(
    group: str, provider: Provider, vocabulary: Vocabulary, today: date, hit: Hit | None
) -> FactSection:
    rows = fact_rows(group, ProviderFacts(provider, vocabulary, hit))
    evidence = provider.evidence(group)
    stated = any(not row.unstated for row in rows)
    language = current_language()
    return FactSection(
        group=group,
        title=sentence_case(label(vocabulary, "fact_groups", group)),
        rows=rows,
        evidence=evidence,
        age=_age(group, provider, today) if stated else None,
        cautions=tuple(
            caution.text.in_language(language)
            for caution in provider.cautions
            if caution.group == group
        ),
        chapter=_chapters().get(group),
    )


def _age(group: str, provider: Provider, today: date) -> Age:
    """Return the age of a group; of prices, that of the price which stands for them."""
    shown = price_shown(provider) if group == "prices" else None
    if shown:
        return price_age(provider, shown, today)
    return evidence_age(provider.evidence(group), today)


def _chapters() -> dict[str, GuideLink]:
    return {
        "locations": GuideLink("california", _("Care by region, and the way home")),
        "formats": GuideLink("formats#forms", _("Forms and settings compared")),
        "conditions": GuideLink("what-it-treats", _("How sure the evidence is")),
        "prices": GuideLink("cost#included", _("What a price may leave out")),
        "payment": GuideLink("cost#insurance-ketamine", _("What insurance pays")),
        "clinical_team": GuideLink("choosing-a-provider#who-may-do-what", _("Who may do what")),
        "support": GuideLink("what-to-expect#integration", _("Making use of it")),
        "protocol": GuideLink("what-to-expect#series", _("The first series, and after it")),
        "populations": GuideLink("safety#who-should-wait", _("Who should wait")),
        "access": GuideLink("choosing-a-provider#questions", _("Questions to ask first")),
    }


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
