"""One group of facts with its age, its sources on demand, and the chapter that explains it.

The group of prices ends with what a first course costs.
"""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from brightstar_desktop.domain.evidence import AgeClass, Evidence
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import Age
from brightstar_desktop.presentation.costs import CourseWords
from brightstar_desktop.presentation.sections import FactSection
from brightstar_desktop.presentation.sources import (
    SourceWords,
    exactness_words,
    source_count_words,
    source_words,
)
from brightstar_desktop.presentation.term_labels import join_words
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_group import (
    ChapterLinkLabel,
    DetailGroup,
    FactGrid,
    amount_label,
    plain_label,
    rich_label,
    small_label,
)
from brightstar_desktop.ui.providers.disclosure import DisclosureButton
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import Size, space
from brightstar_desktop.ui.widgets.labels import LinkLabel, PlainLabel, set_tooltip

# Absolute, because the button itself runs from right to left.
_AT_SIDE: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
)
_BREAK_AFTER = ("/", "-", ".", "_")
_MAY_BREAK = "\u200b"


class FactGroup(DetailGroup):
    """Shows one section; ``course`` adds the cost of a first course to the prices."""

    def __init__(
        self,
        section: FactSection,
        vocabulary: Vocabulary,
        navigator: Navigator,
        course: CourseWords | None = None,
    ) -> None:
        super().__init__(section.title)
        self._navigator = navigator
        self.sources_button: DisclosureButton | None = None
        self.setAccessibleDescription(_spoken(section))
        if section.age and section.evidence.sources:
            self._add_sources(section, section.age, vocabulary)
        if section.stated or course:
            self._add_facts(section, course)
        else:
            self.content.addWidget(_nothing_stated(section))
        if section.chapter:
            chapter = ChapterLinkLabel(section.chapter)
            chapter.linkActivated.connect(navigator.follow)
            self.content.addWidget(chapter)

    def _add_sources(self, section: FactSection, age: Age, vocabulary: Vocabulary) -> None:
        sources = SourceList(section.evidence, age, vocabulary, self._navigator)
        count = source_count_words(section.evidence)
        is_current = age.age_class is AgeClass.CURRENT
        is_cautioned = section.group == "prices" and not is_current
        words = count if is_current or is_cautioned else f"{age.tag} · {count}"
        name = _("{title}: {age}, {sources}").format(
            title=section.title, age=age.words, sources=count
        )
        self.sources_button = DisclosureButton(words, name, sources)
        sources.come_after(self.sources_button)
        if is_cautioned:
            # Amounts change sooner than anything else, so their age stands out.
            self.title_row.addWidget(_age_tag(age), 0, _AT_SIDE)
        self.title_row.addWidget(self.sources_button, 0, _AT_SIDE)
        self.content.addWidget(sources)

    def _add_facts(self, section: FactSection, course: CourseWords | None) -> None:
        grid = FactGrid(self._navigator)
        for row in section.rows:
            grid.add_fact(row)
        if course:
            grid.add_row(_("First course, in all"), CourseCostView(course))
        self.content.addWidget(grid)


def _spoken(section: FactSection) -> str:
    """Return the group for screen readers: first what to beware of, then the facts."""
    facts = [f"{row.label}: {row.words}." for row in section.rows]
    return " ".join([*section.cautions, *facts])


def _age_tag(age: Age) -> QLabel:
    tag = PlainLabel(age.tag)
    set_kind(tag, "warning", Size.SMALL)
    tag.setContentsMargins(space(1.5), 0, space(1.5), 0)
    set_tooltip(tag, age.advice)
    return tag


def _nothing_stated(section: FactSection) -> QWidget:
    facts = join_words([row.label for row in section.rows])
    return plain_label(_("Not stated: {facts}.").format(facts=facts), "unstated")


class SourceList(QFrame):
    """Lists each source with its kind, address, dates and notes; a link opens the browser."""

    def __init__(
        self, evidence: Evidence, age: Age, vocabulary: Vocabulary, navigator: Navigator
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._evidence, self._age, self._vocabulary = evidence, age, vocabulary
        self._before: QWidget | None = None
        set_kind(self, "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(space(3), space(2), space(3), space(2))
        self._layout.setSpacing(space(2))

    def come_after(self, widget: QWidget) -> None:
        """Let the Tab key go from ``widget`` to the first source."""
        self._before = widget

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list when it is first asked for: most never are."""
        if not self._layout.count():
            self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        self._layout.addWidget(small_label(self._age.advice))
        exactness = exactness_words(self._evidence)
        if exactness:
            self._layout.addWidget(small_label(exactness))
        before = self._before
        for source in self._evidence.sources:
            label = self._source(source_words(source, self._vocabulary))
            self._layout.addWidget(label)
            if before:
                # Made late, it would otherwise be the last that the Tab key comes to.
                QWidget.setTabOrder(before, label)
            before = label

    def _source(self, words: SourceWords) -> QLabel:
        html = _html(words)
        if not words.url:
            return rich_label(html)
        name = _("Source: {kind}, {address}, opens your browser").format(
            kind=words.kind, address=words.address
        )
        label = LinkLabel(html, words.url, name)
        set_tooltip(label, _("Opens your browser"))
        label.linkActivated.connect(self._navigator.follow)
        return label


def _html(words: SourceWords) -> str:
    lines = [f"<b>{escape(words.kind)}</b>"]
    if words.url:
        lines.append(f'<a href="{escape(words.url)}">{_breakable(words.address)}</a>')
    else:
        lines.append(escape(_("The address of this page is not known.")))
    lines.append(escape(f"{words.age}."))
    lines += [escape(line) for line in (words.how, words.note) if line]
    return "<br>".join(lines)


def _breakable(address: str) -> str:
    """Return the address as HTML that may break into lines where a reader expects it."""
    text = escape(address)
    for mark in _BREAK_AFTER:
        text = text.replace(mark, mark + _MAY_BREAK)
    return text


class CourseCostView(QWidget):
    """The sum, its parts, and a button that explains it."""

    def __init__(self, course: CourseWords) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0.5))
        if course.total:
            layout.addWidget(amount_label(course.total, ""))
            layout.addWidget(small_label(course.sentence))
        else:
            layout.addWidget(plain_label(course.sentence, "unstated"))
        if course.steps:
            steps = _steps(course.steps)
            words = _("How this is worked out") if course.total else _("What was not counted")
            button = DisclosureButton(words, words, steps)
            # Absolute, because the button itself runs from right to left.
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            layout.addWidget(button, 0, left)
            layout.addWidget(steps)


def _steps(steps: tuple[str, ...]) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(0.75))
    for step in steps:
        layout.addWidget(small_label(step))
    return box
