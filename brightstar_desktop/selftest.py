"""The product tests itself, wherever it was installed: one line of JSON and an exit status."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from brightstar_desktop import __version__, paths
from brightstar_desktop.app import open_data
from brightstar_desktop.assembly import update_service
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.text import LANGUAGES
from brightstar_desktop.domain.updates import UpdateKind
from brightstar_desktop.errors import SignatureEndedError
from brightstar_desktop.presentation.guide.html import document_html
from brightstar_desktop.presentation.guide.look import Setting
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.ui.open_data import OpenData

_ICONS = ("search", "book-open", "settings", "x", "info", "alert-triangle", "phone", "globe")


@dataclass
class SelfTestReport:
    """What was checked: each check's name with what it found, or what went wrong."""

    checks: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Return whether every check passed."""
        return not self.failures

    def as_json(self) -> str:
        """Return the report as one line."""
        return json.dumps(
            {
                "ok": self.ok,
                "version": __version__,
                "edition": self.edition,
                "frozen": bool(getattr(sys, "frozen", False)),
                "seconds": round(self.seconds, 2),
                "checks": self.checks,
                "failures": self.failures,
            },
            ensure_ascii=False,
        )


def main(data_dir: Path | None = None) -> int:
    """Check this installation, print the report, and return 0 when all is well, else 1."""
    report = run(paths.state_paths(data_dir))
    print(report.as_json())  # noqa: T201  # the report is this command's result
    return 0 if report.ok else 1


def run(state: paths.StatePaths) -> SelfTestReport:
    """Run every check. The directory is built in a folder of its own beside ``state``'s."""
    started = time.perf_counter()
    report = SelfTestReport()
    with tempfile.TemporaryDirectory(prefix="brightstar-self-test-") as folder:
        own = paths.StatePaths(Path(folder))
        data = _open(report, own)
        if data:
            _check_data(report, data)
            _check(report, "signature", lambda: _signature(own))
        _check(report, "state folder", lambda: _writable(state.root))
        _check(report, "window", _paint_window)
    report.seconds = time.perf_counter() - started
    return report


def _open(report: SelfTestReport, state: paths.StatePaths) -> OpenData | None:
    found: list[OpenData] = []

    def build() -> str:
        found.append(open_data(state))
        report.edition = found[0].edition.name
        return f"{found[0].edition.provider_count} providers"

    _check(report, "directory", build)
    return found[0] if found else None


def _check_data(report: SelfTestReport, data: OpenData) -> None:
    _check(report, "search", lambda: _search(data))
    _check(report, "similar", lambda: _similar(data))
    _check(report, "guide", lambda: _render_guide(data))
    _check(report, "crisis lines", lambda: _crisis(data))


def _check(report: SelfTestReport, name: str, check: Callable[[], str]) -> None:
    try:
        report.checks[name] = check()
    except Exception as error:  # noqa: BLE001  # whatever fails is what the report is for
        report.failures[name] = f"{type(error).__name__}: {error}"


def _search(data: OpenData) -> str:
    result = data.directory.search(Query(text="iv infusion oakland"))
    if not result.hits:
        raise RuntimeError("nothing was found")
    return f"{result.count} found"


def _similar(data: OpenData) -> str:
    first = data.directory.search(Query(limit=1)).hits[0]
    return f"{len(data.directory.similar(first.provider.slug))} alike"


def _render_guide(data: OpenData) -> str:
    told: list[str] = []
    setting = Setting(today=date.today())  # noqa: DTZ011  # the day where the reader is
    for language in LANGUAGES:
        shelf = data.guide.shelf(language)
        if shelf.language != language or not shelf.chapters:
            raise RuntimeError(f"the guide has no chapters in {language!r}")
        length = sum(len(document_html(one, setting)) for one in shelf.documents())
        told.append(f"{language}: {len(shelf.chapters)} chapters, {length} characters")
    return "; ".join(told)


def _crisis(data: OpenData) -> str:
    numbers = [line.number for line in data.crisis_lines]
    if "988" not in numbers or "911" not in numbers:
        raise RuntimeError("988 or 911 is missing")
    return f"{len(numbers)} lines"


def _signature(state: paths.StatePaths) -> str:
    """Verify the bundled edition as one that arrives is verified, from a folder."""
    service = update_service(state, SettingsStore(state.settings_file))
    try:
        outcome = service.look(str(paths.bundled_data() / "published"))
    except SignatureEndedError:
        return "genuine, and due to be signed again"
    if outcome.kind is not UpdateKind.NO_NEWS:
        raise RuntimeError("what is bundled is not what was signed")
    return "genuine"


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        return "writable"


def _paint_window() -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFontInfo  # noqa: PLC0415  # only after the platform is chosen

    from brightstar_desktop.ui.application import Application  # noqa: PLC0415
    from brightstar_desktop.ui.theme.icons import pixmap  # noqa: PLC0415
    from brightstar_desktop.ui.theme.palette import Role  # noqa: PLC0415
    from brightstar_desktop.ui.theme.type import font  # noqa: PLC0415

    application = Application.instance() or Application([])
    for name in _ICONS:
        if pixmap(name, Role.TEXT).isNull():
            raise RuntimeError(f"the icon {name} cannot be drawn")
    face = QFontInfo(font()).family()
    return f"{application.platformName()}, {face}, {len(_ICONS)} icons"  # type: ignore[attr-defined]
