"""A chapter of the guide as the HTML that Qt's text browser shows.

The chapter's Markdown is trusted to be text: raw HTML in it is shown as it stands, and nothing
is ever fetched. Citations become numbers that lead to the list of sources below the chapter.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from msgspec import Struct

from brightstar_desktop.domain.guide import Chapter, Reference
from brightstar_desktop.domain.guide_sections import anchor_of
from brightstar_desktop.domain.links import FIND
from brightstar_desktop.i18n import _

CITE: Final = "cite:"
"""A link of this kind names a reference by its key."""
_CITATION: Final = re.compile(r"\[\^([\w-]+)\]")
_ADJACENT: Final = re.compile(r"(\[\^[\w-]+\])(?=\[\^)")
"""Two citations without a space, whose numbers would read as one."""
_NAMED_ANCHOR: Final = re.compile(r"\s*\{#([\w-]+)\}\s*$")
_OUTSIDE: Final = ("https:", "http:")
_COUNT: Final = "{count}"
_BOX_END: Final = "</td></tr></table>"
_WARNING_WORDS: Final = ("crisis", "warning", "aviso", "importante", "988", "911")


class Look(Struct, frozen=True, kw_only=True):
    """How a chapter looks: colours as CSS writes them, and the gap between paragraphs in pixels."""

    muted: str = "gray"
    card: str = "white"
    warning: str = "white"
    border: str = "gray"
    gap: int = 8


def chapter_html(
    chapter: Chapter, *, look: Look | None = None, counts: Mapping[str, int] | None = None
) -> str:
    """Return ``chapter`` with its sources below it.

    ``counts`` gives, for each "find:" link, how many providers it leads to.
    """
    shown = look or Look()
    numbers = {reference.key: number for number, reference in enumerate(chapter.references, 1)}
    environment = {"numbers": numbers, "counts": counts or {}, "look": shown}
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
    body = parser.render(chapter.body, environment)
    return f"{_style(shown)}{body}{_sources(chapter.references)}"


def find_links(chapter: Chapter) -> tuple[str, ...]:
    """Return the "find:" links of a chapter, each once, in their order."""
    found = re.findall(r"\]\((find:[^)\s]+)\)", chapter.body)
    return tuple(dict.fromkeys(found))


def reference_words(reference: Reference) -> str:
    """Return a reference as one line: authors, year, title, where it appeared, how to find it."""
    parts = [f"{reference.authors} ({reference.year}). {reference.title}."]
    if reference.published_in:
        parts.append(f"{reference.published_in}.")
    if reference.doi:
        parts.append(f"doi:{reference.doi}")
    if reference.pmid:
        parts.append(f"PMID {reference.pmid}")
    return " ".join(parts)


def reference_url(reference: Reference) -> str:
    """Return the address at which a reference can be read, "" where none is known."""
    if reference.url:
        return reference.url
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else ""


class _Renderer(RendererHTML):
    """Renders tokens to the part of HTML that Qt knows; a method is a rule for its token."""

    def heading_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """Name the heading's place, so that links can lead to it."""
        content = tokens[idx + 1].content
        named = _NAMED_ANCHOR.search(content)
        anchor = named.group(1) if named else anchor_of(_CITATION.sub("", content))
        return f'<{tokens[idx].tag}><a name="{escape(anchor)}"></a>'

    def text(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Turn citations into numbers and drop the names of anchors."""
        content = _NAMED_ANCHOR.sub("", tokens[idx].content)
        content = _ADJACENT.sub(r"\1 ", content)
        pieces = _CITATION.split(content)
        cited = [
            _citation(piece, env["numbers"]) if odd % 2 else escape(piece)
            for odd, piece in enumerate(pieces)
        ]
        return "".join(cited)

    def link_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        """Open a link, and put the number of providers into a link to the list."""
        address = str(tokens[idx].attrs.get("href", ""))
        if address.startswith(FIND):
            for inner in tokens[idx + 1 :]:
                if inner.type == "link_close":
                    break
                inner.content = _counted(inner.content, env["counts"].get(address))
        return _link(address)

    def paragraph_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        """Open a paragraph; a link to the list that stands alone gets a box of its own."""
        if tokens[idx].hidden:
            return ""
        return _box(env["look"].card, env["look"]) if _is_list_link(tokens[idx + 1]) else "<p>"

    def paragraph_close(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """Close what ``paragraph_open`` opened."""
        if tokens[idx].hidden:
            return ""
        return _BOX_END if _is_list_link(tokens[idx - 1]) else "</p>"

    def blockquote_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        """Open a box; one that begins with a word of warning is coloured as a warning."""
        look: Look = env["look"]
        first = next((t.content for t in tokens[idx:] if t.type == "inline"), "").lower()
        warns = any(word in first[:60] for word in _WARNING_WORDS)
        return _box(look.warning if warns else look.card, look)

    def blockquote_close(
        self, _t: Sequence[Token], _i: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """Close the box."""
        return _BOX_END

    def table_open(self, _t: Sequence[Token], _i: int, _options: OptionsDict, env: EnvType) -> str:
        """Open a table with quiet lines."""
        look: Look = env["look"]
        return (
            f'<table width="100%" border="1" cellspacing="0" cellpadding="{look.gap}" '
            f'style="border-collapse: collapse; border-color: {look.border}; '
            f'margin-top: {look.gap}px; margin-bottom: {look.gap}px">'
        )


def _box(colour: str, look: Look) -> str:
    return (
        f'<table width="100%" cellpadding="{look.gap}" '
        f'style="margin-top: {look.gap}px; margin-bottom: {look.gap}px">'
        f'<tr><td bgcolor="{colour}">'
    )


def _link(address: str) -> str:
    """Open a link; one that leaves the program says so when the pointer rests on it."""
    title = ""
    if address.startswith(_OUTSIDE):
        told = _("Opens your browser: {address}").format(address=address)
        title = f' title="{escape(told)}"'
    return f'<a href="{escape(address)}"{title}>'


def _is_list_link(inline: Token) -> bool:
    parts = inline.children or []
    opens = bool(parts) and parts[0].type == "link_open"
    alone = opens and parts[-1].type == "link_close"
    return alone and str(parts[0].attrs.get("href", "")).startswith(FIND)


def _counted(words: str, count: int | None) -> str:
    return words.replace(f"{_COUNT} ", "" if count is None else f"{count} ")


def _citation(key: str, numbers: Mapping[str, int]) -> str:
    number = numbers.get(key)
    return f'<sup><a href="{CITE}{key}">{number}</a></sup>' if number else ""


def _style(look: Look) -> str:
    return (
        "<style>p, li { line-height: 150%; } "
        f"p {{ margin-top: {look.gap}px; margin-bottom: {look.gap}px; }} "
        f"h2, h3 {{ margin-top: {look.gap * 3}px; margin-bottom: {look.gap}px; }} "
        "td p { margin-top: 0; margin-bottom: 0; } "
        "a { text-decoration: none; } th { text-align: left; } "
        f".sources {{ color: {look.muted}; }}</style>"
    )


def _sources(references: Sequence[Reference]) -> str:
    if not references:
        return ""
    rows = "".join(_source(reference, number) for number, reference in enumerate(references, 1))
    title = escape(_("Sources"))
    return f'<h2><a name="sources"></a>{title}</h2><div class="sources">{rows}</div>'


def _source(reference: Reference, number: int) -> str:
    words, url = escape(reference_words(reference)), reference_url(reference)
    opens = escape(_("open in your browser"))
    link = f" {_link(url)}{opens}</a>" if url else ""
    return f'<p><a name="ref-{escape(reference.key)}"></a>{number}. {words}{link}</p>'
