"""The contents of the guide: the chapters, then the pages beside them."""

from msgspec import Struct

from brightstar_desktop.domain.guide import (
    ARTICLES,
    CRISIS_HELP,
    EVENTS,
    GLOSSARY,
    PEOPLE,
    QUESTIONS,
    READINESS,
    Chapter,
    Document,
    GuideContent,
)
from brightstar_desktop.domain.guide_text import GuideSection, sections
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.pages import page_title

_SHOWN_LEVEL = 2
"""Headings within a section are left out: the contents stay short enough to be taken in."""


class ContentsRow(Struct, frozen=True, kw_only=True):
    """A row of the contents: where it leads, its words, what a screen reader says, rows below it.

    ``inner`` are the anchors of the headings within a section, which lead to it as well;
    ``begins_part`` is true where a new part of the contents begins.
    """

    slug: str
    anchor: str = ""
    words: str
    spoken: str = ""
    rows: tuple["ContentsRow", ...] = ()
    inner: frozenset[str] = frozenset()
    begins_part: bool = False
    is_chapter: bool = False


def contents_rows(content: GuideContent) -> tuple[ContentsRow, ...]:
    rows = [_chapter_row(chapter) for chapter in content.chapters]
    if content.questions:
        rows.append(_questions_row(content.questions))
    beside = [GLOSSARY] if content.glossary else []
    beside += [READINESS] if content.readiness else []
    rows += [_page_row(slug, content) for slug in beside]
    rows.append(_articles_row(content))
    rows += [_page_row(slug, content) for slug in (EVENTS, PEOPLE, CRISIS_HELP)]
    return tuple(rows)


def _chapter_row(chapter: Chapter) -> ContentsRow:
    spoken = _("Chapter {number}: {title}. {minutes} minutes to read.").format(
        number=chapter.number, title=chapter.title, minutes=chapter.reading_minutes
    )
    return ContentsRow(
        slug=chapter.slug,
        words=f"{chapter.number}  {chapter.short or chapter.title}",
        spoken=spoken,
        rows=_section_rows(chapter),
        is_chapter=True,
    )


def _questions_row(questions: Document) -> ContentsRow:
    words = _("Questions and answers") if questions.slug == QUESTIONS else questions.title
    return ContentsRow(
        slug=questions.slug, words=words, rows=_section_rows(questions), begins_part=True
    )


def _articles_row(content: GuideContent) -> ContentsRow:
    rows = tuple(
        ContentsRow(slug=article.slug, words=article.title) for article in content.articles
    )
    return ContentsRow(slug=ARTICLES, words=page_title(ARTICLES, content), rows=rows)


def _page_row(slug: str, content: GuideContent) -> ContentsRow:
    words = _("What to raise with a clinician") if slug == READINESS else page_title(slug, content)
    return ContentsRow(slug=slug, words=words)


def _section_rows(document: Document) -> tuple[ContentsRow, ...]:
    found: list[tuple[GuideSection, set[str]]] = []
    for section in sections(document):
        if section.level == _SHOWN_LEVEL:
            found.append((section, set()))
        elif found:
            found[-1][1].add(section.anchor)
    return tuple(
        ContentsRow(slug=document.slug, anchor=one.anchor, words=one.title, inner=frozenset(inner))
        for one, inner in found
    )
