"""On the left: search in the guide above its contents, or above what the search found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import GuideHit
from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.guide.contents import ContentsRow
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.guide.contents_tree import ContentsDelegate, ContentsModel
from brightstar_desktop.ui.guide.search_results import HitDelegate, HitRole, HitsModel
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel, wrapped_label

DEBOUNCE_MS = 120

_Found = tuple[tuple[GuideHit, ...], bool]
"""The passages, and whether the words point to a crisis."""


class ContentsPanel(QWidget):
    """``place_chosen`` carries the words searched for besides the place."""

    place_chosen = Signal(GuidePlace, str)

    def __init__(self, rows: Sequence[ContentsRow], navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self.setMinimumWidth(em(None, 11))
        self.field = SearchField(_("Search the guide"), _("Search the guide"))
        self.contents = ContentsModel(rows, self)
        self.tree = self._make_tree()
        self.hits = HitsModel(self)
        self.found = self._make_list()
        self.summary = PlainLabel()
        set_kind(self.summary, "small")
        self.summary.hide()
        self.progress = PlainLabel()
        set_kind(self.progress, "small")
        self.progress.hide()
        self._read: set[str] = set()
        self.crisis = self._make_crisis()
        self._stack = QStackedWidget()
        self._task: tasks.Task | None = None
        self._readers: tuple[GuideReader, DirectoryReader] | None = None
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._search)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._open_first)
        self._compose()

    def search_in(self, guide: GuideReader, directory: DirectoryReader) -> None:
        """Search in ``guide``; ``directory`` knows which words point to a crisis."""
        self._readers = (guide, directory)

    def use_rows(self, rows: Sequence[ContentsRow], place: GuidePlace | None) -> None:
        """Show the contents of another edition's guide, in which ``place`` is read.

        What was unfolded stays so; what was searched for is searched for again.
        """
        unfolded, scrolled = self._unfolded(), self.tree.verticalScrollBar().value()
        old, self.contents = self.contents, ContentsModel(rows, self)
        self.tree.setModel(self.contents)
        self.contents.mark_read(self._read)
        old.deleteLater()
        for row in range(self.contents.rowCount()):
            index = self.contents.index(row, 0)
            self.tree.setExpanded(index, self.contents.link(index).slug in unfolded)
        if place:
            self.tree.setCurrentIndex(self.contents.find(place))
        self.tree.verticalScrollBar().setValue(scrolled)
        if self.field.text().strip():
            self._search()

    def _unfolded(self) -> set[str]:
        """Return the slugs of the chapters whose sections are shown."""
        rows = (self.contents.index(row, 0) for row in range(self.contents.rowCount()))
        return {self.contents.link(index).slug for index in rows if self.tree.isExpanded(index)}

    def show_place(self, place: GuidePlace) -> None:
        index = self.contents.find(place)
        if index.isValid():
            self.tree.collapseAll()
            self.tree.expand(index if not index.parent().isValid() else index.parent())
            self.tree.setCurrentIndex(index)

    def show_read(self, slugs: set[str]) -> None:
        self.contents.mark_read(slugs)
        self._read = set(slugs)
        self.tree.scheduleDelayedItemsLayout()
        self._tell_progress()

    def _tell_progress(self) -> None:
        read, count = self.contents.chapters_read()
        words = _("{read} of {count} chapters read")
        self.progress.setText(words.format(read=read, count=count))
        self.progress.setVisible(bool(read) and self._stack.currentWidget() is self.tree)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.scheduleDelayedItemsLayout()

    def show_hits(self, hits: Sequence[GuideHit], *, crisis: bool = False) -> None:
        """Show what the search found instead of the contents; help first in a ``crisis``."""
        self.hits.show_hits(hits)
        self.crisis.setVisible(crisis)
        count = len(hits)
        words = ngettext("{count} passage", "{count} passages", count)
        self.summary.setText(words.format(count=count) if count else _("Nothing was found."))
        self.summary.show()
        self._stack.setCurrentWidget(self.found)
        self._tell_progress()

    def show_contents(self) -> None:
        self.summary.hide()
        self.crisis.hide()
        self._stack.setCurrentWidget(self.tree)
        self._tell_progress()

    def _on_typed(self, words: str) -> None:
        if words.strip():
            self._debounce.start()
        else:
            self._debounce.stop()
            self.show_contents()

    def _search(self) -> None:
        """Search off the GUI thread; only the newest answer is shown."""
        if self._task:
            self._task.cancel()
        if self._readers is None:
            return
        words, language = self.field.text().strip(), current_language()
        guide, directory = self._readers

        def search() -> _Found:
            return guide.search_guide(words, language), directory.interpret(words).crisis

        self._task = tasks.run(self, search, self._on_found)

    def _on_found(self, found: _Found) -> None:
        self._task = None
        hits, crisis = found
        if self.field.text().strip():
            self.show_hits(hits, crisis=crisis)

    def _open_first(self) -> None:
        if self._stack.currentWidget() is self.found and self.hits.rowCount():
            self.found.setFocus()
            self.found.setCurrentIndex(self.hits.index(0))

    def _on_contents(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_chosen.emit(self.contents.link(index), "")

    def _on_hit(self, index: QModelIndex) -> None:
        hit = index.data(HitRole.HIT)
        if hit:
            self.place_chosen.emit(GuidePlace(hit.chapter, hit.anchor), hit.match)

    def _make_crisis(self) -> QFrame:
        notice = QFrame()
        set_kind(notice, "crisis")
        words = wrapped_label(_("You do not have to face this alone."), "subheading")
        button = QPushButton(_("Crisis help: 988"))
        set_kind(button, "danger")
        button.clicked.connect(self._navigator.crisis_requested)
        column = QVBoxLayout(notice)
        column.addWidget(words)
        column.addWidget(button)
        notice.hide()
        return notice

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.contents)
        tree.setHeaderHidden(True)
        tree.setWordWrap(True)
        tree.setIndentation(0)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName(_("Contents of the guide"))
        tree.setItemDelegate(ContentsDelegate(tree))
        tree.setExpandsOnDoubleClick(False)
        tree.setRootIsDecorated(False)
        tree.clicked.connect(self._on_contents)
        tree.activated.connect(self._on_contents)
        return tree

    def _make_list(self) -> QListView:
        found = QListView()
        found.setModel(self.hits)
        found.setItemDelegate(HitDelegate(found))
        found.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        found.setResizeMode(QListView.ResizeMode.Adjust)
        found.setAccessibleName(_("Passages found in the guide"))
        found.selectionModel().currentChanged.connect(lambda index, _old: self._on_hit(index))
        found.activated.connect(self._on_hit)
        return found

    def _compose(self) -> None:
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.found)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(2), space(2))
        column.setSpacing(space(2))
        column.addWidget(self.field)
        column.addWidget(self.crisis)
        column.addWidget(self.summary)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
