"""The command for what is kept of a person's visits: say what there is, export it, erase it."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from brightstar_desktop import paths
from brightstar_desktop.cli.context import print_json, print_lines, print_notice, today
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.storage.personal_store import PersonalFile


class _Clock:
    def today(self) -> date:
        return today()


def personal(arguments: argparse.Namespace) -> int:
    """Say how much is kept and where, or export or erase it."""
    state = paths.state_paths(arguments.data_dir)
    store = PersonalFile(state.personal_file, state.personal_backups, _Clock())
    if arguments.erase:
        answer, line = _erase(store)
    elif arguments.export is not None:
        answer, line = _export(store, arguments.export)
    else:
        answer, line = _status(store, state)
    print_notice(store.take_notice())
    if arguments.json:
        print_json(answer)
    else:
        print_lines([line])
    return 0


def _erase(store: PersonalFile) -> tuple[dict[str, Any], str]:
    store.erase()
    return {"outcome": "erased"}, _("Nothing of any visit is kept on this computer now.")


def _export(store: PersonalFile, file: Path) -> tuple[dict[str, Any], str]:
    count = store.export(file)
    line = ngettext(
        "Wrote {file}: {count} provider of the shortlist, with its note.",
        "Wrote {file}: {count} providers of the shortlist, with their notes.",
        count,
    ).format(file=file, count=count)
    return {"outcome": "exported", "file": str(file), "providers": count}, line


def _status(store: PersonalFile, state: paths.StatePaths) -> tuple[dict[str, Any], str]:
    settings = SettingsStore(state.settings_file, paths.policy_file())
    count, backup = len(store.load().shortlist), store.newest_backup()
    answer = {
        "keeps_visits": settings.keeps_visits,
        "file": str(state.personal_file),
        "providers": count,
        "newest_backup": backup or None,
    }
    return answer, _status_line(answer)


def _status_line(answer: dict[str, Any]) -> str:
    if not (answer["providers"] or answer["newest_backup"]):
        return _("No shortlist is kept on this computer.")
    return ngettext(
        "{count} provider of a shortlist is kept in {file}; newest backup: {day}.",
        "{count} providers of a shortlist are kept in {file}; newest backup: {day}.",
        answer["providers"],
    ).format(
        count=answer["providers"],
        file=answer["file"],
        day=answer["newest_backup"] or _("none"),
    )
