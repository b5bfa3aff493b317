"""What a word means, beside the word that is pointed at or focused."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from brightstar_desktop.domain.guide import GlossaryTerm
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import PlainLabel, announce

_WIDTH_EMS = 17


class TermCard(QFrame):
    """An overlay of ``page`` that takes neither focus nor clicks."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        set_kind(self, "term-card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name, self._meaning, self._way = PlainLabel(), PlainLabel(), PlainLabel()
        set_kind(self._name, "subheading")
        set_kind(self._way, "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1))
        for label in (self._name, self._meaning, self._way):
            label.setWordWrap(True)
            column.addWidget(label)
        self.hide()

    def show_term(self, term: GlossaryTerm, word: QRect) -> None:
        """Explain ``term`` below ``word``, a place in the page, or above it where that is out."""
        language = current_language()
        self._name.setText(term.name.in_language(language))
        self._meaning.setText(term.meaning.in_language(language))
        self._way.setText(_("Enter or a click: all words explained"))
        width = min(em(None, _WIDTH_EMS), self._page.width() - space(4))
        self.setFixedWidth(width)
        self.setFixedHeight(self._column.heightForWidth(width))
        self.move(self._beside(word))
        self.raise_()
        self.show()
        announce(self, f"{self._name.text()}: {self._meaning.text()}")

    def text(self) -> str:
        return self._meaning.text()

    def _beside(self, word: QRect) -> QPoint:
        gap = space(1)
        below = word.bottom() + gap
        fits = below + self.height() <= self._page.height()
        top = below if fits else word.top() - gap - self.height()
        left = min(word.left(), self._page.width() - self.width() - space(2))
        return QPoint(max(space(2), left), max(0, top))
