"""Results as lines for people to read."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.guide import Chapter, CrisisLine, Document, GuideContent, GuideHit
from brightstar_desktop.domain.guide_text import read_dated
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import (
    CorrectedText,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.search_result import Hit, SearchResult, Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.ages import trial_words
from brightstar_desktop.presentation.comparison import Comparison
from brightstar_desktop.presentation.costs import costs, excluded_costs, not_calculated
from brightstar_desktop.presentation.edition_changes import (
    change_rows,
    changes_summary,
    other_part_lines,
)
from brightstar_desktop.presentation.guide.elements import dated_words
from brightstar_desktop.presentation.price_words import money, price_line
from brightstar_desktop.presentation.provider_text import (
    distance_words,
    place_line,
    similarity_words,
    tags,
)
from brightstar_desktop.presentation.sections import summary
from brightstar_desktop.presentation.term_labels import labels


def search_lines(
    result: SearchResult, vocabulary: Vocabulary, crisis: Iterable[CrisisLine]
) -> Iterator[str]:
    """Yield help in a crisis if it is due, what was understood, and the providers."""
    yield from _crisis_lines(crisis)
    understood = [
        _understood(item, result, vocabulary) for item in result.interpretation.understood
    ]
    if understood:
        yield _("Understood: {things}").format(things="; ".join(understood))
    if result.place_unknown:
        yield _("{place} is not a ZIP code of California, so no distance is given.").format(
            place=result.place_unknown
        )
    yield ngettext("{count} provider", "{count} providers", result.count).format(count=result.count)
    for hit in result.hits:
        yield ""
        yield from _hit_lines(hit, vocabulary)
    if result.telehealth_beyond:
        yield ""
        yield ngettext(
            "{count} more is out of reach but serves all of California by video: add "
            "--include-telehealth.",
            "{count} more are out of reach but serve all of California by video: add "
            "--include-telehealth.",
            result.telehealth_beyond,
        ).format(count=result.telehealth_beyond)


def provider_lines(
    provider: Provider, vocabulary: Vocabulary, today: date, edition: str, hit: Hit | None
) -> Iterator[str]:
    yield from summary(provider, vocabulary, today, edition=edition, hit=hit).splitlines()


def similar_lines(
    provider: Provider, found: Iterable[Similar], vocabulary: Vocabulary
) -> Iterator[str]:
    yield _("Providers like {name}:").format(name=provider.name)
    for similar in found:
        yield f"{similar.provider.name} [{similar.provider.slug}]"
        yield f"    {similarity_words(similar, vocabulary)}"


def comparison_lines(found: Comparison) -> Iterator[str]:
    for row in found.rows:
        yield f"{row.question} *" if row.differs else row.question
        for name, cell in zip(found.names, row.cells, strict=True):
            yield f"    {name}: {cell.words}"
    yield _("* The answers differ.")


def cost_lines(
    providers: list[Provider], plan: CoursePlan, vocabulary: Vocabulary
) -> Iterator[str]:
    found = costs(providers, plan, vocabulary)
    for row in found.rows:
        remark = f" ({row.remark})" if row.remark else ""
        yield f"{row.name} [{row.slug}]: {row.amount}{remark}"
    yield from filter(None, (not_calculated(found), excluded_costs()))


def contents_lines(content: GuideContent) -> Iterator[str]:
    for chapter in content.chapters:
        yield f"{chapter.number}. {chapter.title} [{chapter.slug}]"
        yield f"    {chapter.summary}"
    for document in content.documents():
        if not isinstance(document, Chapter):
            yield f"{document.title} [{document.slug}]"
            yield f"    {document.summary}"


def document_lines(document: Document, today: date) -> Iterator[str]:
    """Yield a text as it was written, then the works it cites.

    A statement that holds until a day says so, or that it may no longer hold.
    """
    yield f"# {document.title}"
    yield _("Reviewed on {day}.").format(day=document.reviewed_on.isoformat())
    yield ""
    for line in document.body.splitlines():
        if not line.startswith(":::"):
            yield line
        elif line.strip(": "):
            statement = read_dated(line.strip(": "))
            yield f"[{dated_words(statement.until, today)} {statement.check}]"
    for reference in document.references:
        yield f"[^{reference.key}]: {reference.authors} ({reference.year}). {reference.title}."


def guide_hit_lines(hits: Iterable[GuideHit]) -> Iterator[str]:
    """Yield each passage found, its match between asterisks."""
    found = list(hits)
    if not found:
        yield _("The guide does not hold these words.")
    for hit in found:
        anchor = f"#{hit.anchor}" if hit.anchor else ""
        yield f"{hit.chapter_title}: {hit.section_title} [{hit.chapter}{anchor}]"
        yield "    " + re.sub(r"\s+", " ", f"{hit.before}*{hit.match}*{hit.after}")


def status_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the state of the directory in words, from its JSON."""
    yield _("Edition {edition}, published {when}").format(
        edition=answer["edition"], when=answer["published_at"]
    )
    if answer["trial"]:
        yield trial_words()
    yield ngettext("{count} provider", "{count} providers", answer["provider_count"]).format(
        count=answer["provider_count"]
    )
    shares = answer["age_shares"]
    yield _(
        "Age of the facts: {current:.0%} current, {check_first:.0%} to check first, {old:.0%} "
        "old, {undated:.0%} undated"
    ).format(**shares)
    yield _("Kept in {folder}").format(folder=answer["folder"])
    yield from _updates_lines(answer["updates"])
    yield from _policy_lines(answer["policy"])
    if answer["program"]["news"]:
        yield answer["program"]["news"]


