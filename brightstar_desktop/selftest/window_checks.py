"""Checks of what is seen: typeface, icons, the words of both languages, and paper."""

import os
from datetime import date
from pathlib import Path
from typing import Final

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.errors import DisplayError
from brightstar_desktop.presentation.handout import Handout, HandoutEntry
from brightstar_desktop.selftest.report import CheckError, SelfTestReport
from brightstar_desktop.ui import display
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.portable import redirected_qt_files

_CANCEL: Final = {"en": "Cancel", "es": "Cancelar"}
"""What Qt's own catalogues of words make of one of its buttons."""


def check_window(report: SelfTestReport, data: OpenData | None, folder: Path) -> None:
    """Check what is seen, on the platform of this run, offscreen where none is named.

    Paper is drawn into ``folder``, where there is ``data`` to draw.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from brightstar_desktop.ui.application import Application  # noqa: PLC0415  # chosen just now

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
        report.check("PDF", lambda: _paper(data, folder))


def _typeface() -> str:
    from PySide6.QtGui import QFontDatabase, QFontInfo  # noqa: PLC0415  # as above

    from brightstar_desktop.ui.theme.typography import FAMILY, font  # noqa: PLC0415

    files = sorted((paths.resources() / "fonts").glob("*.otf"))
    refused = [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    if refused or not files:
        raise CheckError(f"these cannot be used: {', '.join(refused) or 'none is here'}")
    face = QFontInfo(font()).family()
    if face != FAMILY:
        raise CheckError(f"text is shown in {face}")
    return f"{face}, {len(files)} files"


def _icons() -> str:
    from brightstar_desktop.ui.theme.icons import pixmap  # noqa: PLC0415

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


def _languages(application: object) -> str:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    from brightstar_desktop.ui.application import Application  # noqa: PLC0415

    if not isinstance(application, Application):
        raise CheckError("another application runs in this process")

    for language in LANGUAGES:
        with i18n.speaking(language, paths.resources() / "translations"):
            ours = i18n._("not stated")
        application.speak(language)
        qts = QCoreApplication.translate("QPlatformTheme", "Cancel")
        if (ours == "not stated") != (language == "en") or qts != _CANCEL[language]:
            raise CheckError(f"in {language} there is {ours!r}, and Qt says {qts!r}")
    application.speak(i18n.current_language())
    return ", ".join(LANGUAGES)


def _paper(data: OpenData, folder: Path) -> str:
    from brightstar_desktop.ui.handout.printed_handout import handout_pages  # noqa: PLC0415

    hit = data.directory.search(Query(limit=1)).hits[0]
    handout = Handout(
        entries=(HandoutEntry(provider=hit.provider, hit=hit),),
        vocabulary=data.directory.vocabulary(),
        crisis=data.crisis_lines,
        edition=data.edition.name,
        today=date.today(),  # noqa: DTZ011  # the day where the reader is
    )
    told = []
    for language in LANGUAGES:
        file = folder / f"{language}.pdf"
        pages = handout_pages(handout, paths.resources() / "translations", language)
        count = pages.write_pdf(file)
        content = file.read_bytes()
        if not (content.startswith(b"%PDF-") and b"Inter" in content and count):
            raise CheckError(f"in {language} it is no PDF with our typeface")
        told.append(f"{language}: {count} pages")
    return ", ".join(told)
