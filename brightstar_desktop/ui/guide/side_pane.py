"""Beside the text: how strong the evidence is, what may be out of date, and the sources."""

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from brightstar_desktop.domain.guide import Chapter, Reference
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide_html import reference_url, reference_words
from brightstar_desktop.ui.guide.page_html import ended_words
from brightstar_desktop.ui.guide.strength_bar import StrengthBar
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.banner import Banner


class SidePane(QScrollArea):
    """Shows what belongs to one chapter; ``link_clicked`` carries a source's address."""

    link_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Evidence and sources"))
        self._sources: dict[str, QLabel] = {}

    def show_chapter(self, chapter: Chapter, today: date) -> None:
        """Show the strengths, the dated statement and the sources of ``chapter``."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(1))
        self._sources = {}
        if chapter.valid_until:
            column.addWidget(_dated(chapter, chapter.valid_until, today))
            column.addSpacing(space(3))
        self._add_strengths(column, chapter)
        self._add_sources(column, chapter)
        column.addStretch()
        self.setWidget(content)

    def show_source(self, key: str) -> bool:
        """Bring the source of a citation into view and mark it; return whether it is here."""
        label = self._sources.get(key)
        if label is None:
            return False
        for other in self._sources.values():
            set_kind(other, "source-shown" if other is label else "small")
        self.ensureWidgetVisible(label, 0, space(4))
        label.setFocus()
        return True

    def _add_strengths(self, column: QVBoxLayout, chapter: Chapter) -> None:
        if not chapter.strengths:
            return
        column.addWidget(_label(_("Strength of the evidence"), "subheading"))
        for strength in chapter.strengths:
            column.addSpacing(space(1))
            column.addWidget(_label(strength.use))
            column.addWidget(StrengthBar(strength.use, strength.level))
            column.addWidget(_label(strength.words, "small"))
        column.addSpacing(space(3))
        rule = QFrame()
        set_kind(rule, "rule")
        column.addWidget(rule)
        column.addSpacing(space(3))

    def _add_sources(self, column: QVBoxLayout, chapter: Chapter) -> None:
        if not chapter.references:
            return
        column.addWidget(_label(_("Sources"), "subheading"))
        for number, reference in enumerate(chapter.references, 1):
            label = self._source(number, reference)
            self._sources[reference.key] = label
            column.addWidget(label)

    def _source(self, number: int, reference: Reference) -> QLabel:
        words, url = escape(reference_words(reference)), reference_url(reference)
        open_words = escape(_("open in your browser"))
        link = f' <a href="{escape(url)}">{open_words}</a>' if url else ""
        label = _label(f"{number}&nbsp; {words}{link}", "small")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setAccessibleName(_("Source {number}").format(number=number))
        label.linkActivated.connect(self.link_clicked)
        return label


def _dated(chapter: Chapter, until: date, today: date) -> Banner:
    """Return the note on a statement that ends on a day, in the words for before or after it."""
    ended = ended_words(chapter, today)
    if ended:
        return Banner(ended, "warning")
    words = _("Holds until {day}: {note}")
    return Banner(words.format(day=day_words(until), note=chapter.valid_until_note), "banner")


def _label(text: str, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    set_kind(label, kind)
    return label
