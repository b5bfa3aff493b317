"""What the detail panel ends with: providers alike, texts of the guide, public look-ups."""

from collections.abc import Sequence

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.links import GUIDE, PROVIDER
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.licences import (
    LookUp,
    how_to_check,
    how_to_complain,
    look_ups,
    why_no_reviews,
)
from brightstar_desktop.presentation.provider_text import similarity_words
from brightstar_desktop.presentation.sections import GuideLink
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_group import (
    ChapterLinkLabel,
    DetailGroup,
    plain_label,
    small_label,
)
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html, set_tooltip


class SimilarList(DetailGroup):
    """Links to other providers, each with what they share."""

    def __init__(
        self, similar: tuple[Similar, ...], vocabulary: Vocabulary, navigator: Navigator
    ) -> None:
        super().__init__(_("Similar providers"))
        self._navigator = navigator
        for other in similar:
            self.content.addWidget(self._entry(other, vocabulary))

    def _entry(self, other: Similar, vocabulary: Vocabulary) -> LinkLabel:
        link, name = f"{PROVIDER}{other.provider.slug}", other.provider.name
        words = similarity_words(other, vocabulary)
        entry = LinkLabel(link_html(name, link, words), link, name)
        entry.setAccessibleDescription(words)
        entry.linkActivated.connect(self._navigator.follow)
        return entry


class ReadingList(DetailGroup):
    def __init__(self, documents: Sequence[Document], navigator: Navigator) -> None:
        super().__init__(_("You might also like to read"))
        for document in documents:
            link = f"{GUIDE}{document.slug}"
            html = link_html(document.title, link, document.summary)
            entry = LinkLabel(html, link, document.title)
            entry.setAccessibleDescription(document.summary)
            entry.linkActivated.connect(navigator.follow)
            self.content.addWidget(entry)


class CheckYourself(DetailGroup):
    """What anyone can check about the people behind ``provider``; links open the browser."""

    def __init__(self, provider: Provider, navigator: Navigator) -> None:
        super().__init__(_("Check for yourself"))
        self._navigator = navigator
        self.content.addWidget(plain_label(how_to_check()))
        for look_up in (*look_ups(provider), how_to_complain()):
            self._add_look_up(look_up)
        chapter = ChapterLinkLabel(GuideLink("choosing-a-provider", _("How to choose a provider")))
        chapter.linkActivated.connect(navigator.follow)
        self.content.addWidget(chapter)
        self.content.addWidget(small_label(why_no_reviews()))

    def _add_look_up(self, look_up: LookUp) -> None:
        name = _("{name} (opens your browser)").format(name=look_up.name)
        label = LinkLabel(link_html(look_up.name, look_up.url, look_up.tells), look_up.url, name)
        set_tooltip(label, name)
        label.linkActivated.connect(self._navigator.follow)
        self.content.addWidget(label)
