"""Links below a text: to what is like it, and to the chapters beside it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import Article, Document, GuideContent
from brightstar_desktop.domain.links import GUIDE, link_for, related
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext

_MOST_LISTS: Final = 2
"""How many lists of providers are offered below a text."""


class PageLink(Struct, frozen=True):
    address: str
    words: str


def neighbour_links(slug: str, content: GuideContent) -> tuple[PageLink, ...]:
    slugs = [chapter.slug for chapter in content.chapters]
    if slug not in slugs:
        return ()
    at = slugs.index(slug)
    before, after = _("Before this: {title}"), _("Next: {title}")
    around = [(one, before) for one in content.chapters[max(0, at - 1) : at]]
    around += [(one, after) for one in content.chapters[at + 1 : at + 2]]
    return tuple(
        PageLink(f"{GUIDE}{one.slug}", words.format(title=one.title)) for one, words in around
    )


def related_links(
    document: Document, content: GuideContent, vocabulary: Vocabulary, counts: Mapping[str, int]
) -> tuple[PageLink, ...]:
    """Return the links to texts and lists of providers about the same things.

    The chapters beside a chapter are left out: they are linked below in any case.
    """
    beside = {link.address.removeprefix(GUIDE) for link in neighbour_links(document.slug, content)}
    others = [one for one in content.documents() if one.slug not in beside]
    texts = [_text_link(one) for one in related(document.topics, others, but=document.slug)]
    return (*texts, *_list_links(document, vocabulary, counts))


def topic_links(document: Document) -> tuple[str, ...]:
    """Return the "find:" links of the lists offered below a text."""
    return tuple(topic_link(topic) for topic in document.topics[:_MOST_LISTS])


def topic_link(topic: str) -> str:
    """Return the "find:" link to the providers that state a term, given as "facet:code"."""
    facet, _colon, code = topic.partition(":")
    return link_for(Query(chosen={facet: frozenset({code})}))


def links_html(title: str, links: Sequence[PageLink]) -> str:
    """Return ``links`` below ``title``, each on its line; "" where there are none."""
    if not links:
        return ""
    rows = "".join(
        f'<p><a href="{escape(link.address)}">{escape(link.words)}</a></p>' for link in links
    )
    return f"<h3>{escape(title)}</h3>{rows}"


def _text_link(document: Document) -> PageLink:
    words = _("Article: {title}") if isinstance(document, Article) else _("Guide: {title}")
    return PageLink(f"{GUIDE}{document.slug}", words.format(title=document.title))


def _list_links(
    document: Document, vocabulary: Vocabulary, counts: Mapping[str, int]
) -> tuple[PageLink, ...]:
    links: list[PageLink] = []
    for topic in document.topics[:_MOST_LISTS]:
        facet, _colon, code = topic.partition(":")
        address = topic_link(topic)
        count = counts.get(address, 0)
        if count:
            words = ngettext("{count} provider: {term}", "{count} providers: {term}", count)
            term = vocabulary.label(facet, code, current_language())
            links.append(PageLink(address, words.format(count=count, term=term)))
    return tuple(links)
