"""The commands that bring editions here and tell of those that are kept."""

import argparse
import sys
from typing import Any

import msgspec

from brightstar_desktop import paths
from brightstar_desktop.cli.context import print_json, print_lines
from brightstar_desktop.cli.text_output import changes_lines
from brightstar_desktop.domain.updates import (
    KeptEditions,
    Progress,
    UpdateState,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.update_texts import outcome_line
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.sync.update_checker import UpdateChecker


def sync(arguments: argparse.Namespace) -> int:
    checker, _reader = _opened(arguments)
    shows = sys.stderr.isatty() and not arguments.json
    outcome = checker.check(arguments.source, on_progress=_show_progress if shows else None)
    if arguments.json:
        print_json({"outcome": outcome.kind.value, "edition": outcome.edition})
    else:
        print_lines([outcome_line(outcome)])
    return 0


def editions(arguments: argparse.Namespace) -> int:
    """Tell which editions are kept and what the newest changed, or go back one."""
    checker, reader = _opened(arguments)
    if arguments.restore:
        checker.restore()
    kept, changes = checker.editions(), checker.changes()
    if arguments.json:
        print_json(_editions_answer(kept, msgspec.to_builtins(changes)))
        return 0
    print_lines(_editions_lines(kept))
    if changes:
        print_lines(changes_lines(changes, reader.vocabulary()))
    return 0


def update_state(arguments: argparse.Namespace) -> UpdateState:
    return _checker(arguments).state()


def _opened(arguments: argparse.Namespace) -> tuple[UpdateChecker, DirectoryFileReader]:
    """Build the directory first where needed."""
    state = paths.state_paths(arguments.data_dir)
    opened = open_directory(
        state.directory, paths.bundled_catalogue(), paths.bundled_data() / "geography"
    )
    return _checker(arguments), opened.reader


def _checker(arguments: argparse.Namespace) -> UpdateChecker:
    state = paths.state_paths(arguments.data_dir)
    settings = SettingsStore(state.settings_file, paths.policy_file())
    return UpdateChecker.from_settings(state, settings)


def _show_progress(progress: Progress) -> None:
    print(f"\r{progress.received / progress.total:4.0%}", end="", file=sys.stderr, flush=True)
    if progress.received >= progress.total:
        print(file=sys.stderr)


def _editions_answer(kept: KeptEditions, changes: object) -> dict[str, Any]:
    return {
        "current": kept.current.name,
        "previous": kept.previous.name if kept.previous else None,
        "changes": changes,
    }


def _editions_lines(kept: KeptEditions) -> list[str]:
    lines = [_("In use: edition {edition}").format(edition=kept.current.name)]
    if kept.previous:
        lines.append(_("Kept beside it: edition {edition}").format(edition=kept.previous.name))
    return lines
