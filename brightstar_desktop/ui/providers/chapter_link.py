"""A link from a fact to the chapter of the guide that explains it."""

from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.sections import GuideLink
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


class ChapterLinkLabel(LinkLabel):
    """Emits ``linkActivated`` with a link to a chapter."""

    def __init__(self, chapter: GuideLink, parent: QWidget | None = None) -> None:
        words = _("Guide: {title}").format(title=chapter.words)
        link = f"{GUIDE}{chapter.slug}"
        super().__init__(link_html(words, link), link, words, parent)
        set_tooltip(self, _("Opens the guide"))
