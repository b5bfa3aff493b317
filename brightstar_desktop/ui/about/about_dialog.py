"""The About window: edition, versions and licences."""

import platform
import sqlite3

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop import __version__, paths
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.edition import published_day, trial_words
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.dialog import Dialog
from brightstar_desktop.ui.widgets.documents import ClosedBrowser
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.window_size import begin_at


class AboutDialog(Dialog):
    """Shows which data is open (None while none is), which parts run, and their licences."""

    def __init__(self, edition: Edition | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About BrightStar"))
        begin_at(self, 34, 29)
        tabs = QTabWidget()
        tabs.addTab(self._about(edition), _("About"))
        tabs.addTab(self._licences(), _("Licenses"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(4), space(4), space(4))
        layout.addWidget(tabs)
        layout.addWidget(buttons)

    def _about(self, edition: Edition | None) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(space(4), space(4), space(4), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(_label("BrightStar", "title"))
        layout.addWidget(
            _label(
                _(
                    "An offline directory of ketamine care in California. It lists what providers' "
                    "own pages and the press say, with the source and age of every fact. It is not "
                    "medical advice, is not paid by any provider, and recommends none."
                )
            )
        )
        layout.addLayout(self._versions(edition))
        layout.addStretch()
        scrolled = QScrollArea()  # of lines that wrap, none is cut off where the window is small
        scrolled.setAccessibleName(_("About"))
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidget(page)
        return scrolled

    def _versions(self, edition: Edition | None) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(1))
        rows = [(_("Program"), __version__), *_edition_rows(edition), (_("Made with"), _parts())]
        for name, value in rows:
            form.addRow(_label(name, "muted"), _label(value))
        return form

    def _licences(self) -> ClosedBrowser:
        browser = ClosedBrowser()
        browser.setAccessibleName(_("Licenses"))
        notices = paths.resources() / "notices.md"
        browser.setMarkdown(notices.read_text(encoding="utf-8"))
        return browser


def _edition_rows(edition: Edition | None) -> list[tuple[str, str]]:
    if edition is None:
        return [(_("Data"), _("no data is open"))]
    day = published_day(edition.published_at)
    return [
        (_("Data edition"), f"{edition.name} ({day:%Y-%m-%d})"),
        *([(_("Signature"), trial_words())] if edition.trial else []),
        (_("Providers listed"), str(edition.provider_count)),
        (_("License of the data"), edition.licence),
    ]


def _parts() -> str:
    qt = f"Qt {qVersion()}, PySide6 {pyside_version}"
    return f"Python {platform.python_version()}, {qt}, SQLite {sqlite3.sqlite_version}"


def _label(text: str, kind: str = "") -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_kind(label, kind)
    return label
