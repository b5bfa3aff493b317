"""The search in the guide: in the reader's language first, then in the other."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from brightstar_desktop.domain.guide import GuideHit
from brightstar_desktop.domain.text import LANGUAGES
from brightstar_desktop.storage.text_query import any_word_query, prefix_query

MOST_HITS: Final = 50
_OPENING_WORDS: Final = 24
_OPEN, _CLOSE = "\x02", "\x03"
"""Marks around the matching words of a passage; no text holds them."""

_SEARCH: Final = text(
    "SELECT section.chapter, section.chapter_title, section.anchor, section.title,"
    " snippet(section_text, -1, :open, :close, '…', 24) AS passage"
    " FROM section_text JOIN section ON section.id = section_text.rowid"
    " WHERE section_text MATCH :words AND section.language = :language"
    " ORDER BY bm25(section_text, 6.0, 2.0, 1.0) * section.weight, section.id LIMIT :most"
)
"""bm25 is the lower the better, and below 0: a smaller weight makes a passage worse."""

_OPENING: Final = text(
    "SELECT section.chapter, section.chapter_title, section.anchor, section.title,"
    " section_text.body FROM section JOIN section_text ON section.id = section_text.rowid"
    " WHERE section.language = :language AND section.chapter = :chapter"
    " AND section.anchor = :anchor"
)


def search_sections(connection: Connection, words: str, language: str) -> tuple[GuideHit, ...]:
    """Return the passages that hold all ``words``, or where none does, any of them.

    What is found only in the other language is told in ``language`` by how its section begins.
    """
    for query in dict.fromkeys((prefix_query(words), any_word_query(words))):
        found = tuple(_found(connection, query, language)) if query else ()
        if found:
            return found[:MOST_HITS]
    return ()


def _found(connection: Connection, query: str, language: str) -> Iterator[GuideHit]:
    own = _hits(connection, query, language)
    yield from own
    told = {(hit.chapter, hit.anchor) for hit in own}
    for other in LANGUAGES:
        for hit in _hits(connection, query, other) if other != language else ():
            if (hit.chapter, hit.anchor) not in told:
                yield _opening(connection, hit, language)


def _hits(connection: Connection, query: str, language: str) -> Sequence[GuideHit]:
    asked = {
        "words": query,
        "language": language,
        "open": _OPEN,
        "close": _CLOSE,
        "most": MOST_HITS,
    }
    return [_hit(row) for row in connection.execute(_SEARCH, asked)]


def _opening(connection: Connection, hit: GuideHit, language: str) -> GuideHit:
    """Return the same section in ``language``, or the hit itself where there is none."""
    asked = {"language": language, "chapter": hit.chapter, "anchor": hit.anchor}
    row = connection.execute(_OPENING, asked).first()
    if row is None:
        return hit
    chapter, chapter_title, anchor, title, body = row
    words = body.split()
    begins = " ".join(words[:_OPENING_WORDS])
    return GuideHit(
        chapter=chapter,
        chapter_title=chapter_title,
        anchor=anchor,
        section_title=title,
        before=f"{begins} …" if len(words) > _OPENING_WORDS else begins,
        match="",
        after="",
    )


def _hit(row: Row[*tuple[Any, ...]]) -> GuideHit:
    chapter, chapter_title, anchor, title, passage = row
    before, _, marked = passage.partition(_OPEN)
    match, _, after = marked.partition(_CLOSE)
    return GuideHit(
        chapter=chapter,
        chapter_title=chapter_title,
        anchor=anchor,
        section_title=title,
        before=before,
        match=match,
        after=after.replace(_OPEN, "").replace(_CLOSE, ""),
    )
