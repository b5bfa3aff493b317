"""The guide: contents on the left, a page in the middle, evidence and sources on the right."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from brightstar_desktop.domain.guide import GLOSSARY, READINESS, GuideContent
from brightstar_desktop.domain.links import (
    GUIDE,
    GuidePlace,
    chapter_from_link,
    query_from_link,
)
from brightstar_desktop.domain.ports import Clock, DirectoryReader, GuideReader
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.contents import contents_rows
from brightstar_desktop.presentation.guide.elements import CITE
from brightstar_desktop.presentation.guide.page_links import topic_links
from brightstar_desktop.presentation.guide.pages import Page, find_links
from brightstar_desktop.presentation.guide.render_context import TERM
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.guide.contents_panel import ContentsPanel
from brightstar_desktop.ui.guide.history import History
from brightstar_desktop.ui.guide.page_html import GuideRenderer, PagePrinter
from brightstar_desktop.ui.guide.page_tools import FindBar, Toolbar
from brightstar_desktop.ui.guide.readiness_page import ReadinessPage
from brightstar_desktop.ui.guide.side_pane import SidePane
from brightstar_desktop.ui.guide.term_card import TermCard
from brightstar_desktop.ui.guide.viewer import Viewer
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.messages import EmptyState

SIDE_FROM_EMS = 60
"""Narrower than this, in line heights, the sources stand below the text only."""


class GuidePage(QWidget):
    """Reads the guide; ``told`` carries a sentence about what was saved or printed."""

    told = Signal(str)

    def __init__(
        self,
        guide: GuideReader,
        directory: DirectoryReader,
        clock: Clock,
        navigator: Navigator,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self._clock = clock
        self._renderer = GuideRenderer(guide, directory, clock)
        self._html = ""
        self._read: set[str] = set()
        self._history = History()
        # Not at once: Qt is still walking through the widgets when it announces new colours.
        self._redraw_soon = QTimer(self, singleShot=True, interval=0)
        self._is_outdated = False
        self.contents = ContentsPanel(contents_rows(self._content), navigator)
        self.contents.search_in(guide, directory)
        self.viewer = Viewer()
        self.readiness = ReadinessPage(navigator)
        self.readiness.show_groups(self._content.readiness)
        self.find_bar = FindBar(self.viewer)
        self.side = SidePane(navigator)
        self.toolbar = Toolbar(self)
        self.card = TermCard(self.viewer)
        self.paper = PagePrinter(self, directory.edition().name, clock, settings)
        self._compose()
        self._connect()
        self.toolbar.text_step.connect(settings.step_text)
        if self._content.chapters:
            self._count_links(directory)
            self.show_chapter(self._content.chapters[0].slug)

    def use_guide(self, guide: GuideReader, directory: DirectoryReader) -> None:
        """Show the same place of another edition's guide, its first chapter if that is gone."""
        read = self._history.current
        self._history.leave(self.viewer.scrolled_to())
        self._renderer.use_guide(guide, directory)
        self.contents.search_in(guide, directory)
        self.paper.use_edition(directory.edition().name)
        self._history.keep(lambda place: self._exists(place.slug))
        self.contents.use_rows(contents_rows(self._content), read)
        self.readiness.show_groups(self._content.readiness)
        self._reading.setCurrentWidget(self.viewer if self._content.chapters else self._nothing)
        if read and read == self._history.current:
            self._renew()
        elif self._content.chapters:
            self.show_chapter(self._content.chapters[0].slug)
        self._count_links(directory)

    @property
    def _content(self) -> GuideContent:
        return self._renderer.content

    def resume(self, before: "GuidePage") -> None:
        """Show the place that ``before`` shows; what was read and ticked there stays so."""
        self._read = set(before._read)  # noqa: SLF001  # of the same kind
        self.contents.show_read(self._read)
        self.readiness.tick(before.readiness.ticked())
        place = before.current_place()
        if place:
            self._go(place)

    def show_chapter(self, slug: str, anchor: str = "") -> None:
        """Show a page from its top or from the section ``anchor``; an unknown one is ignored."""
        self._go(GuidePlace(slug, anchor))

    def current_place(self) -> GuidePlace | None:
        """Return the place that is read, None in an empty guide."""
        return self._history.current

    def find_in_page(self) -> None:
        if self._reading.currentWidget() is self.viewer:
            self.find_bar.open_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side pane only where it leaves the text its measure."""
        super().resizeEvent(event)
        self._show_side()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated:
            self._redraw_soon.start()

    # -- going

    def _go(self, place: GuidePlace, words: str = "") -> None:
        if not self._exists(place.slug):
            return
        self._history.leave(self.viewer.scrolled_to())
        self._history.visit(place)
        self._show_current()
        if words and self.viewer.mark(words):
            self.viewer.show_next_mark()

    def _back(self) -> None:
        self._history.leave(self.viewer.scrolled_to())
        if self._history.back():
            self._show_current()

    def _forward(self) -> None:
        self._history.leave(self.viewer.scrolled_to())
        if self._history.forward():
            self._show_current()

    def _show_current(self) -> None:
        place = self._history.current
        if place:
            self._draw(place)
            self.contents.show_place(place)

    def _draw(self, place: GuidePlace) -> None:
        self.card.hide()
        is_list = place.slug == READINESS
        self._reading.setCurrentWidget(self.readiness if is_list else self.viewer)
        self.toolbar.enable_search(enabled=not is_list)
        if is_list:
            self.readiness.show_topic(place.anchor)
        else:
            self._draw_page(place)
        document = self._content.document(place.slug)
        self.side.show_document(document, self._clock.today())
        self._show_side()
        self.toolbar.enable_history(
            back=self._history.can_go_back, forward=self._history.can_go_forward
        )

    def _draw_page(self, place: GuidePlace) -> None:
        page = self._page(place.slug)
        if page is None:
            return
        self._html = self._renderer.screen_html(page, self.viewer.most_columns())
        self.viewer.show_page(self._html)
        if self._history.scrolled_to is not None:
            self.viewer.scroll_to(self._history.scrolled_to)
        elif place.anchor:
            self.viewer.scrollToAnchor(place.anchor)
        self.find_bar.refresh()

    def _page(self, slug: str) -> Page | None:
        return self._renderer.page(slug, self.viewer.most_columns())

    def _exists(self, slug: str) -> bool:
        if slug == READINESS:
            return bool(self._content.readiness)
        return self._page(slug) is not None

    def _catch_up(self) -> None:
        """Draw the page as it looks now, or later where nobody sees it."""
        self._is_outdated = not self.isVisible()
        if not self._is_outdated:
            self._redraw()

    def _redraw(self) -> None:
        """Draw the page again in other colours or widths, keeping its scroll position."""
        place = self._history.current
        page = self._page(place.slug) if place else None
        html = self._renderer.screen_html(page, self.viewer.most_columns()) if page else None
        if place is None or html == self._html:
            return
        self._history.leave(self.viewer.scrolled_to())
        self._draw(place)

    def _renew(self) -> None:
        """Draw the page again where its content changed; its marks are lost only then."""
        place = self._history.current
        if place and place.slug != READINESS:
            self._redraw()
        self.toolbar.enable_history(
            back=self._history.can_go_back, forward=self._history.can_go_forward
        )

    def _show_side(self) -> None:
        place = self._history.current
        has_text = place is not None and self._content.document(place.slug) is not None
        self.side.setVisible(has_text and self.width() >= em(None, SIDE_FROM_EMS))

    def _on_read_to_end(self) -> None:
        place = self._history.current
        if place and place.slug not in self._read and self.viewer.isVisible():
            self._read.add(place.slug)
            self.contents.show_read(self._read)

    # -- links

    def _follow(self, link: str) -> None:
        place = chapter_from_link(link)
        if place:
            self._go(place)
        elif link.startswith(TERM):
            self._go(GuidePlace(GLOSSARY, link.removeprefix(TERM)))
        elif link.startswith(CITE):
            self._show_source(link.removeprefix(CITE))
        else:
            self.navigator.follow(link)

    def _show_source(self, key: str) -> None:
        if not (self.side.isVisible() and self.side.show_source(key)):
            self.viewer.scrollToAnchor(f"ref-{key}")

    def _on_pointed(self, link: str, word: QRect) -> None:
        term = self._content.term(link.removeprefix(TERM)) if link.startswith(TERM) else None
        if term:
            self.card.show_term(term, word)
        else:
            self.card.hide()

    def _copy_link(self) -> None:
        place = self._history.current
        if place:
            anchor = f"#{place.anchor}" if place.anchor else ""
            copy(f"{GUIDE}{place.slug}{anchor}")
            self.told.emit(_("A link to this place was copied."))

    def _count_links(self, directory: DirectoryReader) -> None:
        links = {link for one in self._content.documents() for link in find_links(one)}
        links |= {link for one in self._content.documents() for link in topic_links(one)}

        def count() -> dict[str, int]:
            queries = {link: query_from_link(link) for link in links}
            return {k: directory.search(q).count for k, q in queries.items() if q}

        tasks.run(self, count, self._on_counts)

    def _on_counts(self, counts: dict[str, int]) -> None:
        self._renderer.counts = counts
        self._renew()

    # -- on paper

    def _paper_page(self) -> Page | None:
        place = self._history.current
        return self._renderer.paper_page(place.slug, self.readiness.ticked()) if place else None

    def print_page(self) -> None:
        page = self._paper_page()
        if page:
            self.paper.print_page(page)

    def _save_pdf(self) -> None:
        page = self._paper_page()
        if page:
            self.paper.save_page(page)

    # -- composition

    def _compose(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.find_bar)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self.contents, 0), (middle, 1), (self.side, 0)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        splitter.setHandleWidth(1)
        splitter.setSizes([em(None, 17), em(None, 40), em(None, 17)])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _middle(self) -> QStackedWidget:
        self._reading = stack = QStackedWidget()
        self._nothing = empty = EmptyState(
            "book-open",
            _("This edition has no guide"),
            _("The directory works without it. Fetch a newer edition to read the guide."),
        )
        for widget in (self.viewer, self.readiness, empty):
            stack.addWidget(widget)
        stack.setCurrentWidget(self.viewer if self._content.chapters else empty)
        return stack

    def _connect(self) -> None:
        self.contents.place_chosen.connect(self._go)
        self._connect_viewer()
        self._connect_toolbar()
        self.readiness.link_clicked.connect(self._follow)
        self.readiness.print_requested.connect(self.print_page)
        self.readiness.pdf_requested.connect(self._save_pdf)

    def _connect_viewer(self) -> None:
        self.viewer.link_clicked.connect(self._follow)
        self.viewer.link_pointed.connect(self._on_pointed)
        self.viewer.read_to_end.connect(self._on_read_to_end)
        self.viewer.look_changed.connect(self._redraw_soon.start)
        self._redraw_soon.timeout.connect(self._catch_up)

    def _connect_toolbar(self) -> None:
        self.toolbar.back.connect(self._back)
        self.toolbar.forward.connect(self._forward)
        self.toolbar.find_asked.connect(self.find_in_page)
        self.toolbar.copy_link.connect(self._copy_link)
        self.toolbar.print_out.connect(self.print_page)
        self.toolbar.save_pdf.connect(self._save_pdf)
