"""The contents of the guide: the chapters, then what stands beside them."""

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
from brightstar_desktop.domain.guide_text import sections
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
        rows.append(_document_row(content.questions, begins_part=True))
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


def _document_row(document: Document, *, begins_part: bool = False) -> ContentsRow:
    words = _("Questions and answers") if document.slug == QUESTIONS else document.title
    return ContentsRow(
        slug=document.slug, words=words, rows=_section_rows(document), begins_part=begins_part
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
    found: list[ContentsRow] = []
    inner: list[set[str]] = []
    for section in sections(document):
        if section.level == _SHOWN_LEVEL:
            found.append(
                ContentsRow(slug=document.slug, anchor=section.anchor, words=section.title)
            )
            inner.append(set())
        elif found:
            inner[-1].add(section.anchor)
    return tuple(
        ContentsRow(slug=row.slug, anchor=row.anchor, words=row.words, inner=frozenset(names))
        for row, names in zip(found, inner, strict=True)
    )
