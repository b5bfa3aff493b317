"""Texts of the guide about what the provider shown offers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.widgets.link_label import LinkLabel, link_html


class ReadingList(DetailGroup):
    """Links to ``documents``, each with what it is about."""

    chapter_requested = Signal(str)

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(_("You might also like to read"), parent)
        for document in documents:
            entry = LinkLabel(
                link_html(document.title, document.slug, document.summary),
                document.slug,
                document.title,
            )
            entry.setAccessibleDescription(document.summary)
            entry.linkActivated.connect(self.chapter_requested)
            self.content.addWidget(entry)
