"""Makes the page that a person takes home: what goes on it, and how it looks."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_text import sections
from brightstar_desktop.domain.visit import MOST_ON_PAPER
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.handout import USUAL_QUESTIONS, Handout, questions
from brightstar_desktop.ui.handout.printed_handout import handout_pages
from brightstar_desktop.ui.printing.printed_pages import PrintedPages, file_name
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import CheckBox, CheckTree, ComboBox, check_box_row
from brightstar_desktop.ui.widgets.dialogs import Dialog, set_initial_size
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import ScrollArea, VerticalScrollArea

_SECTION_LEVEL = 2


class PartRole(IntEnum):
    PLACE = Qt.ItemDataRole.UserRole + 1


class PartsTree(CheckTree):
    """Chapters with their sections to tick; ``changed`` says that another tick was made."""

    changed = Signal()

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = QStandardItemModel(self)
        for document in documents:
            self.parts.appendRow(_chapter(document))
        self.setModel(self.parts)
        self.setAccessibleName(_("Parts of the guide to print as well"))
        self.parts.itemChanged.connect(lambda _item: self.changed.emit())

    def ticked(self) -> tuple[str, ...]:
        """Return the parts ticked, as "slug#anchor", in the guide's order."""
        return tuple(
            str(item.data(PartRole.PLACE))
            for item in self.items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def items(self) -> list[QStandardItem]:
        chapters = [self.parts.item(row) for row in range(self.parts.rowCount())]
        return [chapter.child(row) for chapter in chapters for row in range(chapter.rowCount())]


def _chapter(document: Document) -> QStandardItem:
    chapter = QStandardItem(document.short or document.title)
    for section in sections(document):
        if section.level == _SECTION_LEVEL and section.anchor:
            item = QStandardItem(section.title)
            set_tooltip(item, section.title)
            item.setCheckable(True)
            item.setData(f"{document.slug}#{section.anchor}", PartRole.PLACE)
            chapter.appendRow(item)
    return chapter


_LANGUAGES = (("en", "English"), ("es", "Español"))
_PREVIEW_EMS = 24
_LEAST_PREVIEW_EMS = 9
_PARTS_EMS = 8
_PREVIEW_MARGINS = 8


class HandoutDialog(Dialog):
    """Shows ``handout`` as it will be printed; ``told`` says what became of it."""

    told = Signal(str)

    def __init__(
        self,
        handout: Handout,
        translations: Path,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Hand-out"))
        self._handout, self._translations = handout, translations
        self.language = ComboBox()
        for code, name in _LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(
            [code for code, _name in _LANGUAGES].index(current_language())
        )
        self.language.setAccessibleName(_("Language of the page"))
        self.large = CheckBox(_("Large type"))
        self.chart = CheckBox(_("With a page for the chart"))
        self.asked = {name: CheckBox() for name in questions()}
        for name, box in self.asked.items():
            box.setChecked(name in USUAL_QUESTIONS)
        self.outcome = wrapped_label()
        self.outcome.hide()
        self.parts = PartsTree(handout.guide.get(current_language(), ()))
        self._pages = QVBoxLayout()
        self._preview = _scrolling(self._pages)
        self._preview.setMinimumWidth(em(None, _LEAST_PREVIEW_EMS) + space(_PREVIEW_MARGINS))
        # Not at every key press: a preview lays every sheet out.
        self._debounce = QTimer(self, singleShot=True, interval=150)
        self._debounce.timeout.connect(self.draw)
        self._compose()
        self._connect()
        self.language.setFocus()
        self.draw()

    def pages(self) -> PrintedPages:
        asked = tuple(name for name, box in self.asked.items() if box.isChecked())
        handout = replace(
            self._handout,
            entries=self._handout.entries[:MOST_ON_PAPER],
            asked=asked,
            chart_copy=self.chart.isChecked(),
            extracts=self.parts.ticked(),
        )
        language = str(self.language.currentData())
        return handout_pages(handout, self._translations, language, large=self.large.isChecked())

    def draw(self) -> None:
        while self._pages.count():
            item = self._pages.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        room = self._preview.viewport().width() - space(_PREVIEW_MARGINS)
        width = min(em(None, _PREVIEW_EMS), max(room, em(None, _LEAST_PREVIEW_EMS)))
        for number, picture in enumerate(self.pages().preview(width), 1):
            label = PlainLabel()
            label.setPixmap(QPixmap.fromImage(picture))
            label.setAccessibleName(_("Sheet {number}").format(number=number))
            self._pages.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._debounce.start()

    def _print(self) -> None:
        # Loads Qt's printing only when somebody prints.
        from brightstar_desktop.ui.printing.print_actions import print_pages  # noqa: PLC0415

        allowed, pages = self._settings.printing, self.pages()
        print_pages(self, pages, self._file_name(), self._show_outcome, allowed=allowed)

    def _save(self) -> None:
        from brightstar_desktop.ui.printing.print_actions import save_as_pdf  # noqa: PLC0415

        allowed, pages = self._settings.printing, self.pages()
        save_as_pdf(self, pages, self._file_name(), self._show_outcome, allowed=allowed)

    def _file_name(self) -> str:
        slugs = [entry.provider.slug for entry in self._handout.entries]
        return file_name(slugs[0] if len(slugs) == 1 else "brightstar", self._handout.today)

    def _show_outcome(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.told.emit(sentence)

    def _compose(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(4), space(4), space(4))
        row.setSpacing(space(4))
        row.addLayout(self._choices())
        row.addWidget(self._preview, 1)
        set_initial_size(self, 58, 40)

    def _choices(self) -> QVBoxLayout:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        if len(self._handout.entries) > MOST_ON_PAPER:
            limit = _("The first five providers go on the page.")
            column.addWidget(wrapped_label(limit, "warning"))
        for widget in (self.language, self.large, self.chart, _title(_("Questions to ask"))):
            column.addWidget(widget)
        for name, words in questions().items():
            column.addLayout(check_box_row(self.asked[name], words))
        parts_title = _title(_("Parts of the guide to print as well"))
        column.addWidget(parts_title)
        self.parts.setMinimumHeight(em(None, _PARTS_EMS))
        column.addWidget(self.parts, 1)
        for part in (parts_title, self.parts):
            part.setVisible(bool(self._handout.guide))
        whole = QVBoxLayout()
        whole.setSpacing(space(1.5))
        whole.addWidget(ScrollArea(content, _("What goes on the page"), fills=True), 1)
        whole.addWidget(self.outcome)
        whole.addLayout(self._buttons())
        return whole

    def _buttons(self) -> FlowLayout:
        row = FlowLayout()
        acts = (
            (_("Close"), self.reject, ""),
            (_("Save as PDF"), self._save, "Ctrl+S"),
            (_("Print"), self._print, "Ctrl+P"),
        )
        for words, act, keys in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            if keys:
                button.setShortcut(QKeySequence(keys))
                set_tooltip(button, f"{words} ({keys})")
            row.addWidget(button)
        set_kind(button, "primary")
        return row

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(lambda _at: self._debounce.start())
        self.parts.changed.connect(self._debounce.start)
        for box in (self.large, self.chart, *self.asked.values()):
            box.toggled.connect(lambda _on: self._debounce.start())


def _title(words: str) -> QLabel:
    label = PlainLabel(words)
    set_kind(label, "subheading")
    return label


def _scrolling(layout: QVBoxLayout) -> VerticalScrollArea:
    content = QWidget()
    content.setLayout(layout)
    area = VerticalScrollArea(content)
    # Its frame counts until the style sheet takes it away, which is after the preview is sized.
    area.setFrameShape(QFrame.Shape.StyledPanel)
    area.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setMinimumWidth(content.sizeHint().width() + space(5))
    return area
