"""Beside the text: how strong the evidence is, what may be out of date, and the sources."""

from datetime import date
from html import escape
from textwrap import shorten
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from brightstar_desktop.domain.guide import Chapter, Document, Reference
from brightstar_desktop.domain.guide_text import (
    Dated,
    dated_statements,
    first_sentence,
    plain_words,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.elements import (
    dated_words,
    reference_url,
    reference_words,
)
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import RichLabel, wrapped_label
from brightstar_desktop.ui.widgets.messages import Banner
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

STEPS: Final = 4


class StrengthBar(QWidget):
    """Draws ``level`` of four steps; a screen reader hears the same in words."""

    def __init__(self, use: str, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = max(0, min(STEPS, level))
        words = _("Strength of the evidence for {use}: {level} of {steps}")
        self.setAccessibleName(words.format(use=use, level=self._level, steps=STEPS))

    def sizeHint(self) -> QSize:
        return QSize(em(None, 6.5), em(None, 0.4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, height = em(None, 0.2), self.sizeHint().height()
        width = (self.sizeHint().width() - gap * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            painter.setBrush(color(Role.ACCENT if step < self._level else Role.TRACK))
            bar = QRectF(step * (width + gap), 0, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
        painter.end()


_SHOWN_LETTERS: Final = 160
"""How much of the first sentence of a dated statement is shown beside the text."""


class SidePane(VerticalScrollArea):
    """Shows what belongs to one chapter."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(name=_("Evidence and sources"))
        self._navigator = navigator
        self._sources: dict[str, QLabel] = {}

    def show_document(self, document: Document | None, today: date) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(1))
        self._sources = {}
        if document:
            self._add_dated(column, document, today)
            if isinstance(document, Chapter):
                self._add_strengths(column, document)
            self._add_sources(column, document)
        column.addStretch()
        self.setWidget(content)

    def show_source(self, key: str) -> bool:
        label = self._sources.get(key)
        if label is None:
            return False
        for other in self._sources.values():
            set_kind(other, "source-shown" if other is label else "small")
        self.ensureWidgetVisible(label, 0, space(4))
        label.setFocus()
        return True

    def _add_dated(self, column: QVBoxLayout, document: Document, today: date) -> None:
        for statement in dated_statements(document.body):
            column.addWidget(_dated(statement, today))
            column.addSpacing(space(3))

    def _add_strengths(self, column: QVBoxLayout, chapter: Chapter) -> None:
        if not chapter.strengths:
            return
        column.addWidget(wrapped_label(_("Strength of the evidence"), "subheading"))
        for strength in chapter.strengths:
            column.addSpacing(space(1))
            column.addWidget(wrapped_label(strength.use))
            column.addWidget(StrengthBar(strength.use, strength.level))
            column.addWidget(wrapped_label(strength.words, "small"))
        column.addSpacing(space(3))
        rule = QFrame()
        set_kind(rule, "rule")
        column.addWidget(rule)
        column.addSpacing(space(3))

    def _add_sources(self, column: QVBoxLayout, document: Document) -> None:
        if not document.references:
            return
        column.addWidget(wrapped_label(_("Sources"), "subheading"))
        for number, reference in enumerate(document.references, 1):
            label = self._source(number, reference)
            self._sources[reference.key] = label
            column.addWidget(label)

    def _source(self, number: int, reference: Reference) -> QLabel:
        words, url = reference_words(reference), reference_url(reference)
        open_words = escape(_("open in your browser"))
        link = f' <a href="{escape(url)}">{open_words}</a>' if url else ""
        label = RichLabel(f"{number}&nbsp; {escape(words)}{link}")
        label.setWordWrap(True)
        set_kind(label, "small")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        name = _("Source {number}: {reference}").format(number=number, reference=words)
        label.setAccessibleName(name)
        label.linkActivated.connect(self._navigator.follow)
        return label


def _dated(statement: Dated, today: date) -> Banner:
    begins = shorten(first_sentence(plain_words(statement.text)), _SHOWN_LETTERS, placeholder=" …")
    sentence = f"{dated_words(statement.until, today)} {begins}"
    return Banner(sentence, "warning" if statement.has_ended(today) else "banner")
