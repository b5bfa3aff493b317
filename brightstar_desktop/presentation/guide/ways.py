"""Where to go from the end of a text: to what is like it, and to the chapters beside it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import Article, Document
from brightstar_desktop.domain.links import GUIDE, link_for
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.related import related
from brightstar_desktop.domain.shelf import Shelf
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext

_MOST_LISTS: Final = 2
"""How many lists of providers are offered below a text."""


class Way(Struct, frozen=True):
    """A link: its address, and its words."""

    address: str
    words: str


def neighbours(slug: str, shelf: Shelf) -> tuple[Way, ...]:
    """Return the ways to the chapters before and after one."""
    slugs = [chapter.slug for chapter in shelf.chapters]
    if slug not in slugs:
        return ()
    at = slugs.index(slug)
    before, after = _("Before this: {title}"), _("Next: {title}")
    around = [(one, before) for one in shelf.chapters[max(0, at - 1) : at]]
    around += [(one, after) for one in shelf.chapters[at + 1 : at + 2]]
    return tuple(Way(f"{GUIDE}{one.slug}", words.format(title=one.title)) for one, words in around)


def also_like(
    document: Document, shelf: Shelf, vocabulary: Vocabulary, counts: Mapping[str, int]
) -> tuple[Way, ...]:
    """Return the ways to texts and lists of providers about the same things.

    The chapters beside a chapter are left out: the way to them stands below in any case.
    """
    beside = {way.address.removeprefix(GUIDE) for way in neighbours(document.slug, shelf)}
    others = [one for one in shelf.documents() if one.slug not in beside]
    texts = [_text_way(one) for one in related(document.topics, others, but=document.slug)]
    return (*texts, *_list_ways(document, vocabulary, counts))


def topic_links(document: Document) -> tuple[str, ...]:
    """Return the "find:" links of the lists offered below a text."""
    return tuple(topic_link(topic) for topic in document.topics[:_MOST_LISTS])


def topic_link(topic: str) -> str:
    """Return the "find:" link to the providers that state a term, given as "axis:code"."""
    axis, _colon, code = topic.partition(":")
    return link_for(Query(chosen={axis: frozenset({code})}))


def ways_html(title: str, ways: Sequence[Way]) -> str:
    """Return ``ways`` below ``title``, each on its line; "" where there are none."""
    if not ways:
        return ""
    links = "".join(
        f'<p><a href="{escape(way.address)}">{escape(way.words)}</a></p>' for way in ways
    )
    return f"<h3>{escape(title)}</h3>{links}"


def _text_way(document: Document) -> Way:
    words = _("Article: {title}") if isinstance(document, Article) else _("Guide: {title}")
    return Way(f"{GUIDE}{document.slug}", words.format(title=document.title))


def _list_ways(
    document: Document, vocabulary: Vocabulary, counts: Mapping[str, int]
) -> tuple[Way, ...]:
    ways: list[Way] = []
    for topic in document.topics[:_MOST_LISTS]:
        axis, _colon, code = topic.partition(":")
        address = topic_link(topic)
        count = counts.get(address, 0)
        if count:
            words = ngettext("{count} provider: {term}", "{count} providers: {term}", count)
            term = vocabulary.label(axis, code, current_language())
            ways.append(Way(address, words.format(count=count, term=term)))
    return tuple(ways)
