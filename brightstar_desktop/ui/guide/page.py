"""The guide: contents on the left, a chapter in the middle, evidence and sources on the right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import Chapter, GuideHit
from brightstar_desktop.domain.links import (
    CRISIS,
    GUIDE,
    ChapterLink,
    chapter_from_link,
    query_from_link,
)
from brightstar_desktop.domain.ports import Clock, DirectoryReader, GuideReader
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide_html import CITE, find_links
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.guide.contents_panel import ContentsPanel
from brightstar_desktop.ui.guide.find_bar import FindBar
from brightstar_desktop.ui.guide.history import History
from brightstar_desktop.ui.guide.page_html import page_html
from brightstar_desktop.ui.guide.side_pane import SidePane
from brightstar_desktop.ui.guide.viewer import Viewer
from brightstar_desktop.ui.theme.icons import icon
from brightstar_desktop.ui.theme.type import em, space
from brightstar_desktop.ui.widgets.empty_state import EmptyState

SIDE_FROM_EMS = 60
"""Narrower than this, in line heights, the sources stand below the text only."""


class GuidePage(QWidget):
    """Reads the guide. ``find_requested`` carries a Query, ``external_requested`` a URL."""

    find_requested = Signal(object)
    external_requested = Signal(str)
    crisis_requested = Signal()

    def __init__(
        self,
        guide: GuideReader,
        directory: DirectoryReader,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._take(guide, directory)
        self._counts: Mapping[str, int] = {}
        self._html = ""
        self._history = History()
        self._search: tasks.Task | None = None
        # Not at once: Qt is still walking through the widgets when it tells of new colours.
        self._redraw_soon = QTimer(self, singleShot=True, interval=0)
        self.contents = ContentsPanel(self._chapters)
        self.viewer = Viewer()
        self.find_bar = FindBar(self.viewer)
        self.side = SidePane()
        self._buttons = self._make_buttons()
        self._compose()
        self._connect()
        self._tint()
        if self._chapters:
            self._count_links()
            self.show_chapter(self._chapters[0].slug)

    def use_guide(self, guide: GuideReader, directory: DirectoryReader) -> None:
        """Show the same place of another edition's guide; a chapter it lacks gives way."""
        read = self._history.current
        self._history.leave(self.viewer.scrolled_to())
        self._take(guide, directory)
        self._history.keep(lambda place: self._chapter(place.slug) is not None)
        self.contents.use_chapters(self._chapters, read)
        self._reading.setCurrentWidget(self.viewer if self._chapters else self._nothing)
        if read and read == self._history.current:
            self._renew()
        elif self._chapters:
            self.show_chapter(self._chapters[0].slug)
        self._count_links()

    def _take(self, guide: GuideReader, directory: DirectoryReader) -> None:
        self._guide, self._directory = guide, directory
        self._chapters = guide.chapters(current_language())
        self._in_english = current_language() != "en" and self._chapters == guide.chapters("en")

    def show_chapter(self, slug: str, anchor: str = "") -> None:
        """Show a chapter from its top or from the section ``anchor``; an unknown one is ignored."""
        self._go(ChapterLink(slug, anchor))

    def current_place(self) -> ChapterLink | None:
        """Return the place that is read, None in an empty guide."""
        return self._history.current

    def focus_search(self) -> None:
        """Put the cursor in the search over the whole guide."""
        self.contents.field.setFocus()
        self.contents.field.selectAll()

    def find_in_page(self) -> None:
        """Open the search in the chapter shown."""
        self.find_bar.open_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side pane only where it leaves the text its measure."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= em(None, SIDE_FROM_EMS))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            self._tint()

    # -- going

    def _go(self, place: ChapterLink, words: str = "") -> None:
        if self._chapter(place.slug) is None:
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

    def _draw(self, place: ChapterLink) -> None:
        chapter = self._chapter(place.slug)
        if chapter is None:
            return
        self._html = self._page_of(chapter)
        self.viewer.show_page(self._html)
        if self._history.scrolled_to is not None:
            self.viewer.scroll_to(self._history.scrolled_to)
        elif place.anchor:
            self.viewer.scrollToAnchor(place.anchor)
        self.side.show_chapter(chapter, self._clock.today())
        self.find_bar.refresh()
        self._enable_ways()

    def _page_of(self, chapter: Chapter) -> str:
        at = self._chapters.index(chapter)
        before = self._chapters[at - 1] if at else None
        after = self._chapters[at + 1] if at + 1 < len(self._chapters) else None
        today, neighbours = self._clock.today(), (before, after)
        return page_html(chapter, self._counts, neighbours, today, in_english=self._in_english)

    def _enable_ways(self) -> None:
        self._buttons["arrow-left"].setEnabled(self._history.can_go_back)
        self._buttons["arrow-right"].setEnabled(self._history.can_go_forward)

    def _redraw(self) -> None:
        """Draw the page anew in other colours, without moving it."""
        self._history.leave(self.viewer.scrolled_to())
        if self._history.current:
            self._draw(self._history.current)

    def _renew(self) -> None:
        """Draw the page anew where it says something else; what is marked in it goes only then."""
        place = self._history.current
        chapter = self._chapter(place.slug) if place else None
        if chapter and self._page_of(chapter) != self._html:
            self._redraw()
        self._enable_ways()

    def _chapter(self, slug: str) -> Chapter | None:
        return next((chapter for chapter in self._chapters if chapter.slug == slug), None)

    # -- links

    def _follow(self, link: str) -> None:
        place, query = chapter_from_link(link), query_from_link(link)
        if place:
            self._go(place)
        elif query is not None:
            self.find_requested.emit(query)
        elif link.startswith(CITE):
            self._show_source(link.removeprefix(CITE))
        elif link.startswith(CRISIS):
            self.crisis_requested.emit()
        else:
            self.external_requested.emit(link)

    def _show_source(self, key: str) -> None:
        if not (self.side.isVisible() and self.side.show_source(key)):
            self.viewer.scrollToAnchor(f"ref-{key}")

    def _copy_link(self) -> None:
        place = self._history.current
        if place:
            anchor = f"#{place.anchor}" if place.anchor else ""
            QGuiApplication.clipboard().setText(f"{GUIDE}{place.slug}{anchor}")

    def _count_links(self) -> None:
        links = {link for chapter in self._chapters for link in find_links(chapter)}

        directory = self._directory

        def count() -> dict[str, int]:
            queries = {link: query_from_link(link) for link in links}
            return {k: directory.search(q).count for k, q in queries.items() if q}

        tasks.run(self, count, self._on_counts)

    def _on_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._renew()

    # -- search

    def _on_words(self, words: str) -> None:
        if self._search:
            self._search.cancel()
        guide, directory, language = self._guide, self._directory, current_language()

        def search() -> tuple[tuple[GuideHit, ...], bool]:
            return guide.search_guide(words, language), directory.interpret(words).crisis

        self._search = tasks.run(self, search, self._on_hits)

    def _on_hits(self, found: tuple[tuple[GuideHit, ...], bool]) -> None:
        self._search = None
        hits, crisis = found
        if self.contents.field.text().strip():
            self.contents.show_hits(hits, crisis=crisis)

    # -- composition

    def _make_buttons(self) -> dict[str, QToolButton]:
        rows: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("arrow-left", _("Back"), self._back, "Alt+Left"),
            ("arrow-right", _("Forward"), self._forward, "Alt+Right"),
            ("search", _("Find in this chapter"), self.find_in_page, ""),
            ("link", _("Copy a link to this place"), self._copy_link, ""),
        )
        return {name: self._button(words, act, keys) for name, words, act, keys in rows}

    def _button(self, words: str, act: Callable[[], object], keys: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: act())
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: act())
        return button

    def _compose(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._toolbar())
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
        stack.addWidget(self.viewer)
        self._nothing = empty = EmptyState(
            "book-open",
            _("This edition has no guide"),
            _("The directory works without it. Fetch a newer edition to read the guide."),
        )
        stack.addWidget(empty)
        stack.setCurrentWidget(self.viewer if self._chapters else empty)
        return stack

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(space(3), space(2), space(3), 0)
        for name, button in self._buttons.items():
            if name == "search":
                row.addStretch()
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.contents.place_chosen.connect(self._go)
        self.contents.words_changed.connect(self._on_words)
        self.contents.crisis_requested.connect(self.crisis_requested)
        self.viewer.link_clicked.connect(self._follow)
        self.viewer.colours_changed.connect(self._redraw_soon.start)
        self._redraw_soon.timeout.connect(self._redraw)
        self.side.link_clicked.connect(self._follow)

    def _tint(self) -> None:
        side = em(None, 1.0)
        for name, button in self._buttons.items():
            button.setIcon(icon(name))
            button.setIconSize(QSize(side, side))
