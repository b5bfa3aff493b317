"""Pages of the guide on paper: each sheet says what it is, how old it is, and where help is."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide.context import PageStyle
from brightstar_desktop.presentation.guide.pages import Page
from brightstar_desktop.ui.guide.page_html import page_html
from brightstar_desktop.ui.printing.printed_pages import (
    BODY_POINTS,
    PrintedPages,
    file_name,
    paper_style,
)


class PagePrinter(QObject):
    """Saves and prints pages; ``told`` carries a sentence about what became of one."""

    told = Signal(str)

    def __init__(self, window: QWidget, edition: str, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._edition, self._clock = window, edition, clock
        self.style: PageStyle = paper_style()

    def use_edition(self, name: str) -> None:
        """Print the name of another edition at the foot of pages."""
        self._edition = name

    def pages(self, page: Page) -> PrintedPages:
        """Return ``page`` laid out on pages."""

        def foot(number: int, count: int) -> str:
            return _(
                "BrightStar · {title} · edition {edition} · printed {day} · page {number} of "
                "{count}\nIn a crisis call or text 988, at any hour. Danger right now: 911."
            ).format(
                title=page.title,
                edition=self._edition,
                day=day_words(self._clock.today()),
                number=number,
                count=count,
            )

        return PrintedPages(page_html(page, self.style, BODY_POINTS), page.title, foot)

    def print_page(self, page: Page) -> None:
        """Ask for a printer and print ``page``."""
        # Loads Qt's printing only when somebody prints.
        from brightstar_desktop.ui.printing.print_actions import print_pages  # noqa: PLC0415

        print_pages(self._window, self.pages(page), self._name(page), self.told.emit)

    def save_page(self, page: Page) -> None:
        """Ask for a place and save ``page`` as PDF."""
        from brightstar_desktop.ui.printing.print_actions import save_as_pdf  # noqa: PLC0415

        save_as_pdf(self._window, self.pages(page), self._name(page), self.told.emit)

    def _name(self, page: Page) -> str:
        return file_name(page.slug, self._clock.today())
