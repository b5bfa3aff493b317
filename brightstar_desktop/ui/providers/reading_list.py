"""Texts of the guide about what the provider shown offers."""

from collections.abc import Sequence

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html


class ReadingList(DetailGroup):
    """Links to ``documents``, each with what it is about."""

    def __init__(self, documents: Sequence[Document], navigator: Navigator) -> None:
        super().__init__(_("You might also like to read"))
        for document in documents:
            link = f"{GUIDE}{document.slug}"
            html = link_html(document.title, link, document.summary)
            entry = LinkLabel(html, link, document.title)
            entry.setAccessibleDescription(document.summary)
            entry.linkActivated.connect(navigator.follow)
            self.content.addWidget(entry)
