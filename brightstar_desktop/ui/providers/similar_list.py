"""Providers like the one shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.query import Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.similar_text import likeness
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.widgets.link_label import LinkLabel, link_html


class SimilarList(DetailGroup):
    """Links to other providers, each with what they share."""

    provider_requested = Signal(str)

    def __init__(
        self, similar: tuple[Similar, ...], vocabulary: Vocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Similar providers"), parent)
        for other in similar:
            self.content.addWidget(self._entry(other, vocabulary))

    def _entry(self, other: Similar, vocabulary: Vocabulary) -> LinkLabel:
        slug, name = other.provider.slug, other.provider.name
        words = likeness(other, vocabulary)
        entry = LinkLabel(link_html(name, slug, words), slug, name)
        entry.setAccessibleDescription(words)
        entry.linkActivated.connect(self.provider_requested)
        return entry
