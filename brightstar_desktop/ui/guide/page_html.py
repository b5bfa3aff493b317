"""The whole page, on the screen in the colours shown now or on paper: heading, text, links."""

from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.pages import Page
from brightstar_desktop.presentation.guide.render_context import PageStyle
from brightstar_desktop.presentation.labels import day_words
from brightstar_desktop.ui.printing.printed_pages import (
    BODY_POINTS,
    PrintedPages,
    file_name,
    paper_style,
)
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.typography import Size, space


def screen_style(most_columns: int) -> PageStyle:
    """Return the colours and gaps of now, with room for tables of ``most_columns``."""
    return PageStyle(
        muted=css(Role.MUTED),
        card=css(Role.ACCENT_SOFT),
        warning=css(Role.WARNING_SOFT),
        border=css(Role.BORDER),
        text=css(Role.TEXT),
        gap=space(2),
        most_columns=most_columns,
    )


def page_html(
    page: Page, style: PageStyle, points: float, *, links: str = "", in_english: bool = False
) -> str:
    """Return the HTML of ``page`` with body text of ``points``; ``links`` stands below it.

    ``in_english`` says that the reader asked for another language, which it lacks.
    """
    parts = (
        _heading(page, style, points),
        _english_note() if in_english else "",
        page.body,
        f'<hr style="background-color:{style.border}">{links}' if links else "",
        "" if style.on_paper else "<p>&nbsp;</p>",
    )
    return "".join(parts)


def _heading(page: Page, style: PageStyle, points: float) -> str:
    quiet = f' style="color:{style.muted}"'
    large = points * Size.TITLE.value * 1.1
    note = f"<p{quiet}><small>{escape(page.note)}</small></p>" if page.note else ""
    summary = f"<p{quiet}>{escape(page.summary)}</p>" if page.summary else ""
    return f'{note}<h1 style="font-size:{large:.1f}pt">{escape(page.title)}</h1>{summary}'


def _english_note() -> str:
    sentence = _("This chapter can be read in English only.")
    return f"<p><i>{escape(sentence)}</i></p>"


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
        # Loads Qt's printing only when somebody prints.
        from brightstar_desktop.ui.printing.print_actions import print_pages  # noqa: PLC0415

        print_pages(self._window, self.pages(page), self._name(page), self.told.emit)

    def save_page(self, page: Page) -> None:
        from brightstar_desktop.ui.printing.print_actions import save_as_pdf  # noqa: PLC0415

        save_as_pdf(self._window, self.pages(page), self._name(page), self.told.emit)

    def _name(self, page: Page) -> str:
        return file_name(page.slug, self._clock.today())
