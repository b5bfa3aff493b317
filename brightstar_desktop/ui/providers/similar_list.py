"""Providers like the one shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.query import Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.similar_text import likeness
from brightstar_desktop.ui.providers.detail_labels import small_label
from brightstar_desktop.ui.providers.fact_group import DetailGroup
from brightstar_desktop.ui.theme.style import set_kind


class SimilarList(DetailGroup):
    """Links to other providers, each with what they share."""

    provider_requested = Signal(str)

    def __init__(
        self, similar: tuple[Similar, ...], vocabulary: Vocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Similar providers"), parent)
        for other in similar:
            self.content.addLayout(self._entry(other, vocabulary))

    def _entry(self, other: Similar, vocabulary: Vocabulary) -> QVBoxLayout:
        words = likeness(other, vocabulary)
        button = QPushButton(other.provider.name)
        set_kind(button, "link")
        button.setAccessibleDescription(words)
        slug = other.provider.slug
        button.clicked.connect(lambda: self.provider_requested.emit(slug))
        entry = QVBoxLayout()
        entry.setSpacing(0)
        entry.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        entry.addWidget(small_label(words))
        return entry
