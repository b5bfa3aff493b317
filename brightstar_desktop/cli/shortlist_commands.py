"""What a counselor does with several providers: compare, calculate costs, hand out."""

import argparse
from collections.abc import Iterator
from typing import Any

from brightstar_desktop.cli.context import (
    find_provider,
    hit_near,
    machine_policy,
    open_edition,
    print_json,
    print_lines,
    today,
)
from brightstar_desktop.domain.pricing import CoursePlan, PlannedCost, planned_cost
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.visit import MOST_COMPARED
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.comparison import Comparison
from brightstar_desktop.presentation.comparison import compare as side_by_side
from brightstar_desktop.presentation.costs import costs, excluded_costs, not_calculated
from brightstar_desktop.presentation.handout import Handout, HandoutEntry


def compare(arguments: argparse.Namespace) -> int:
    """Print up to four providers side by side, question by question."""
    if len(arguments.slugs) > MOST_COMPARED:
        words = _("Up to {most} providers can be compared, and {count} are named: name fewer.")
        raise BrightStarError(words.format(most=MOST_COMPARED, count=len(arguments.slugs)))
    reader = open_edition(arguments).reader
    providers = [find_provider(reader, slug) for slug in arguments.slugs]
    hits = [hit_near(reader, provider, arguments.near) for provider in providers]
    found = side_by_side(providers, reader.vocabulary(), today(), hits)
    if arguments.json:
        print_json(_comparison_answer(reader.edition().name, found))
    else:
        print_lines(_comparison_lines(found))
    return 0


def cost(arguments: argparse.Namespace) -> int:
    """Print what a plan costs with the providers named, or with everybody who states enough."""
    reader = open_edition(arguments).reader
    plan = CoursePlan(
        sessions=arguments.sessions, later=arguments.later, first_visit=not arguments.no_first_visit
    )
    if arguments.slugs:
        providers = [find_provider(reader, slug) for slug in arguments.slugs]
    else:
        providers = [hit.provider for hit in reader.search(Query()).hits]
    if arguments.json:
        print_json(_cost_answer(reader.edition().name, providers, plan))
    else:
        print_lines(_cost_lines(providers, plan, reader.vocabulary()))
    return 0


def handout(arguments: argparse.Namespace) -> int:
    """Write the page that a person takes home."""
    # Needs Qt.
    from brightstar_desktop.ui.handout.printed_handout import write_handout  # noqa: PLC0415

    if machine_policy().rules.get("printing") == "off":
        raise BrightStarError(_("Printing and saving as PDF are switched off on this computer."))
    reader = open_edition(arguments).reader
    entries = tuple(
        HandoutEntry(provider=provider, hit=hit_near(reader, provider, arguments.near))
        for provider in (find_provider(reader, slug) for slug in arguments.slugs)
    )
    page = Handout(
        entries=entries,
        vocabulary=reader.vocabulary(),
        crisis=reader.crisis_lines(),
        edition=reader.edition().name,
        today=today(),
    )
    count = write_handout(page, arguments.output, arguments.language, large=arguments.large)
    if arguments.json:
        print_json({"file": str(arguments.output), "sheets": count})
    else:
        words = ngettext("Wrote {file}: {count} sheet.", "Wrote {file}: {count} sheets.", count)
        print_lines((words.format(file=arguments.output, count=count),))
    return 0


def _comparison_answer(edition: str, found: Comparison) -> dict[str, Any]:
    return {
        "edition": edition,
        "providers": [
            {"slug": slug, "name": name}
            for slug, name in zip(found.slugs, found.names, strict=True)
        ],
        "rows": [
            {
                "title": row.title,
                "question": row.question,
                "differs": row.differs,
                "answers": [None if cell.unstated else cell.words for cell in row.cells],
            }
            for row in found.rows
        ],
    }


def _comparison_lines(found: Comparison) -> Iterator[str]:
    for row in found.rows:
        yield f"{row.question} *" if row.differs else row.question
        for name, cell in zip(found.names, row.cells, strict=True):
            yield f"    {name}: {cell.words}"
    yield _("* The answers differ.")


def _cost_answer(edition: str, providers: list[Provider], plan: CoursePlan) -> dict[str, Any]:
    found = [planned_cost(provider, plan) for provider in providers]
    return {
        "edition": edition,
        "plan": {"sessions": plan.sessions, "later": plan.later, "first_visit": plan.first_visit},
        "providers": [
            {
                "slug": provider.slug,
                "name": provider.name,
                "low": one.low if isinstance(one, PlannedCost) else None,
                "high": one.high if isinstance(one, PlannedCost) else None,
                "currency": one.currency if isinstance(one, PlannedCost) else None,
                "first_visit_stated": isinstance(one, PlannedCost) and one.first_visit_stated,
                "missing": [] if isinstance(one, PlannedCost) else list(one.facts),
            }
            for provider, one in zip(providers, found, strict=True)
        ],
    }


def _cost_lines(
    providers: list[Provider], plan: CoursePlan, vocabulary: Vocabulary
) -> Iterator[str]:
    found = costs(providers, plan, vocabulary)
    for row in found.rows:
        remark = f" ({row.remark})" if row.remark else ""
        yield f"{row.name} [{row.slug}]: {row.amount}{remark}"
    yield from filter(None, (not_calculated(found), excluded_costs()))
