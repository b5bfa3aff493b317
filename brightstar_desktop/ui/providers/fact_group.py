"""One group of facts with its age, its sources on demand, and the chapter that explains it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from brightstar_desktop.domain.evidence import AgeClass
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import Age
from brightstar_desktop.presentation.costs import CourseWords
from brightstar_desktop.presentation.labels import join_words
from brightstar_desktop.presentation.sections import FactSection
from brightstar_desktop.presentation.sources import source_count_words
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.chapter_link import ChapterLinkLabel
from brightstar_desktop.ui.providers.course_cost import CourseCostView
from brightstar_desktop.ui.providers.detail_group import DetailGroup
from brightstar_desktop.ui.providers.detail_labels import plain_label
from brightstar_desktop.ui.providers.disclosure import DisclosureButton
from brightstar_desktop.ui.providers.fact_grid import FactGrid
from brightstar_desktop.ui.providers.source_list import SourceList
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import Size, space
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

# Absolute, because the button itself runs from right to left.
_AT_SIDE: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
)


class FactGroup(DetailGroup):
    """Shows one section; ``course`` adds the cost of a first course to the prices."""

    def __init__(
        self,
        section: FactSection,
        vocabulary: Vocabulary,
        navigator: Navigator,
        course: CourseWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(section.title, parent)
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
