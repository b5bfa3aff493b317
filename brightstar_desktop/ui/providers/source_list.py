"""The pages that a fact group comes from."""

from html import escape

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from brightstar_desktop.domain.evidence import Evidence
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import Age
from brightstar_desktop.presentation.sources import SourceWords, exactness_words, source_words
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_labels import rich_label, small_label
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.labels import LinkLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_BREAK_AFTER = ("/", "-", ".", "_")
_MAY_BREAK = "\u200b"


class SourceList(QFrame):
    """Lists each source with its kind, address, dates and notes; a link opens the browser."""

    def __init__(
        self, evidence: Evidence, age: Age, vocabulary: Vocabulary, navigator: Navigator
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._evidence, self._age, self._vocabulary = evidence, age, vocabulary
        self._before: QWidget | None = None
        set_kind(self, "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(space(3), space(2), space(3), space(2))
        self._layout.setSpacing(space(2))

    def come_after(self, widget: QWidget) -> None:
        """Let the Tab key go from ``widget`` to the first source."""
        self._before = widget

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list when it is first asked for: most never are."""
        if not self._layout.count():
            self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        self._layout.addWidget(small_label(self._age.advice))
        exactness = exactness_words(self._evidence)
        if exactness:
            self._layout.addWidget(small_label(exactness))
        before = self._before
        for source in self._evidence.sources:
            label = self._source(source_words(source, self._vocabulary))
            self._layout.addWidget(label)
            if before:
                # Made late, it would otherwise be the last that the Tab key comes to.
                QWidget.setTabOrder(before, label)
            before = label

    def _source(self, words: SourceWords) -> QLabel:
        html = _html(words)
        if not words.url:
            return rich_label(html)
        name = _("Source: {kind}, {address}, opens your browser").format(
            kind=words.kind, address=words.address
        )
        label = LinkLabel(html, words.url, name)
        set_tooltip(label, _("Opens your browser"))
        label.linkActivated.connect(self._navigator.follow)
        return label


def _html(words: SourceWords) -> str:
    lines = [f"<b>{escape(words.kind)}</b>"]
    if words.url:
        lines.append(f'<a href="{escape(words.url)}">{_breakable(words.address)}</a>')
    else:
        lines.append(escape(_("The address of this page is not known.")))
    lines.append(escape(f"{words.age}."))
    lines += [escape(line) for line in (words.how, words.note) if line]
    return "<br>".join(lines)


def _breakable(address: str) -> str:
    """Return the address as HTML that may break into lines where a reader expects it."""
    text = escape(address)
    for mark in _BREAK_AFTER:
        text = text.replace(mark, mark + _MAY_BREAK)
    return text
