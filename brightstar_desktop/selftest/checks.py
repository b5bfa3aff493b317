"""What the self-test checks: the data, signatures and updates, and what is seen."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import structs
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QFontInfo

from brightstar_desktop import __version__, i18n, paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.updates import UpdateKind, UpdateOutcome
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.errors import DisplayError, SignatureEndedError
from brightstar_desktop.presentation.guide.pages import document_html
from brightstar_desktop.presentation.guide.render_context import RenderContext
from brightstar_desktop.presentation.handout import Handout, HandoutEntry
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.install import install
from brightstar_desktop.storage.pointer import read_pointer
from brightstar_desktop.sync.update_checker import UpdateChecker
from brightstar_desktop.ui import display
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.handout.printed_handout import handout_pages
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.portable import redirected_qt_files
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.typography import FAMILY, font

_OLDER: Final = "2000.01.01-1"
_ENDED: Final = "genuine, and due to be signed again"
_CANCEL: Final = {"en": "Cancel", "es": "Cancelar"}
"""What Qt's own catalogues of words make of one of its buttons."""


class CheckError(Exception):
    """A part of the product is not what it must be; the message says which and how."""


@dataclass
class SelfTestReport:
    """What was checked: each check's name with what it found, or what went wrong."""

    checks: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        return not self.failures

    def check(self, name: str, check: Callable[[], str]) -> None:
        """Run one check and note what it returns, or what it raises."""
        try:
            self.checks[name] = check()
        except Exception as error:  # noqa: BLE001  # whatever fails is what the report is for
            self.failures[name] = f"{type(error).__name__}: {error}"

    def as_json(self) -> str:
        return json.dumps(
            {
                "ok": self.ok,
                "version": __version__,
                "edition": self.edition,
                "frozen": is_packaged(),
                "seconds": round(self.seconds, 2),
                "checks": self.checks,
                "failures": self.failures,
            },
            ensure_ascii=False,
        )


def is_packaged() -> bool:
    return bool(getattr(sys, "frozen", False))


def check_data(report: SelfTestReport, data: OpenData, state: paths.StatePaths) -> None:
    report.check("finished directory", lambda: _finished_directory(state))
    report.check("search", lambda: _search(data))
    report.check("similar", lambda: _similar(data))
    report.check("guide", lambda: _guide(data))
    report.check("crisis lines", lambda: _crisis_lines(data))


def _finished_directory(state: paths.StatePaths) -> str:
    """Hold that a package's first start builds nothing; sources have nothing to copy."""
    shipped = read_pointer(paths.prebuilt_directory())
    if shipped is None:
        if is_packaged():
            raise CheckError("the package came without one")
        return "built here, as from sources"
    whole = file_digest(paths.prebuilt_directory() / shipped.file) == shipped.digest
    if not whole or read_pointer(state.directory) != shipped:
        raise CheckError("the one that came with the program cannot be used")
    return "copied"


def _search(data: OpenData) -> str:
    result = data.directory.search(Query(text="iv infusion oakland"))
    if not result.hits:
        raise CheckError("nothing was found")
    return f"{result.count} found"


def _similar(data: OpenData) -> str:
    first = data.directory.search(Query(limit=1)).hits[0]
    return f"{len(data.directory.similar(first.provider.slug))} alike"


def _guide(data: OpenData) -> str:
    found: list[str] = []
    context = RenderContext(today=date.today())  # noqa: DTZ011  # the day where the reader is
    for language in LANGUAGES:
        content = data.guide.guide_content(language)
        if content.language != language or not content.chapters:
            raise CheckError(f"the guide has no chapters in {language!r}")
        length = sum(len(document_html(one, context)) for one in content.documents())
        found.append(f"{language}: {len(content.chapters)} chapters, {length} characters")
    return "; ".join(found)


def _crisis_lines(data: OpenData) -> str:
    numbers = [line.number for line in data.crisis_lines]
    if "988" not in numbers or "911" not in numbers:
        raise CheckError("988 or 911 is missing")
    return f"{len(numbers)} lines"


def check_sync(report: SelfTestReport, state: paths.StatePaths) -> None:
    """Check that the edition in use in ``state`` is genuine, and that such a one can be fetched."""
    report.check("signature", lambda: _signature(state))
    report.check("sync from a folder", lambda: _sync(paths.StatePaths(state.root / "older")))


