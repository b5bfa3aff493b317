"""Everything about one provider, from top to bottom."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.costs import course_words
from brightstar_desktop.presentation.provider_text import headline
from brightstar_desktop.presentation.sections import (
    FactSection,
    caution_words,
    detail_sections,
    summary,
)
from brightstar_desktop.presentation.term_labels import description, label
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.contact_actions import ContactActions
from brightstar_desktop.ui.providers.detail_group import plain_label, small_label
from brightstar_desktop.ui.providers.detail_lists import CheckYourself, ReadingList, SimilarList
from brightstar_desktop.ui.providers.fact_group import FactGroup
from brightstar_desktop.ui.providers.finder import ProviderDetails
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import set_tooltip, without_mnemonic
from brightstar_desktop.ui.widgets.messages import Banner

_LEAST_MARGINS_IN_WIDTH: Final = 20


class DetailContent(QWidget):
    """Builds the parts for one provider; ``hit`` adds the distance to its nearest office."""

    def __init__(
        self,
        details: ProviderDetails,
        hit: Hit | None,
        today: date,
        navigator: Navigator,
        visit_model: VisitModel | None = None,
    ) -> None:
        super().__init__()
        self._details, self._hit, self._today = details, hit, today
        self._navigator, self._visit_model = navigator, visit_model
        self._layout = QVBoxLayout(self)
        self._set_margins()
        self._layout.setSpacing(space(3.5))
        self._add_head()
        self._add_facts()
        self._add_check()
        if details.similar:
            self._add_similar()
        if details.reading:
            self._add_reading()
        self._layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        side = min(space(5), self.width() // _LEAST_MARGINS_IN_WIDTH)
        self._layout.setContentsMargins(side, space(5), side, space(6))

    def _add_head(self) -> None:
        provider, vocabulary = self._details.provider, self._details.vocabulary
        nearest = self._hit.nearest_location if self._hit else None
        self._layout.addWidget(DetailHeader(provider, vocabulary, self._navigator, nearest))
        edition = self._details.edition
        text = summary(provider, vocabulary, self._today, edition=edition, hit=self._hit)
        self._layout.addWidget(
            ContactActions(provider, text, self._navigator, nearest or 0, self._visit_model)
        )
        for words in caution_words(provider):
            self._layout.addWidget(Banner(words, "warning"))

    def _add_facts(self) -> None:
        provider, vocabulary = self._details.provider, self._details.vocabulary
        for section in detail_sections(provider, vocabulary, self._today, self._hit):
            self._add_group(section)

    def _add_group(self, section: FactSection) -> None:
        course = course_words(self._details.provider) if section.group == "prices" else None
        self._layout.addWidget(
            FactGroup(section, self._details.vocabulary, self._navigator, course)
        )

    def _add_check(self) -> None:
        provider, navigator = self._details.provider, self._navigator
        self._layout.addWidget(CheckYourself(provider, navigator))
        report = QPushButton(_("Report a wrong fact …"))
        set_kind(report, "link")
        set_tooltip(
            report, _("Compose a message about what is wrong here; it is sent by you alone.")
        )
        report.clicked.connect(lambda: navigator.report_requested.emit(provider.slug))
        self._layout.addWidget(report, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_similar(self) -> None:
        details = self._details
        self._layout.addWidget(SimilarList(details.similar, details.vocabulary, self._navigator))

    def _add_reading(self) -> None:
        self._layout.addWidget(ReadingList(self._details.reading, self._navigator))


class DetailHeader(QWidget):
    """Name and headline; each tag finds every provider that shares it."""

    def __init__(
        self,
        provider: Provider,
        vocabulary: Vocabulary,
        navigator: Navigator,
        nearest: int | None = None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        name = plain_label(provider.name, "title")
        name.setAccessibleName(provider.name)
        layout.addWidget(name)
        layout.addWidget(plain_label(headline(provider, vocabulary, nearest), "muted"))
        explanation = description(vocabulary, "statuses", provider.status)
        if explanation and provider.status != "active":
            layout.addWidget(small_label(explanation))
        if provider.formats or provider.settings:
            layout.addWidget(self._tags(provider, vocabulary))

    def _tags(self, provider: Provider, vocabulary: Vocabulary) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, space(1))
        for facet, code in _shared_ways(provider):
            flow.addWidget(self._tag(facet, code, vocabulary))
        return box

    def _tag(self, facet: str, code: str, vocabulary: Vocabulary) -> QPushButton:
        words = label(vocabulary, facet, code)
        tag = QPushButton(without_mnemonic(label(vocabulary, facet, code, short=True)))
        set_kind(tag, "chip")
        tag.setCursor(Qt.CursorShape.PointingHandCursor)
        tag.setAccessibleName(_("Find every provider with: {words}").format(words=words))
        sentence = description(vocabulary, facet, code)
        offer = _("Click to find every provider with this.")
        set_tooltip(tag, f"{sentence or words}\n{offer}")
        query = Query(chosen={facet: frozenset({code})})
        tag.clicked.connect(lambda: self._navigator.query_requested.emit(query))
        return tag


def _shared_ways(provider: Provider) -> Iterable[tuple[str, str]]:
    yield from (("formats", code) for code in provider.formats)
    yield from (("settings", code) for code in provider.settings)
