"""What each command does."""

import argparse
from collections.abc import Callable
from typing import Final

from brightstar_desktop import paths
from brightstar_desktop.cli import answers, desk, lines, personal, updates
from brightstar_desktop.cli.asked import query_of
from brightstar_desktop.cli.output import print_json, print_lines
from brightstar_desktop.cli.reading import (
    measured,
    open_here,
    policy_here,
    provider_named,
    today,
    with_known_place,
)
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.query import Query
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.reader import DirectoryFileReader


def _search(arguments: argparse.Namespace) -> int:
    reader = open_here(arguments).reader
    result = with_known_place(reader.search(query_of(arguments, reader.vocabulary())))
    crisis = reader.crisis_lines() if result.interpretation.crisis else ()
    if arguments.json:
        print_json(answers.search_answer(result, crisis))
    else:
        print_lines(lines.search_lines(result, reader.vocabulary(), crisis))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    reader = open_here(arguments).reader
    provider = provider_named(reader, arguments.slug)
    hit = measured(reader, provider, arguments.near)
    if arguments.json:
        print_json(answers.provider_answer(provider, today(), hit))
    else:
        edition = reader.edition().name
        print_lines(lines.provider_lines(provider, reader.vocabulary(), today(), edition, hit))
    return 0


def _similar(arguments: argparse.Namespace) -> int:
    reader = open_here(arguments).reader
    provider = provider_named(reader, arguments.slug)
    found = reader.similar(provider.slug, arguments.limit)
    if arguments.json:
        print_json(answers.similar_answer(reader.edition().name, provider, found))
    else:
        print_lines(lines.similar_lines(provider, found, reader.vocabulary()))
    return 0


def _guide(arguments: argparse.Namespace) -> int:
    reader = open_here(arguments).reader
    edition, language = reader.edition().name, arguments.language
    if arguments.search is not None:
        hits = reader.search_guide(arguments.search, language)
        kept = [hit for hit in hits if arguments.chapter in (None, hit.chapter)]
        answer, printed = answers.guide_hits_answer(edition, kept), lines.guide_hit_lines(kept)
    elif arguments.chapter is not None:
        document, day = _document(reader, arguments.chapter, language), today()
        answer = answers.document_answer(edition, document, day)
        printed = lines.document_lines(document, day)
    else:
        content = reader.guide_content(language)
        answer, printed = answers.contents_answer(edition, content), lines.contents_lines(content)
    if arguments.json:
        print_json(answer)
    else:
        print_lines(printed)
    return 0


def _status(arguments: argparse.Namespace) -> int:
    opened = open_here(arguments, tell=not arguments.json)
    reader = opened.reader
    answer = answers.status_answer(
        reader.edition(),
        [hit.provider for hit in reader.search(Query()).hits],
        today(),
        folder=str(paths.state_paths(arguments.data_dir).directory),
        notice=opened.notice,
    )
    answer |= answers.updates_answer(updates.update_state(arguments))
    answer |= answers.policy_answer(policy_here())
    answer |= answers.program_answer(reader.edition())
    if arguments.json:
        print_json(answer)
    else:
        print_lines(lines.status_lines(answer))
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
    "compare": desk.compare,
    "cost": desk.cost,
    "handout": desk.handout,
    "status": _status,
    "sync": updates.sync,
    "editions": updates.editions,
    "personal": personal.personal,
    "self-test": _self_test,
}
"""Each takes the arguments, prints its result and returns the exit status."""