def changes_lines(changes: EditionChanges, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what an edition changed: first in sum, then provider by provider."""
    yield changes_summary(changes)
    for row in change_rows(changes, vocabulary):
        yield f"{row.heading}: {row.name} [{row.slug}]"
        for line in row.lines:
            yield f"    {line}"
    yield from other_part_lines(changes)


def _updates_lines(updates: dict[str, Any]) -> Iterator[str]:
    if not updates["network_allowed"]:
        yield _("The network is switched off; newer data comes from folders only")
    yield _("Newer data: {source}").format(source=updates["source"] or _("no usual place is known"))
    if updates["checked_at"]:
        yield _("Looked for newer data on {when}").format(when=updates["checked_at"])
    if updates["trouble"]:
        yield updates["trouble"]


def _policy_lines(policy: dict[str, Any]) -> Iterator[str]:
    if not policy["found"]:
        yield _("No rules of an organization: there is no {file}").format(file=policy["file"])
    for name, value in policy["rules"].items():
        yield _("Set by your organization: {name} = {value}").format(name=name, value=value)
    yield from policy["problems"]


def _crisis_lines(crisis: Iterable[CrisisLine]) -> Iterator[str]:
    lines = list(crisis)
    if not lines:
        return
    yield _("If you are in danger or thinking of suicide, help is there now:")
    language = current_language()
    for line in lines:
        label, how = line.label.in_language(language), line.how.in_language(language)
        yield f"  {line.number}: {label}. {how}"
    yield ""


def _understood(item: Understood, result: SearchResult, vocabulary: Vocabulary) -> str:
    match item:
        case UnderstoodPlace():
            miles = result.effective.within_miles
            if miles is None:
                return item.place.name
            return _("within {miles:g} miles of {place}").format(miles=miles, place=item.place.name)
        case UnderstoodPrice():
            return _("at most {amount} a session").format(amount=money(item.max_price))
        case UnderstoodNotStated():
            return _("those that do not say are kept, last")
        case CorrectedText():
            return _("“{meant}” for “{typed}”").format(meant=item.text, typed=item.words)
        case UnderstoodFacet():
            return _(" or ").join(labels(vocabulary, item.facet, item.codes))


def _hit_lines(hit: Hit, vocabulary: Vocabulary) -> Iterator[str]:
    provider = hit.provider
    yield f"{provider.name} [{provider.slug}]"
    place = place_line(provider, hit.nearest_location)
    if hit.distance_miles is not None:
        place = f"{place}, {distance_words(hit.distance_miles)}"
    yield f"    {place}"
    yield "    " + " · ".join((*tags(provider, vocabulary), price_line(provider).words))
