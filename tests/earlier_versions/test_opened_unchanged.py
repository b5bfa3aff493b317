"""What an earlier version left on the disk is opened by this one, and nothing of it is lost.

``0.1.0.tar.xz`` holds ``state/``, the data folder of a real use of version 0.1.0 in Spanish: an
edition of three providers fetched from a folder, the bundled one kept beside it, a look that failed
last, settings, and a kept shortlist with three daily backups; and ``etc/``, with a policy. It is
never written anew.
"""

import json
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.cli import main
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import edition_key
from brightstar_desktop.domain.visit import Saved
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application

LEFT = Path(__file__).with_name("0.1.0.tar.xz")
FETCHED = "2026.11.26-1"
SETTINGS = {
    "language": "es",
    "theme": "dark",
    "text_scale": 1.25,
    "keep_visits": "on",
    "update_source": "/srv/brightstar",
    "updates": "on_request",
    "external_links": "off",
    "idle_minutes": 5,
    "view": "compare",
    "window_width": 1180,
    "window_height": 760,
}
POLICY = {
    "idle_minutes": 5,
    "region": "bay_area",
    "external_links": "off",
    "printing": "on",
    "updates": "on_request",
}
SHORTLIST = (
    Saved("bay-psychiatric-associates", "Ask what the first visit costs. 🌱"),
    Saved("kensho-wellbeing", ""),
    Saved("bold-health", "Habla español; llamar por la mañana.\nSecond line."),
)
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """Return the data folder as the earlier version left it."""
    with tarfile.open(LEFT) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "state"


@pytest.fixture
def policy(left: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the policy of that computer hold, and return its file."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(left.parent / "etc"))
    return left.parent / "etc" / "BrightStar" / "policy.toml"


@pytest.fixture
def ask(left: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command on that folder and returns its JSON."""

    def run(*arguments: str) -> dict[str, Any]:
        assert main([*arguments, "--json", "--data-dir", str(left)]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        answer: dict[str, Any] = json.loads(printed.out)
        return answer

    return run


@pytest.fixture
def desktop(left: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desktop]:
    """Start the program on that folder."""
    application = cast("Application", qapp)
    made = Desktop(application, parse(["--data-dir", str(left)]))
    made.window.show()
    made.load()
    qtbot.waitUntil(lambda: bool(made.window.current_view()), timeout=20_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.stop()
    tasks.wait_for_all(5000)
    i18n.use_language("en", paths.resources() / "translations")
    application.set_language("en")
    application.scale_text(1)
    application.show_scheme(None)


def newest_edition() -> str:
    """Return the newer of the fetched edition and the one that this version comes with."""
    bundled = read_catalogue(paths.bundled_catalogue()).edition
    return max(FETCHED, bundled, key=edition_key)


def version_of(metadata: Path) -> int:
    return int(json.loads((metadata / "timestamp.json").read_bytes())["signed"]["version"])


def test_the_settings_hold(left: Path) -> None:
    store = SettingsStore(left / "settings.json")
    values = store.values()
    assert {name: values[name] for name in SETTINGS} == SETTINGS
    store.save()
    assert json.loads((left / "settings.json").read_text()) == SETTINGS


def test_every_rule_of_the_policy_holds(policy: Path, ask: Ask) -> None:
    told = ask("status")["policy"]
    assert told == {"file": str(policy), "found": True, "rules": POLICY, "problems": []}


def test_the_newest_edition_is_in_use_and_answers(ask: Ask) -> None:
    status = ask("status")
    assert (status["edition"], status["notice"]) == (newest_edition(), "")
    found = ask("search", "iv infusion", "--region", "bay_area")
    assert "bay-psychiatric-associates" in [one["slug"] for one in found["providers"]]
    assert ask("show", "kensho-wellbeing")["name"] == "Kensho Wellbeing"
    assert ask("editions")["current"] == newest_edition()


def test_the_last_update_check_is_remembered(ask: Ask) -> None:
    updates = ask("status")["updates"]
    assert updates["source"] == "/srv/brightstar"
    assert updates["checked_at"].startswith("2026-11-26T03:23:27")
    assert "/srv/brightstar" in updates["trouble"]


def test_what_was_verified_is_still_trusted(left: Path) -> None:
    trusted = next((left / "sync").glob("metadata-*"))
    verified = version_of(trusted)
    bundled = paths.bundled_metadata()
    assert TrustStore(bundled, left / "sync").prepare() == trusted
    assert version_of(trusted) == max(verified, version_of(bundled))


def test_the_shortlist_is_kept_with_notes_and_backups(left: Path, ask: Ask, tmp_path: Path) -> None:
    kept = ask("personal")
    assert (kept["providers"], kept["newest_backup"] >= "2026-11-26") == (3, True)
    ask("personal", "--export", str(tmp_path / "mine.json"))
    exported = json.loads((tmp_path / "mine.json").read_text())
    assert [(one["slug"], one["note"]) for one in exported["shortlist"]] == [
        (one.slug, one.note) for one in SHORTLIST
    ]
    assert len(list((left / "personal-backups").glob("*.sqlite"))) >= 3


def test_the_window_opens_as_it_was_left(desktop: Desktop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desktop.window.visit_model.visit.shortlist == SHORTLIST)
    assert desktop.window.current_view() == "compare"
    assert i18n.current_language() == "es"
    assert newest_edition() in desktop.window.status_text()
