"""Searches the words of a directory file: of providers, and of what there is to read."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Float, Text, bindparam, func, select

from brightstar_desktop.domain.guide import GuideHit
from brightstar_desktop.domain.search_engine import TextRanks
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.domain.words import Token, tokenize
from brightstar_desktop.storage.directory_tables import provider_text, section, section_text

MOST_HITS: Final = 50
_OPENING_WORDS: Final = 24
_OPEN, _CLOSE = "\x02", "\x03"
"""Marks around the matching words of a passage; no text holds them."""

_PROVIDERS: Final = select(
    provider_text.c.rowid,
    func.bm25(provider_text.c.provider_text, 10.0, 4.0, 2.0, 1.0, type_=Float),
    provider_text.c.rowid.in_(
        select(provider_text.c.rowid).where(provider_text.c.name.match(bindparam("words")))
    ),
).where(provider_text.c.provider_text.match(bindparam("words")))

_SECTIONS: Final = (
    select(
        section.c.chapter,
        section.c.chapter_title,
        section.c.anchor,
        section.c.title,
        func.snippet(section_text.c.section_text, -1, _OPEN, _CLOSE, "…", 24, type_=Text),
    )
    .join_from(section_text, section, section.c.id == section_text.c.rowid)
    .where(section_text.c.section_text.match(bindparam("words")))
    .where(section.c.language == bindparam("language"))
    # bm25 is the lower the better, and below 0: a smaller weight makes a passage worse.
    .order_by(
        func.bm25(section_text.c.section_text, 6.0, 2.0, 1.0, type_=Float) * section.c.weight,
        section.c.id,
    )
    .limit(MOST_HITS)
)
_OPENING: Final = (
    select(section.c.chapter_title, section.c.title, section_text.c.body)
    .join_from(section, section_text, section.c.id == section_text.c.rowid)
    .where(section.c.language == bindparam("language"))
    .where(section.c.chapter == bindparam("chapter"))
    .where(section.c.anchor == bindparam("anchor"))
)


def prefix_query(tokens: Sequence[Token]) -> str:
    """Return a query for all words, the last of which may be unfinished; "" for no word.

    Every word is quoted, so nothing typed is read as an operator.
    """
    return " ".join(f'"{token.text}"' for token in tokens) + "*" if tokens else ""


def any_word_query(tokens: Sequence[Token]) -> str:
    """Return a query for any of the words; "" when there is no more than one."""
    return " OR ".join(f'"{token.text}"*' for token in tokens) if len(tokens) > 1 else ""


def rank_providers(connection: Connection, query: str) -> TextRanks:
    rows = connection.execute(_PROVIDERS, {"words": query})
    return {identity - 1: (0 if by_name else 1, score) for identity, score, by_name in rows}


def search_sections(connection: Connection, words: str, language: str) -> tuple[GuideHit, ...]:
    """Return the passages that hold all ``words``, or where none does, any of them.

    What is found only in the other language is told in ``language`` by how its section begins.
    """
    tokens = tokenize(words)
    for query in dict.fromkeys((prefix_query(tokens), any_word_query(tokens))):
        found = tuple(_found(connection, query, language)) if query else ()
        if found:
            return found[:MOST_HITS]
    return ()


def _found(connection: Connection, query: str, language: str) -> Iterator[GuideHit]:
    own = tuple(_hits(connection, query, language))
    yield from own
    seen = {(hit.chapter, hit.anchor) for hit in own}
    for other in LANGUAGES:
        for hit in _hits(connection, query, other) if other != language else ():
            if (hit.chapter, hit.anchor) not in seen:
                yield _opening(connection, hit, language)


def _hits(connection: Connection, query: str, language: str) -> Iterator[GuideHit]:
    rows = connection.execute(_SECTIONS, {"words": query, "language": language})
    for chapter, chapter_title, anchor, title, passage in rows:
        before, _, marked = passage.partition(_OPEN)
        match, _, after = marked.partition(_CLOSE)
        yield GuideHit(
            chapter=chapter,
            chapter_title=chapter_title,
            anchor=anchor,
            section_title=title,
            before=before,
            match=match,
            after=after.replace(_OPEN, "").replace(_CLOSE, ""),
        )


def _opening(connection: Connection, hit: GuideHit, language: str) -> GuideHit:
    """Return the same section in ``language``, or the hit itself where there is none."""
    place = {"language": language, "chapter": hit.chapter, "anchor": hit.anchor}
    row = connection.execute(_OPENING, place).first()
    if row is None:
        return hit
    chapter_title, title, body = row
    words = body.split()
    begins = " ".join(words[:_OPENING_WORDS])
    return GuideHit(
        chapter=hit.chapter,
        chapter_title=chapter_title,
        anchor=hit.anchor,
        section_title=title,
        before=f"{begins} …" if len(words) > _OPENING_WORDS else begins,
        match="",
        after="",
    )
