"""About, keys and diagnostics."""

import platform
import sqlite3
from collections.abc import Sequence

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop import __version__, paths
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import published_day, trial_words
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.dialogs import (
    ButtonRow,
    Dialog,
    close_button,
    save_text,
    set_initial_size,
)
from brightstar_desktop.ui.widgets.labels import OfflineBrowser, PlainLabel, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea


class AboutDialog(Dialog):
    """Shows which data is open (None while none is), which parts run, and their licences."""

    def __init__(self, edition: Edition | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About BrightStar"))
        set_initial_size(self, 34, 29)
        tabs = QTabWidget()
        tabs.addTab(self._about(edition), _("About"))
        tabs.addTab(self._licences(), _("Licenses"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(4), space(4), space(4))
        layout.addWidget(tabs)
        layout.addWidget(close_button(self))

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
        # Of lines that wrap, none is cut off where the window is small.
        scrolled = VerticalScrollArea(page, _("About"))
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return scrolled

    def _versions(self, edition: Edition | None) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(space(4))
        form.setVerticalSpacing(space(1))
        rows = [(_("Program"), __version__), *_edition_rows(edition), (_("Made with"), _parts())]
        for name, value in rows:
            form.addRow(_label(name, "muted"), _label(value))
        return form

    def _licences(self) -> OfflineBrowser:
        browser = OfflineBrowser()
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
    label = wrapped_label(text, kind)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class KeysDialog(Dialog):
    """Lists ``actions`` with their keys, and the keys of lists."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys and help"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        heading = _("Everything here can be done with the keyboard")
        layout.addWidget(wrapped_label(heading, "heading"))
        layout.addWidget(VerticalScrollArea(_rows(actions), _("Keys")), 1)
        layout.addWidget(close_button(self))
        set_initial_size(self, 44, 36)


def _rows(actions: Sequence[QAction]) -> QWidget:
    rows = QWidget()
    form = QFormLayout(rows)
    form.setContentsMargins(0, 0, space(2), 0)
    form.setHorizontalSpacing(space(6))
    form.setVerticalSpacing(space(1.5))
    native = QKeySequence.SequenceFormat.NativeText
    lines = [
        (QKeySequence.listToString(action.shortcuts(), native), action.toolTip())
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    lines += [
        (_("Up, Down"), _("Move through a list")),
        (_("Enter"), _("Open what is selected, or press the button that has the focus")),
        (_("Space"), _("Tick or untick a filter")),
        (_("Delete"), _("Remove the filter that has the focus")),
        (_("Esc"), _("Go back: from the list to the search, from a message to the page")),
    ]
    for keys, words in lines:
        key_label = PlainLabel(keys)
        set_kind(key_label, "subheading")
        form.addRow(key_label, wrapped_label(words))
    return rows


class DiagnosticsDialog(Dialog):
    """``told`` carries what became of the text."""

    told = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Diagnostics"))
        self._text = text
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("Diagnostics"))
        about = wrapped_label(
            _(
                "This is what would help to find out what is wrong. It holds no search, no note "
                "and no name; nothing of it is sent by this program."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(about)
        column.addWidget(self.shown, 1)
        acts = ((_("Close"), self.reject), (_("Copy"), self._copy), (_("Save …"), self._save))
        column.addWidget(ButtonRow(acts))
        set_initial_size(self, 40, 32)

    def _copy(self) -> None:
        copy(self._text)
        self.told.emit(_("The diagnostics have been copied."))

    def _save(self) -> None:
        name = "brightstar-diagnostics.txt"
        save_text(self, _("Save diagnostics"), name, lambda: self._text, self.told.emit)
