"""What a plan costs: a first series and later doses, as bars from stated prices."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.costs import Costs, costs, excluded_costs, not_calculated
from brightstar_desktop.presentation.term_labels import label
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.costs.cost_bars import BarDelegate, CostRole, CostsModel
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.controls import CheckBox, ComboBox, SpinBox
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

_MOST_SESSIONS = 24
_MOST_LATER = 60
_USUAL_SESSIONS = 6
"""What most providers of the directory that state a number state, and most trials used."""
_EVERYBODY = 100_000


class CostsPage(QWidget):
    """Calculates for every provider, or with the shortlist of ``visit_model``."""

    def __init__(
        self, directory: DirectoryReader, visit_model: VisitModel, navigator: Navigator
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self._visit_model = visit_model
        self._vocabulary = directory.vocabulary()
        self._providers: tuple[Provider, ...] = ()
        self.sessions, self.later = SpinBox(0, _MOST_SESSIONS), SpinBox(0, _MOST_LATER)
        self.sessions.setSpecialValueText(_("as each provider states"))
        self.sessions.setValue(_USUAL_SESSIONS)
        self.first_visit = CheckBox(_("with the first visit"))
        self.first_visit.setChecked(True)
        self.only_saved = CheckBox(_("only my shortlist"))
        self.on_paper = CheckBox(_("put it on the hand-out"))
        self.format = ComboBox()
        self.model = CostsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(BarDelegate(self.list))
        self.list.setAccessibleName(_("What the plan costs with each provider"))
        self.summary = wrapped_label()
        self._compose()
        if visit_model.visit.plan:
            self._show_plan(visit_model.visit.plan)
        self._connect()
        self._on_visit()
        self.use_directory(directory)

    def use_directory(self, directory: DirectoryReader) -> None:
        """Calculate for the providers of another edition; the plan stays."""
        self._vocabulary = directory.vocabulary()
        self._offer_formats()

        def read() -> tuple[Provider, ...]:
            hits = directory.search(Query(limit=_EVERYBODY)).hits
            return tuple(hit.provider for hit in hits)

        tasks.run(self, read, self._on_read)

    def plan(self) -> CoursePlan:
        return CoursePlan(
            sessions=self.sessions.value() or None,
            later=self.later.value(),
            first_visit=self.first_visit.isChecked(),
        )

    def _show_plan(self, plan: CoursePlan) -> None:
        self.sessions.setValue(plan.sessions or 0)
        self.later.setValue(plan.later)
        self.first_visit.setChecked(plan.first_visit)
        self.on_paper.setChecked(True)

    def _on_read(self, providers: tuple[Provider, ...]) -> None:
        self._providers = providers
        self._calculate()

    def _calculate(self) -> None:
        saved = self._visit_model.visit
        chosen = [
            one for one in self._providers if not self.only_saved.isChecked() or saved.has(one.slug)
        ]
        wanted = str(self.format.currentData() or "")
        found = costs(chosen, self.plan(), self._vocabulary, wanted)
        self.model.show_costs(found)
        self.summary.setText(_summary(found))

    def _on_plan(self) -> None:
        plan = self.plan() if self.on_paper.isChecked() else None
        self._visit_model.set_visit(self._visit_model.visit.with_plan(plan))
        self._calculate()

    def _on_visit(self) -> None:
        self.on_paper.setChecked(self._visit_model.visit.plan is not None)
        self.only_saved.setEnabled(bool(self._visit_model.visit.shortlist))
        if not self._visit_model.visit.shortlist:
            self.only_saved.setChecked(False)
        self._calculate()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(CostRole.ROW)
        if row:
            self.navigator.provider_requested.emit(row.slug)

    def _offer_formats(self) -> None:
        chosen_before = self.format.currentData()
        self.format.blockSignals(True)  # the choice is the same afterwards
        self.format.clear()
        self.format.addItem(_("every form"), "")
        for term in self._vocabulary.terms_of("formats"):
            self.format.addItem(label(self._vocabulary, "formats", term.code), term.code)
        self.format.setCurrentIndex(max(0, self.format.findData(chosen_before)))
        self.format.blockSignals(False)

    def _compose(self) -> None:
        title = PlainLabel(_("What it costs"))
        set_kind(title, "title")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(title)
        column.addWidget(self._form())
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(wrapped_label(excluded_costs(), "small"))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(_scrolling(body))

    def _form(self) -> QFrame:
        frame = QFrame()
        set_kind(frame, "card")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(space(3), space(2), space(3), space(2))
        rows.setSpacing(space(2))
        fields, boxes = (FlowLayout(gap=space(6), line_gap=space(1)) for _at in range(2))
        fields.addWidget(_named(_("Sessions in the first series"), self.sessions))
        fields.addWidget(_named(_("Later doses within a year"), self.later))
        fields.addWidget(_named(_("Form"), self.format))
        for box in (self.first_visit, self.only_saved, self.on_paper):
            boxes.addWidget(box)
        rows.addLayout(fields)
        rows.addLayout(boxes)
        self.only_saved.setEnabled(False)
        return frame

    def _connect(self) -> None:
        for spin in (self.sessions, self.later):
            spin.valueChanged.connect(lambda _value: self._on_plan())
        for box in (self.first_visit, self.on_paper):
            box.toggled.connect(lambda _on: self._on_plan())
        self.only_saved.toggled.connect(lambda _on: self._calculate())
        self.format.currentIndexChanged.connect(lambda _at: self._calculate())
        self.list.activated.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        self._visit_model.changed.connect(self._on_visit)


def _scrolling(body: QWidget) -> VerticalScrollArea:
    """Return ``body`` so that all of it can be reached in a low window with large text."""
    area = VerticalScrollArea(body)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _named(name: str, field: QWidget) -> QWidget:
    field.setAccessibleName(name)
    pair, label = QWidget(), PlainLabel(name)
    label.setBuddy(field)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field)
    return pair


def _summary(found: Costs) -> str:
    count = len(found.rows)
    words = ngettext(
        "{count} provider states enough to reckon with.",
        "{count} providers state enough to reckon with.",
        count,
    )
    return " ".join(part for part in (words.format(count=count), not_calculated(found)) if part)
