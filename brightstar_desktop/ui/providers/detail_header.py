"""The head of the detail panel: name, kind, place, and how the record is known."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.labels import description, label
from brightstar_desktop.presentation.provider_text import headline
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_labels import plain_label, small_label
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.safe_text import set_tooltip, without_mnemonic


class DetailHeader(QWidget):
    """Name and headline; each tag finds every provider that shares it."""

    def __init__(
        self,
        provider: Provider,
        vocabulary: Vocabulary,
        navigator: Navigator,
        nearest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator = navigator
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        name = plain_label(provider.name, "title")
        name.setAccessibleName(provider.name)
        layout.addWidget(name)
        layout.addWidget(plain_label(headline(provider, vocabulary, nearest), "muted"))
        explanation = description(vocabulary, "statuses", provider.status)
        if explanation and provider.status != "active":
            layout.addWidget(small_label(explanation))
        if provider.formats or provider.settings:
            layout.addWidget(self._tags(provider, vocabulary))

    def _tags(self, provider: Provider, vocabulary: Vocabulary) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, space(1))
        for facet, code in _shared_ways(provider):
            flow.addWidget(self._tag(facet, code, vocabulary))
        return box

    def _tag(self, facet: str, code: str, vocabulary: Vocabulary) -> QPushButton:
        words = label(vocabulary, facet, code)
        tag = QPushButton(without_mnemonic(label(vocabulary, facet, code, short=True)))
        set_kind(tag, "chip")
        tag.setCursor(Qt.CursorShape.PointingHandCursor)
        tag.setAccessibleName(_("Find every provider with: {words}").format(words=words))
        sentence = description(vocabulary, facet, code)
        offer = _("Click to find every provider with this.")
        set_tooltip(tag, f"{sentence or words}\n{offer}")
        query = Query(chosen={facet: frozenset({code})})
        tag.clicked.connect(lambda: self._navigator.query_requested.emit(query))
        return tag


def _shared_ways(provider: Provider) -> Iterable[tuple[str, str]]:
    yield from (("formats", code) for code in provider.formats)
    yield from (("settings", code) for code in provider.settings)
