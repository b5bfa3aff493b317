"""The shortlist: notes on each provider, up to four side by side, and the way to paper."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.ports import Clock, DirectoryReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.visit import MOST_COMPARED
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.comparison import Comparison, compare
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.compare.comparison_model import (
    AnswerDelegate,
    ComparisonModel,
    wrapped_size,
)
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, font, space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.controls import CheckBox, check_box_row
from brightstar_desktop.ui.widgets.labels import PlainLabel, WrappingLabel
from brightstar_desktop.ui.widgets.messages import EmptyState
from brightstar_desktop.ui.widgets.scroll_area import ScrollArea

HitOf = Callable[[str], Hit | None]
_QUESTIONS_SHARE: Final = 0.3
"""How much of the page's width the questions may take."""
_TWO_LINES_BELOW_EMS: Final = 34
_ROWS_EMS: Final = 6
"""The least height of the rows, below the names."""


class SavedCard(QFrame):
    """Emits what is wanted of the provider ``slug``; its name has a line of its own if need be."""

    chosen = Signal(str, bool)
    noted = Signal(str, str)
    show_requested = Signal(str)
    removed = Signal(str)

    def __init__(self, slug: str, name: str, note: str, *, is_chosen: bool) -> None:
        super().__init__()
        set_kind(self, "card")
        self.box = CheckBox()
        self.box.setChecked(is_chosen)
        self.box.setAccessibleDescription(_("Compare it, and put it on the hand-out"))
        self.box.toggled.connect(lambda on: self.chosen.emit(slug, on))
        self.note = QLineEdit(note)
        self.note.setPlaceholderText(_("Why it was chosen (stands on the hand-out)"))
        self.note.setAccessibleName(_("Note on {name}").format(name=name))
        self.note.textEdited.connect(lambda text: self.noted.emit(slug, text))
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._lines.addLayout(check_box_row(self.box, name), 2)
        self._lines.addLayout(self._acts(slug, name), 3)

    def show_note(self, note: str) -> None:
        if note != self.note.text():
            self.note.setText(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name above the rest where both do not fit beside one another."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, _TWO_LINES_BELOW_EMS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if is_narrow else across)

    def _acts(self, slug: str, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        for words, told, signal in (
            (_("Show"), _("Show {name} in full"), self.show_requested),
            (_("Remove"), _("Take {name} off the shortlist"), self.removed),
        ):
            button = QPushButton(words)
            set_kind(button, "quiet")
            button.setAccessibleName(told.format(name=name))
            button.clicked.connect(lambda _on=False, wanted=signal: wanted.emit(slug))
            row.addWidget(button)
        return row


class ComparePage(QWidget):
    """Shows the shortlist of ``visit_model``.

    ``handout_requested`` carries the providers chosen, ``print_requested`` the Comparison shown.
    """

    handout_requested = Signal(tuple)
    print_requested = Signal(Comparison)

    def __init__(
        self,
        directory: DirectoryReader,
        clock: Clock,
        visit_model: VisitModel,
        navigator: Navigator,
        hit_of: HitOf = lambda _slug: None,
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self._directory, self._clock, self._visit_model, self._hit_of = (
            directory,
            clock,
            visit_model,
            hit_of,
        )
        self._providers: dict[str, Provider] = {}
        self._left_out: set[str] = set()
        self._vocabulary = directory.vocabulary()
        self._comparison = Comparison()
        self._task: tasks.Task | None = None
        self._handout_waits = False
        self.model = ComparisonModel(self)
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.timeout.connect(self._fit_heights)
        self.table = self._make_table()
        self._told = WrappingLabel()
        set_kind(self._told, "small")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(space(1))
        self.handout = QPushButton(_("Hand-out …"))
        self.print = QPushButton(_("Print comparison"))
        self._compose()
        visit_model.changed.connect(self._read)
        self._read()

    def use_directory(self, directory: DirectoryReader) -> None:
        self._directory, self._vocabulary = directory, directory.vocabulary()
        self._providers = {}
        self._read()

    def chosen(self) -> tuple[Provider, ...]:
        """Return the providers that are compared and go on paper, in their order."""
        slugs = [slug for slug in self._visit_model.visit.slugs() if slug not in self._left_out]
        return tuple(self._providers[slug] for slug in slugs if slug in self._providers)

    def ask_handout(self) -> bool:
        """Ask for the page to take home, once the providers are read; return whether any are."""
        self._handout_waits = self._task is not None
        if not self._handout_waits and self.chosen():
            self.handout_requested.emit(self.chosen())
        return self._handout_waits or bool(self.chosen())

    def _read(self) -> None:
        """Read the providers of the shortlist, off the GUI thread, then show them."""
        if self._task:
            self._task.cancel()
            self._task = None
        slugs, directory = self._visit_model.visit.slugs(), self._directory
        self._left_out &= set(slugs)
        if all(slug in self._providers for slug in slugs):
            self._show()
            return

        def read() -> dict[str, Provider]:
            found = {slug: directory.provider(slug) for slug in slugs}
            return {slug: provider for slug, provider in found.items() if provider}

        self._task = tasks.run(self, read, self._on_read)

    def _on_read(self, providers: dict[str, Provider]) -> None:
        self._task = None
        self._providers = providers
        self._show()
        if self._handout_waits:
            self.ask_handout()

    def _show(self) -> None:
        self._show_cards()
        providers = self.chosen()[:MOST_COMPARED]
        hits = [self._hit_of(provider.slug) for provider in providers]
        today = self._clock.today()
        self._comparison = compare(providers, self._vocabulary, today, hits)
        self.model.show_comparison(self._comparison)
        self._span_headings()
        self._heights.start()
        count = len(self.chosen())
        words = ngettext("{count} provider chosen", "{count} providers chosen", count)
        more = _(" · four are shown side by side") if count > MOST_COMPARED else ""
        self._told.setText(words.format(count=count) + more)
        self.handout.setEnabled(count > 0)
        self.print.setEnabled(count > 0)
        self._pages.setCurrentIndex(1 if self._visit_model.visit.shortlist else 0)

    def _span_headings(self) -> None:
        self.table.clearSpans()
        columns = self.model.columnCount()
        for row in self.model.headings() if columns > 1 else ():
            self.table.setSpan(row, 0, 1, columns)

    def _show_cards(self) -> None:
        shown = [card.property("slug") for card in self._saved_cards()]
        slugs = [slug for slug in self._visit_model.visit.slugs() if slug in self._providers]
        if shown == slugs:
            for card, slug in zip(self._saved_cards(), slugs, strict=True):
                card.show_note(self._visit_model.visit.note(slug))
            return
        for card in self._saved_cards():
            self._cards.removeWidget(card)
            card.deleteLater()
        for slug in slugs:
            self._cards.addWidget(self._card(slug))

    def _saved_cards(self) -> list[SavedCard]:
        items = (self._cards.itemAt(at) for at in range(self._cards.count()))
        widgets = (item.widget() for item in items if item)
        return [widget for widget in widgets if isinstance(widget, SavedCard)]

    def _card(self, slug: str) -> SavedCard:
        name, note = self._providers[slug].name, self._visit_model.visit.note(slug)
        card = SavedCard(slug, name, note, is_chosen=slug not in self._left_out)
        card.setProperty("slug", slug)
        card.chosen.connect(self._on_chosen)
        card.noted.connect(self._visit_model.note)
        card.show_requested.connect(self.navigator.provider_requested)
        card.removed.connect(self._visit_model.toggle)
        return card

    def _on_chosen(self, slug: str, on: bool) -> None:  # noqa: FBT001  # a signal's argument
        self._left_out = self._left_out - {slug} if on else self._left_out | {slug}
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the width to the answers, and the buttons a line where it is short."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, _TWO_LINES_BELOW_EMS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(down if is_narrow else across)
        self.model.bound_questions(round(self.width() * _QUESTIONS_SHARE))
        self._heights.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_pages"):
            self._heights.start()

    def _fit_heights(self) -> None:
        header = self.table.horizontalHeader()
        names = enumerate(self._comparison.names)
        sizes = [wrapped_size(n, font(bold=True), header.sectionSize(at)) for at, n in names]
        header.setFixedHeight(max([size.height() for size in sizes], default=em(None, 2)))
        self.table.setMinimumHeight(header.height() + em(None, _ROWS_EMS))
        self.table.resizeRowsToContents()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setWordWrap(True)
        table.setAccessibleName(_("Providers side by side"))
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(em(None, 9))
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(wrapped | Qt.TextFlag.TextWordWrap)
        table.verticalHeader().setDefaultAlignment(wrapped | Qt.TextFlag.TextWordWrap)
        table.setItemDelegate(AnswerDelegate(table))
        # Once all columns are set: Qt tells of each while others still have their former width.
        table.horizontalHeader().sectionResized.connect(lambda *_args: self._heights.start())
        return table

    def _compose(self) -> None:
        empty = EmptyState(
            "bookmark",
            _("The shortlist is empty"),
            _("Show a provider and press “Add to shortlist” (Ctrl+D). It lasts for this visit."),
        )
        show_list = partial(self.navigator.view_requested.emit, "providers")
        empty.add_action(_("Find a provider"), show_list, "primary")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(self._head())
        column.addLayout(self._cards)
        column.addWidget(self.table, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(ScrollArea(full, _("Shortlist"), fills=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _head(self) -> QBoxLayout:
        title = PlainLabel(_("Shortlist"))
        set_kind(title, "title")
        set_kind(self.handout, "primary")
        self.handout.clicked.connect(self.ask_handout)
        self.print.clicked.connect(lambda: self.print_requested.emit(self._comparison))
        names, acts = QHBoxLayout(), QHBoxLayout()
        names.addWidget(title)
        names.addWidget(self._told, 1)
        acts.addWidget(self.print)
        acts.addWidget(self.handout)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(names, 1)
        self._top.addLayout(acts)
        return self._top
