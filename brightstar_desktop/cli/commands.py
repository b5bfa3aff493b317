"""What each command does."""

import argparse
from collections.abc import Callable
from typing import Final

from brightstar_desktop import paths
from brightstar_desktop.cli import (
    json_output,
    personal_commands,
    text_output,
    update_commands,
)
from brightstar_desktop.cli.context import (
    find_provider,
    hit_near,
    machine_policy,
    open_edition,
    print_json,
    print_lines,
    require_known_place,
    today,
)
from brightstar_desktop.cli.query_args import query_from_args
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.visit import MOST_COMPARED
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.comparison import compare as side_by_side
from brightstar_desktop.presentation.handout import Handout, HandoutEntry
from brightstar_desktop.storage.directory import DirectoryFileReader


def _search(arguments: argparse.Namespace) -> int:
    reader = open_edition(arguments).reader
    result = require_known_place(reader.search(query_from_args(arguments, reader.vocabulary())))
    crisis = reader.crisis_lines() if result.interpretation.crisis else ()
    if arguments.json:
        print_json(json_output.search_json(result, crisis))
    else:
        print_lines(text_output.search_lines(result, reader.vocabulary(), crisis))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    reader = open_edition(arguments).reader
    provider = find_provider(reader, arguments.slug)
    hit = hit_near(reader, provider, arguments.near)
    if arguments.json:
        print_json(json_output.provider_json(provider, today(), hit))
    else:
        edition = reader.edition().name
        print_lines(
            text_output.provider_lines(provider, reader.vocabulary(), today(), edition, hit)
        )
    return 0


def _similar(arguments: argparse.Namespace) -> int:
    reader = open_edition(arguments).reader
    provider = find_provider(reader, arguments.slug)
    found = reader.similar(provider.slug, arguments.limit)
    if arguments.json:
        print_json(json_output.similar_json(reader.edition().name, provider, found))
    else:
        print_lines(text_output.similar_lines(provider, found, reader.vocabulary()))
    return 0


def _guide(arguments: argparse.Namespace) -> int:
    reader = open_edition(arguments).reader
    edition, language = reader.edition().name, arguments.language
    if arguments.search is not None:
        hits = reader.search_guide(arguments.search, language)
        kept = [hit for hit in hits if arguments.chapter in (None, hit.chapter)]
        answer, printed = (
            json_output.guide_hits_json(edition, kept),
            text_output.guide_hit_lines(kept),
        )
    elif arguments.chapter is not None:
        document, day = _document(reader, arguments.chapter, language), today()
        answer = json_output.document_json(edition, document, day)
        printed = text_output.document_lines(document, day)
    else:
        content = reader.guide_content(language)
        answer, printed = (
            json_output.contents_json(edition, content),
            text_output.contents_lines(content),
        )
    if arguments.json:
        print_json(answer)
    else:
        print_lines(printed)
    return 0


def _status(arguments: argparse.Namespace) -> int:
    opened = open_edition(arguments, tell=not arguments.json)
    reader = opened.reader
    answer = json_output.status_json(
        reader.edition(),
        [hit.provider for hit in reader.search(Query()).hits],
        today(),
        folder=str(paths.state_paths(arguments.data_dir).directory),
        notice=opened.notice,
    )
    answer |= json_output.updates_json(update_commands.update_state(arguments))
    answer |= json_output.policy_json(machine_policy())
    answer |= json_output.program_json(reader.edition())
    if arguments.json:
        print_json(answer)
    else:
        print_lines(text_output.status_lines(answer))
    return 0


def _self_test(arguments: argparse.Namespace) -> int:
    from brightstar_desktop import selftest  # noqa: PLC0415  # only this command needs Qt

    return selftest.main(arguments.data_dir)


def _document(reader: DirectoryFileReader, wanted: str, language: str) -> Document:
    content = reader.guide_content(language)
    for chapter in content.chapters:
        if wanted == str(chapter.number):
            return chapter
    document = content.document(wanted)
    if document:
        return document
    known = ", ".join(one.slug for one in content.documents())
    raise BrightStarError(
        _("There is no chapter {wanted} in the guide; its chapters are: {known}.").format(
            wanted=wanted, known=known
        )
    )


def _compare(arguments: argparse.Namespace) -> int:
    """Print up to four providers side by side, question by question."""
    if len(arguments.slugs) > MOST_COMPARED:
        words = _("Up to {most} providers can be compared, and {count} are named: name fewer.")
        raise BrightStarError(words.format(most=MOST_COMPARED, count=len(arguments.slugs)))
    reader = open_edition(arguments).reader
    providers = [find_provider(reader, slug) for slug in arguments.slugs]
    hits = [hit_near(reader, provider, arguments.near) for provider in providers]
    found = side_by_side(providers, reader.vocabulary(), today(), hits)
    if arguments.json:
        print_json(json_output.comparison_json(reader.edition().name, found))
    else:
        print_lines(text_output.comparison_lines(found))
    return 0


def _cost(arguments: argparse.Namespace) -> int:
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
        print_json(json_output.cost_json(reader.edition().name, providers, plan))
    else:
        print_lines(text_output.cost_lines(providers, plan, reader.vocabulary()))
    return 0


def _handout(arguments: argparse.Namespace) -> int:
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


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "search": _search,
    "show": _show,
    "similar": _similar,
    "guide": _guide,
    "compare": _compare,
    "cost": _cost,
    "handout": _handout,
    "status": _status,
    "sync": update_commands.sync,
    "editions": update_commands.editions,
    "personal": personal_commands.personal,
    "self-test": _self_test,
}
"""Each takes the arguments, prints its result and returns the exit status."""
