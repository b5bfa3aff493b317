"""What each command does."""

import argparse
from collections.abc import Callable
from typing import Final

from brightstar_desktop import paths
from brightstar_desktop.cli import (
    json_output,
    personal,
    shortlist_commands,
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
from brightstar_desktop.domain.query import Query
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
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


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "search": _search,
    "show": _show,
    "similar": _similar,
    "guide": _guide,
    "compare": shortlist_commands.compare,
    "cost": shortlist_commands.cost,
    "handout": shortlist_commands.handout,
    "status": _status,
    "sync": update_commands.sync,
    "editions": update_commands.editions,
    "personal": personal.personal,
    "self-test": _self_test,
}
"""Each takes the arguments, prints its result and returns the exit status."""
