"""A text of the guide as the HTML that Qt shows and prints."""

import re

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.presentation.guide.context import PageStyle, RenderContext
from brightstar_desktop.presentation.guide.references import sources_html


def document_html(document: Document, context: RenderContext) -> str:
    """Return ``document`` with its sources below it."""
    from brightstar_desktop.presentation.guide.renderer import (  # noqa: PLC0415  # it loads slowly
        render,
    )

    numbers = {reference.key: number for number, reference in enumerate(document.references, 1)}
    body = render(document.body, numbers, context)
    return f"{stylesheet(context.style)}{body}{sources_html(document.references, context.style)}"


def find_links(document: Document) -> tuple[str, ...]:
    """Return the "find:" links of a text, each once, in their order."""
    found = re.findall(r"\]\((find:[^)\s]+)\)", document.body)
    return tuple(dict.fromkeys(found))


def stylesheet(style: PageStyle) -> str:
    """Return the style of every page."""
    return (
        "<style>p, li { line-height: 150%; } "
        f"p {{ margin-top: {style.gap}px; margin-bottom: {style.gap}px; }} "
        f"h2, h3 {{ margin-top: {style.gap * 3}px; margin-bottom: {style.gap}px; }} "
        "td p { margin-top: 0; margin-bottom: 0; } "
        "a { text-decoration: none; } th { text-align: left; } "
        f".term {{ color: {style.text}; }} "
        f".aside {{ color: {style.muted}; }} "
        f".sources {{ color: {style.muted}; }}</style>"
    )
