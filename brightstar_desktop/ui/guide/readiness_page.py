"""What a person may want to raise with a clinician: ticked, printed or forgotten, never kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import Topic, TopicGroup
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.guide.pages import readiness_summary, readiness_title
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import CheckBox, CheckBoxLabel
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import (
    LinkLabel,
    PlainLabel,
    announce,
    link_html,
    wrapped_label,
)
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

_MEASURE_EMS = 34


class ReadinessPage(QWidget):
    """Shows the topics of ``groups``; what is ticked lives in this widget only.

    ``link_clicked`` carries the address of a place in the guide; ``print_requested`` and
    ``pdf_requested`` ask for the ticked topics on paper.
    """

    link_clicked = Signal(str)
    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._boxes: dict[str, CheckBox] = {}
        self._naming_crisis: set[str] = set()
        self._crisis = self._make_crisis()
        self._summary = PlainLabel()
        self._forget = QPushButton(_("Forget what is ticked"))
        self._area = VerticalScrollArea()
        self._compose()

    def show_groups(self, groups: Sequence[TopicGroup]) -> None:
        """Show the topics of ``groups``; what was ticked stays so where it is there still."""
        ticked = self.ticked()
        self._boxes, self._naming_crisis = {}, set()
        content = QWidget()
        content.setMaximumWidth(em(None, _MEASURE_EMS))
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(2))
        column.addWidget(wrapped_label(readiness_title(), "title"))
        column.addWidget(wrapped_label(readiness_summary(), "muted"))
        for group in groups:
            column.addSpacing(space(3))
            column.addWidget(wrapped_label(group.title.in_language(current_language()), "heading"))
            for topic in group.topics:
                self._add_topic(column, topic)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(content, 100)
        row.addStretch()
        self._area.setWidget(holder)
        self.tick(ticked)
        self._on_ticked()

    def ticked(self) -> set[str]:
        return {slug for slug, box in self._boxes.items() if box.isChecked()}

    def tick(self, slugs: set[str]) -> None:
        for slug in slugs & self._boxes.keys():
            self._boxes[slug].setChecked(True)

    def forget(self) -> None:
        for box in self._boxes.values():
            box.setChecked(False)

    def show_topic(self, slug: str) -> None:
        box = self._boxes.get(slug)
        if box:
            self._area.ensureWidgetVisible(box)
            box.setFocus()

    def _add_topic(self, column: QVBoxLayout, topic: Topic) -> None:
        language = current_language()
        say, why = topic.say.in_language(language), topic.why.in_language(language)
        box = CheckBox()
        box.setAccessibleName(say)
        box.setAccessibleDescription(why)
        box.toggled.connect(self._on_ticked)
        self._boxes[topic.slug] = box
        if topic.crisis:
            self._naming_crisis.add(topic.slug)
        words = CheckBoxLabel(say, box)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words)
        texts.addWidget(wrapped_label(why, "small"))
        if topic.chapter:
            texts.addWidget(self._more(topic, say))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        column.addLayout(row)

    def _more(self, topic: Topic, say: str) -> LinkLabel:
        address = f"{GUIDE}{topic.chapter}"
        words = _("More in the guide")
        label = LinkLabel(link_html(words, address), address, f"{words}: {say}")
        label.linkActivated.connect(self.link_clicked)
        return label

    def _on_ticked(self) -> None:
        ticked = self.ticked()
        names_crisis = bool(ticked & self._naming_crisis)
        if names_crisis and not self._crisis.isVisibleTo(self):
            announce(self, _("You do not have to face this alone."))
        self._crisis.setVisible(names_crisis)
        count = len(ticked)
        words = ngettext("{count} topic ticked", "{count} topics ticked", count)
        self._summary.setText(words.format(count=count))
        self._forget.setEnabled(bool(ticked))

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._crisis)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_kind(foot, "card")
        set_kind(self._summary, "small")
        set_kind(self._forget, "quiet")
        self._forget.clicked.connect(self.forget)
        column = QVBoxLayout(foot)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1))
        row = FlowLayout()
        row.addWidget(self._summary)
        row.addWidget(self._forget)
        column.addLayout(row)
        for words, kind, signal in (
            (_("Save as PDF"), "", self.pdf_requested),
            (_("Print"), "primary", self.print_requested),
        ):
            button = QPushButton(words)
            set_kind(button, kind)
            button.clicked.connect(signal)
            row.addWidget(button)
        return foot

    def _make_crisis(self) -> QFrame:
        notice = QFrame()
        set_kind(notice, "crisis")
        words = wrapped_label(_("You do not have to face this alone."), "subheading")
        instructions = wrapped_label(
            _("Call or text 988 now, at any hour. It is free. Danger right now: 911.")
        )
        button = QPushButton(_("Crisis help: 988"))
        set_kind(button, "danger")
        button.clicked.connect(self._navigator.crisis_requested)
        texts = QVBoxLayout()
        texts.addWidget(words)
        texts.addWidget(instructions)
        row = QHBoxLayout(notice)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.addLayout(texts, 1)
        row.addWidget(button)
        notice.hide()
        return notice