def _signature(state: paths.StatePaths) -> str:
    """Verify the bundled edition as one that arrives is verified, from a folder."""
    outcome = _check_bundled(state)
    if outcome is None:
        return _ENDED
    if outcome.kind is not UpdateKind.UP_TO_DATE:
        raise CheckError("what is bundled is not what was signed")
    return "genuine"


def _sync(state: paths.StatePaths) -> str:
    """Put an older edition in use and have the bundled one, a newer one then, replace it."""
    bundled = read_catalogue(paths.bundled_catalogue())
    older = state.root / "catalogue.json.gz"
    write_catalogue(structs.replace(bundled, edition=_OLDER), older)
    install(state.directory, older, file_digest(older), None)
    outcome = _check_bundled(state)
    if outcome is None:
        return _ENDED
    if outcome.kind is not UpdateKind.INSTALLED or outcome.edition != bundled.edition:
        raise CheckError(f"{outcome.kind.value}: {outcome.edition} in place of {bundled.edition}")
    return f"{outcome.edition} in place of an older edition"


def _check_bundled(state: paths.StatePaths) -> UpdateOutcome | None:
    """Check the folder of bundled data; None where its signature needs renewal."""
    checker = UpdateChecker.from_settings(state, SettingsStore(state.settings_file))
    try:
        return checker.check(str(paths.bundled_data() / "published"))
    except SignatureEndedError:
        return None


def check_window(report: SelfTestReport, data: OpenData | None, folder: Path) -> None:
    """Check what is seen, on the platform of this run, offscreen where none is named.

    Paper is drawn into ``folder``, where there is ``data`` to draw.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        with redirected_qt_files(), display.reached():
            application = Application.instance() or Application([])
    except DisplayError as error:
        report.failures["window"] = str(error)
        return
    report.check("window", lambda: application.platformName())  # type: ignore[attr-defined]
    report.check("typeface", _typeface)
    report.check("icons", _icons)
    report.check("languages", lambda: _languages(application))
    if data:
        report.check("PDF", lambda: _pdf(data, folder))


def _typeface() -> str:
    files = sorted((paths.resources() / "fonts").glob("*.otf"))
    refused = [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    if refused or not files:
        raise CheckError(f"these cannot be used: {', '.join(refused) or 'none is here'}")
    face = QFontInfo(font()).family()
    if face != FAMILY:
        raise CheckError(f"text is shown in {face}")
    return f"{face}, {len(files)} files"


def _icons() -> str:
    names = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))
    blank = []
    for name in names:
        drawn = pixmap(name).toImage()
        dots = ((x, y) for x in range(drawn.width()) for y in range(drawn.height()))
        if not any(drawn.pixelColor(x, y).alpha() for x, y in dots):
            blank.append(name)
    if blank or not names:
        raise CheckError(f"these cannot be drawn: {', '.join(blank) or 'none is here'}")
    return f"{len(names)} drawn"


def _languages(application: QCoreApplication) -> str:
    if not isinstance(application, Application):
        raise CheckError("another application runs in this process")
    for language in LANGUAGES:
        with i18n.speaking(language, paths.resources() / "translations"):
            ours = i18n._("not stated")
        application.set_language(language)
        qts = QCoreApplication.translate("QPlatformTheme", "Cancel")
        if (ours == "not stated") != (language == "en") or qts != _CANCEL[language]:
            raise CheckError(f"in {language} there is {ours!r}, and Qt says {qts!r}")
    application.set_language(i18n.current_language())
    return ", ".join(LANGUAGES)


def _pdf(data: OpenData, folder: Path) -> str:
    hit = data.directory.search(Query(limit=1)).hits[0]
    handout = Handout(
        entries=(HandoutEntry(provider=hit.provider, hit=hit),),
        vocabulary=data.directory.vocabulary(),
        crisis=data.crisis_lines,
        edition=data.edition.name,
        today=date.today(),  # noqa: DTZ011  # the day where the reader is
    )
    found = []
    for language in LANGUAGES:
        file = folder / f"{language}.pdf"
        pages = handout_pages(handout, paths.resources() / "translations", language)
        count = pages.write_pdf(file)
        content = file.read_bytes()
        if not (content.startswith(b"%PDF-") and b"Inter" in content and count):
            raise CheckError(f"in {language} it is no PDF with our typeface")
        found.append(f"{language}: {count} sheets")
    return ", ".join(found)
