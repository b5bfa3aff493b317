"""Providers like the one shown."""

from brightstar_desktop.domain.links import PROVIDER
from brightstar_desktop.domain.search_result import Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.provider_text import likeness
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html


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
        words = likeness(other, vocabulary)
        entry = LinkLabel(link_html(name, link, words), link, name)
        entry.setAccessibleDescription(words)
        entry.linkActivated.connect(self._navigator.follow)
        return entry
