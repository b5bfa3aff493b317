"""What a counselor does with the shortlist of a visit: keep, compare on paper, hand out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from brightstar_desktop import paths
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.domain.guide import CrisisLine, Document
from brightstar_desktop.domain.ports import Clock, DirectoryReader, GuideReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.comparison import Comparison, comparison_html
from brightstar_desktop.presentation.guide.pages import Page
from brightstar_desktop.presentation.handout import Handout, HandoutEntry
from brightstar_desktop.presentation.report import Report
from brightstar_desktop.ui.dialogs.report_dialog import ReportDialog
from brightstar_desktop.ui.guide.page_html import PagePrinter
from brightstar_desktop.ui.handout.handout_dialog import HandoutDialog
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.notices import StatusLine
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.printing.printed_pages import paper_style
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.visit_model import VisitModel

HitOf = Callable[[str], Hit | None]


class ShortlistActions(QObject):
    """Acts on the visit in ``visit_model``, and says in ``status`` what was done."""

    def __init__(
        self,
        window: QWidget,
        clock: Clock,
        navigator: Navigator,
        settings: Settings,
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window, self._clock, self._navigator = window, clock, navigator
        self._settings, self._status = settings, status
        self.visit_model = VisitModel(self)
        self.visit_model.toggled.connect(self._announce_toggle)
        self.visit_model.undone.connect(self._announce_undo)
        self._directory: DirectoryReader | None = None
        self._guide: GuideReader | None = None
        self._edition: Edition | None = None
        self._crisis: tuple[CrisisLine, ...] = ()
        self._hit_of: HitOf = _no_hit

    def set_data(self, data: OpenData, hit_of: HitOf) -> None:
        """Hand out what is in ``data``; ``hit_of`` knows the distance to a provider."""
        self._directory, self._guide, self._edition = data.directory, data.guide, data.edition
        self._crisis, self._hit_of = data.crisis_lines or CORE_CRISIS_LINES, hit_of

    def toggle(self, slug: str) -> None:
        if not slug:
            self._status.announce_event(_choose_first())
            return
        self.visit_model.toggle(slug)

    def undo(self) -> None:
        if not self.visit_model.undo():
            self._status.announce_event(_("There is nothing to undo."))

    def _announce_toggle(self, slug: str) -> None:
        saved = self.visit_model.visit.has(slug)
        removed = _("Taken off the shortlist. Ctrl+Z undoes that.")
        self._status.announce_event(_("Kept on the shortlist.") if saved else removed)

    def _announce_undo(self, slug: str) -> None:
        provider = self._directory.provider(slug) if self._directory else None
        words = (
            _("On the shortlist as before: {name}.")
            if self.visit_model.visit.has(slug)
            else _("No longer on the shortlist: {name}.")
        )
        self._status.announce_event(words.format(name=provider.name if provider else slug))

    def handout(self, providers: Sequence[Provider]) -> Handout | None:
        """Return the page for ``providers``, None while no data is open."""
        if self._directory is None or self._edition is None:
            return None
        visit = self.visit_model.visit
        entries = tuple(
            HandoutEntry(provider=one, note=visit.note(one.slug), hit=self._hit_of(one.slug))
            for one in providers
        )
        return Handout(
            entries=entries,
            vocabulary=self._directory.vocabulary(),
            crisis=self._crisis,
            edition=self._edition.name,
            today=self._clock.today(),
            plan=visit.plan,
            guide=self._chapters(),
        )

    def _chapters(self) -> dict[str, tuple[Document, ...]]:
        if self._guide is None:
            return {}
        return {language: self._guide.chapters(language) for language in LANGUAGES}

    def hand_out(self, providers: Sequence[Provider]) -> None:
        handout = self.handout(providers)
        if handout is None:
            return
        dialog = HandoutDialog(
            handout, paths.resources() / "translations", self._settings, self._window
        )
        dialog.told.connect(self._status.announce_event)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def hand_out_one(self, slug: str) -> bool:
        """Show the page of one provider, on the shortlist or not; return whether there is one."""
        provider = self._directory.provider(slug) if self._directory and slug else None
        if provider:
            self.hand_out((provider,))
        return provider is not None

    def report(self, slug: str) -> None:
        if not slug:
            self._status.announce_event(_choose_first())
            return
        provider = self._directory.provider(slug) if self._directory and slug else None
        if provider is None or self._edition is None:
            return
        report = Report(
            provider=provider, edition=self._edition.name, day=self._clock.today(), group="contact"
        )
        dialog = ReportDialog(report, self._edition.corrections_to, self._navigator, self._window)
        dialog.told.connect(self._status.announce_event)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_comparison(self, comparison: Comparison) -> None:
        if self._edition is None:
            return
        style = paper_style()
        title = _("Providers side by side")
        page = Page(slug="comparison", title=title, body=comparison_html(comparison, style))
        paper = PagePrinter(self._window, self._edition.name, self._clock, self._settings)
        paper.told.connect(self._status.announce_event)
        paper.print_page(page)


def _choose_first() -> str:
    return _("Choose a provider first: none is shown.")


def _no_hit(_slug: str) -> None:
    return None
