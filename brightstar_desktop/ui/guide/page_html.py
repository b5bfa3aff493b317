"""The whole page, on the screen in the colours shown now or on paper: heading, text, links."""

from collections.abc import Collection, Mapping
from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.guide import READINESS
from brightstar_desktop.domain.ports import Clock, DirectoryReader, GuideReader
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.guide.page_links import (
    links_html,
    neighbour_links,
    related_links,
)
from brightstar_desktop.presentation.guide.pages import Page, make_page, readiness_page
from brightstar_desktop.presentation.guide.render_context import (
    PageStyle,
    RenderContext,
    TermFinder,
)
from brightstar_desktop.presentation.term_labels import day_words
from brightstar_desktop.ui.printing.printed_pages import (
    BODY_POINTS,
    PrintedPages,
    file_name,
    paper_style,
)
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.typography import Size, base_points, space


def screen_style(most_columns: int) -> PageStyle:
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
    """Return the HTML of ``page`` with body text of ``points``; ``links`` is added below it.

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


class GuideRenderer:
    """Makes the pages of one edition's guide, for the screen and for paper.

    ``counts`` gives, for each "find:" link, how many providers it leads to.
    """

    def __init__(self, guide: GuideReader, directory: DirectoryReader, clock: Clock) -> None:
        self._clock = clock
        self.counts: Mapping[str, int] = {}
        self.use_guide(guide, directory)

    def use_guide(self, guide: GuideReader, directory: DirectoryReader) -> None:
        """Make the pages of another edition; the counts stay until there are newer ones."""
        self._vocabulary = directory.vocabulary()
        self.content = guide.guide_content(current_language())
        self._terms = TermFinder(self.content.glossary, self.content.language)
        self._in_english = current_language() != self.content.language
        self._last: tuple[str, RenderContext, Page | None] | None = None

    def page(self, slug: str, most_columns: int) -> Page | None:
        """Return a page as the screen shows it; the last one is kept, since it is made slowly."""
        context = self._context(screen_style(most_columns))
        if self._last is None or self._last[:2] != (slug, context):
            self._last = slug, context, make_page(slug, self.content, context)
        return self._last[2]

    def screen_html(self, page: Page, most_columns: int) -> str:
        document, links = self.content.document(page.slug), ""
        if document:
            like = related_links(document, self.content, self._vocabulary, self.counts)
            links = links_html(_("You might also like"), like)
        links += links_html(_("Read on"), neighbour_links(page.slug, self.content))
        in_english = document is not None and self._in_english
        style = screen_style(most_columns)
        return page_html(page, style, base_points(), links=links, in_english=in_english)

    def paper_page(self, slug: str, ticked: Collection[str]) -> Page | None:
        """Return a page for paper; of the topics to raise those whose slugs are ``ticked``."""
        content, context = self.content, self._context(paper_style())
        if slug == READINESS:
            return readiness_page(content.readiness, ticked, content.crisis, context)
        return make_page(slug, content, context)

    def _context(self, style: PageStyle) -> RenderContext:
        today = self._clock.today()
        return RenderContext(today=today, style=style, counts=self.counts, terms=self._terms)


class PagePrinter(QObject):
    """Saves and prints pages; ``told`` carries a sentence about what became of one."""

    told = Signal(str)

    def __init__(self, window: QWidget, edition: str, clock: Clock, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._window, self._edition, self._clock = window, edition, clock

    def use_edition(self, name: str) -> None:
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

        return PrintedPages(page_html(page, paper_style(), BODY_POINTS), page.title, foot)

    def print_page(self, page: Page) -> None:
        # Loads Qt's printing only when somebody prints.
        from brightstar_desktop.ui.printing.print_actions import print_pages  # noqa: PLC0415

        allowed, pages = self._settings.printing, self.pages(page)
        print_pages(self._window, pages, self._name(page), self.told.emit, allowed=allowed)

    def save_page(self, page: Page) -> None:
        from brightstar_desktop.ui.printing.print_actions import save_as_pdf  # noqa: PLC0415

        allowed, pages = self._settings.printing, self.pages(page)
        save_as_pdf(self._window, pages, self._name(page), self.told.emit, allowed=allowed)

    def _name(self, page: Page) -> str:
        return file_name(page.slug, self._clock.today())
