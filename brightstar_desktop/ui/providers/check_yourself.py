"""Public look-ups of licenses and discipline, and why there are no reviews."""

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.licences import (
    LookUp,
    how_to_check,
    how_to_complain,
    look_ups,
    why_no_reviews,
)
from brightstar_desktop.presentation.sections import GuideLink
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.chapter_link import ChapterLinkLabel
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.providers.detail_labels import plain_label, small_label
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


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
