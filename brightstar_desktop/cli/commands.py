"""What each command does."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from brightstar_desktop import paths
from brightstar_desktop.cli import answers, lines, updates
from brightstar_desktop.cli.asked import query_of
from brightstar_desktop.cli.output import print_json, print_lines, print_notice
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Hit, Query, SearchResult
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.handout import Entry, Handout
from brightstar_desktop.settings.policy import Policy, read_policy
from brightstar_desktop.storage.generations import OpenedDirectory, open_directory
from brightstar_desktop.storage.reader import DirectoryFileReader


def _search(arguments: argparse.Namespace) -> int:
    reader = _open(arguments).reader
    result = _with_known_place(reader.search(query_of(arguments, reader.vocabulary())))
    crisis = reader.crisis_lines() if result.interpretation.crisis else ()
    if arguments.json:
        print_json(answers.search_answer(result, crisis))
    else:
        print_lines(lines.search_lines(result, reader.vocabulary(), crisis))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    reader = _open(arguments).reader
    provider = _provider(reader, arguments.slug)
    hit = _measured(reader, provider, arguments.near)
    if arguments.json:
        print_json(answers.provider_answer(provider, _today(), hit))
    else:
        edition = reader.edition().name
        print_lines(lines.provider_lines(provider, reader.vocabulary(), _today(), edition, hit))
    return 0


def _similar(arguments: argparse.Namespace) -> int:
    reader = _open(arguments).reader
    provider = _provider(reader, arguments.slug)
    found = reader.similar(provider.slug, arguments.limit)
    if arguments.json:
        print_json(answers.similar_answer(reader.edition().name, provider, found))
    else:
        print_lines(lines.similar_lines(provider, found, reader.vocabulary()))
    return 0


def _guide(arguments: argparse.Namespace) -> int:
    reader = _open(arguments).reader
    edition, language = reader.edition().name, arguments.language
    if arguments.search is not None:
        hits = reader.search_guide(arguments.search, language)
        kept = [hit for hit in hits if arguments.chapter in (None, hit.chapter)]
        answer, printed = answers.guide_hits_answer(edition, kept), lines.guide_hit_lines(kept)
    elif arguments.chapter is not None:
        document, today = _document(reader, arguments.chapter, language), _today()
        answer = answers.document_answer(edition, document, today)
        printed = lines.document_lines(document, today)
    else:
        shelf = reader.shelf(language)
        answer, printed = answers.contents_answer(edition, shelf), lines.contents_lines(shelf)
    if arguments.json:
        print_json(answer)
    else:
        print_lines(printed)
    return 0


def _handout(arguments: argparse.Namespace) -> int:
    from brightstar_desktop.handouts import write_handout  # noqa: PLC0415  # needs Qt

    if _policy().rules.get("printing") == "off":
        raise BrightStarError(_("Printing and saving as PDF are switched off on this computer."))
    reader = _open(arguments).reader
    entries = tuple(
        Entry(provider=provider, hit=_measured(reader, provider, arguments.near))
        for provider in (_provider(reader, slug) for slug in arguments.slugs)
    )
    handout = Handout(
        entries=entries,
        vocabulary=reader.vocabulary(),
        crisis=reader.crisis_lines(),
        edition=reader.edition().name,
        today=_today(),
    )
    count = write_handout(handout, arguments.output, arguments.language, large=arguments.large)
    if arguments.json:
        print_json({"file": str(arguments.output), "sheets": count})
    else:
        words = ngettext("Wrote {file}: {count} sheet.", "Wrote {file}: {count} sheets.", count)
        print_lines((words.format(file=arguments.output, count=count),))
    return 0


def _status(arguments: argparse.Namespace) -> int:
    opened = _open(arguments, tell=not arguments.json)
    reader = opened.reader
    answer = answers.status_answer(
        reader.edition(),
        [hit.provider for hit in reader.search(Query()).hits],
        _today(),
        folder=str(paths.state_paths(arguments.data_dir).directory),
        notice=opened.notice,
    ) | answers.updates_answer(updates.update_state(arguments))
    answer |= answers.policy_answer(_policy())
    if arguments.json:
        print_json(answer)
    else:
        print_lines(lines.status_lines(answer))
    return 0


def _self_test(arguments: argparse.Namespace) -> int:
    from brightstar_desktop import selftest  # noqa: PLC0415  # only this command needs Qt

    return selftest.main(arguments.data_dir)


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "search": _search,
    "show": _show,
    "similar": _similar,
    "guide": _guide,
    "handout": _handout,
    "status": _status,
    "sync": updates.sync,
    "editions": updates.editions,
    "self-test": _self_test,
}
"""Each takes the arguments, prints its result and returns the exit status."""


def _open(arguments: argparse.Namespace, *, tell: bool = True) -> OpenedDirectory:
    opened = open_directory(
        paths.state_paths(arguments.data_dir).directory,
        paths.bundled_catalogue(),
        paths.bundled_data() / "geography",
    )
    if tell:
        print_notice(opened.notice)
    return opened


def _today() -> date:
    return datetime.now().astimezone().date()


def _policy() -> Policy:
    return read_policy(paths.policy_file())


def _provider(reader: DirectoryFileReader, slug: str) -> Provider:
    provider = reader.provider(slug)
    if provider is None:
        raise BrightStarError(
            _(
                "There is no provider {slug} in edition {edition}; find its short name with "
                "“brightstar search”."
            ).format(slug=slug, edition=reader.edition().name)
        )
    return provider


def _document(reader: DirectoryFileReader, wanted: str, language: str) -> Document:
    shelf = reader.shelf(language)
    for chapter in shelf.chapters:
        if wanted == str(chapter.number):
            return chapter
    document = shelf.document(wanted)
    if document:
        return document
    known = ", ".join(one.slug for one in shelf.documents())
    raise BrightStarError(
        _("There is no chapter {wanted} in the guide; its chapters are: {known}.").format(
            wanted=wanted, known=known
        )
    )


def _measured(reader: DirectoryFileReader, provider: Provider, near: str) -> Hit | None:
    if not near:
        return None
    result = _with_known_place(reader.search(Query(near=near)))
    return next(hit for hit in result.hits if hit.provider.slug == provider.slug)


def _with_known_place(result: SearchResult) -> SearchResult:
    if result.place_unknown and result.query.near:
        raise BrightStarError(
            _(
                "“{place}” is not a city, county or ZIP code of California; give another one "
                "after --near."
            ).format(place=result.place_unknown)
        )
    return result
