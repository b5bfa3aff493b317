"""Renders a text's Markdown to the part of HTML that Qt knows.

The Markdown is trusted to be text: raw HTML in it is shown as it stands, and nothing is ever
fetched. Citations become numbers that lead to the list of sources below the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

from brightstar_desktop.domain.guide_text import DATED, Dated, anchor_of, read_dated
from brightstar_desktop.domain.links import FIND
from brightstar_desktop.domain.markdown_bounds import may_lead
from brightstar_desktop.presentation.guide.elements import (
    BOX_END,
    CITE,
    box,
    dated_close,
    dated_open,
    link_html,
)
from brightstar_desktop.presentation.guide.render_context import TERM, PageStyle, RenderContext

Tokens = Sequence[Token]

_CITATION: Final = re.compile(r"\[\^([\w-]+)\]")
_ADJACENT: Final = re.compile(r"(\[\^[\w-]+\])(?=\[\^)")
"""Two citations without a space, whose numbers would read as one."""
_NAMED_ANCHOR: Final = re.compile(r"\s*\{#([\w-]+)\}\s*$")
_COUNT: Final = "{count}"
_WARNING_WORDS: Final = ("crisis", "warning", "aviso", "importante", "988", "911")


def render(body: str, numbers: Mapping[str, int], context: RenderContext) -> str:
    """Return the HTML of a Markdown text whose citations have ``numbers``."""
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
    parser.validateLink = may_lead  # type: ignore[method-assign]
    container_plugin(parser, DATED, render=_dated)
    environment = {"numbers": numbers, "context": context, "seen": set(), "linked": False}
    whole = f"{body.rstrip()}\n"  # containers read beyond the end of a text that ends in a mark
    tokens = stack_tables(parser.parse(whole, environment), context.style.most_columns)
    return str(parser.renderer.render(tokens, parser.options, environment))


class _Renderer(RendererHTML):
    """A method is a rule for the tokens of its name."""

    def heading_open(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Name the heading's place, so that links can lead to it."""
        content = tokens[idx + 1].content
        named = _NAMED_ANCHOR.search(content)
        anchor = named.group(1) if named else anchor_of(_CITATION.sub("", content))
        env["linked"] = True
        return f'<{tokens[idx].tag}><a name="{escape(anchor)}"></a>'

    def heading_close(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Begin a section, in which each term is explained once."""
        env["linked"] = False
        env["seen"].clear()
        return f"</{tokens[idx].tag}>"

    def text(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Turn citations into numbers, link terms, and drop the names of anchors."""
        content = _NAMED_ANCHOR.sub("", tokens[idx].content)
        content = _ADJACENT.sub(r"\1 ", content)
        pieces = _CITATION.split(content)
        return "".join(
            _citation(piece, env["numbers"]) if odd % 2 else _explained(piece, env)
            for odd, piece in enumerate(pieces)
        )

    def link_open(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Open a link, and put the number of providers into a link to the list."""
        address = str(tokens[idx].attrs.get("href", ""))
        env["linked"] = True
        if address.startswith(FIND):
            for at in range(idx + 1, len(tokens)):
                inner = tokens[at]
                if inner.type == "link_close":
                    break
                inner.content = _counted(inner.content, env["context"].counts.get(address))
        return link_html(address)

    def link_close(self, _t: Tokens, _i: int, _options: OptionsDict, env: EnvType) -> str:
        env["linked"] = False
        return "</a>"

    def image(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Show a picture's alternative text: none is ever loaded."""
        return escape(tokens[idx].content)

    def paragraph_open(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Open a paragraph; a lone link to the list gets a box of its own."""
        style: PageStyle = env["context"].style
        if tokens[idx].hidden:
            return ""
        return box(style.card, style) if _is_list_link(tokens[idx + 1]) else "<p>"

    def paragraph_close(
        self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        if tokens[idx].hidden:
            return ""
        return BOX_END if _is_list_link(tokens[idx - 1]) else "</p>"

    def blockquote_open(self, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Open a box; one that begins with a word of warning is coloured as a warning."""
        style: PageStyle = env["context"].style
        first = _first_words(tokens, idx).lower()
        warns = any(word in first[:60] for word in _WARNING_WORDS)
        return box(style.warning if warns else style.card, style)

    def blockquote_close(self, _t: Tokens, _i: int, _options: OptionsDict, _env: EnvType) -> str:
        return BOX_END

    stacked_row_close = blockquote_close

    def table_open(self, _t: Tokens, _i: int, _options: OptionsDict, env: EnvType) -> str:
        style: PageStyle = env["context"].style
        return (
            f'<table width="100%" border="1" cellspacing="0" cellpadding="{style.gap}" '
            f'style="border-collapse: collapse; border-color: {style.border}; '
            f'margin-top: {style.gap}px; margin-bottom: {style.gap}px">'
        )

    def stacked_row_open(self, _t: Tokens, _i: int, _options: OptionsDict, env: EnvType) -> str:
        """Open the box of one row of a table that is shown row by row."""
        return box(env["context"].style.card, env["context"].style)

    def stacked_cell_open(
        self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Open a cell after the heading of its column; the first is in bold."""
        heading: Token = tokens[idx].meta["heading"]
        words = self.renderInline(heading.children or [], options, env)
        bold = "<b>" if tokens[idx].meta["first"] else ""
        return f'<p><span class="aside">{words}:</span> {bold}' if words else f"<p>{bold}"

    def stacked_cell_close(
        self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return "</b></p>" if tokens[idx].meta["first"] else "</p>"


def _dated(
    _renderer: RendererHTML, tokens: Tokens, idx: int, _options: OptionsDict, env: EnvType
) -> str:
    context: RenderContext = env["context"]
    opening = next(at for at in range(idx, -1, -1) if tokens[at].type == f"container_{DATED}_open")
    statement = _statement(tokens[opening].info)
    if statement is None:
        return ""
    draw = dated_open if tokens[idx].nesting == 1 else dated_close
    return draw(statement, context.today, context.style)


def _statement(info: str) -> Dated | None:
    try:
        return read_dated(info)
    except ValueError:
        return None


def _first_words(tokens: Sequence[Token], opening: int) -> str:
    """Return the first words of the quotation that begins at ``opening``, "" where it has none."""
    for at in range(opening, len(tokens)):
        if tokens[at].type in ("inline", "blockquote_close"):
            return tokens[at].content
    return ""


def _explained(text: str, env: EnvType) -> str:
    if env["linked"]:
        return escape(text)
    pieces = env["context"].terms.pieces(text, env["seen"])
    return "".join(
        f'<a class="term" href="{TERM}{slug}">{escape(piece)}</a>' if slug else escape(piece)
        for piece, slug in pieces
    )


def _is_list_link(inline: Token) -> bool:
    parts = inline.children or []
    ends = [at for at, part in enumerate(parts) if part.type == "link_close"]
    alone = ends == [len(parts) - 1]
    return alone and str(parts[0].attrs.get("href", "")).startswith(FIND)


def _counted(words: str, count: int | None) -> str:
    return words.replace(f"{_COUNT} ", "" if count is None else f"{count} ")


def _citation(key: str, numbers: Mapping[str, int]) -> str:
    number = numbers.get(key)
    return f'<sup><a href="{CITE}{key}">{number}</a></sup>' if number else ""


ROW, CELL = "stacked_row", "stacked_cell"
"""Kinds of tokens, without their "_open" and "_close"; a cell's ``meta`` holds its heading."""


def stack_tables(tokens: Sequence[Token], most_columns: int) -> list[Token]:
    """Return ``tokens`` with every table of more than ``most_columns`` columns taken apart."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].type != "table_open":
            out.append(tokens[at])
            at += 1
            continue
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        table = tokens[at : end + 1]
        headings = list(_cells(table, "th"))
        out.extend(table if len(headings) <= most_columns else _stacked(table, headings))
        at = end + 1
    return out


def _cells(tokens: Sequence[Token], tag: str) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        if token.type == f"{tag}_open":
            yield tokens[at + 1]


def _stacked(table: Sequence[Token], headings: Sequence[Token]) -> Iterator[Token]:
    starts = [at for at, token in enumerate(table) if token.type == "tr_open"]
    for start, end in zip(starts, [*starts[1:], len(table)], strict=True):
        cells = list(_cells(table[start:end], "td"))
        if not cells:
            continue
        yield Token(f"{ROW}_open", "", 1)
        for position, (heading, cell) in enumerate(zip(headings, cells, strict=True)):
            yield Token(f"{CELL}_open", "", 1, meta={"heading": heading, "first": position == 0})
            yield cell
            yield Token(f"{CELL}_close", "", -1, meta={"first": position == 0})
        yield Token(f"{ROW}_close", "", -1)
