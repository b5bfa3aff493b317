"""A document of the guide cut at its headings, in plain words, for the search."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.words import fold

_HEADING: Final = re.compile(
    r"^(?P<marks>#{2,4})\s+(?P<title>.+?)\s*(?:\{#(?P<anchor>[\w-]+)\})?\s*#*$"
)
_CITATION: Final = re.compile(r"\[\^[^\[\]]+\]")
_FENCE: Final = re.compile(r"^:::.*$", re.MULTILINE)
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_MARKS: Final = re.compile(r"[*_`|>#]+|^[ \t]*[-+][ \t]+|^[ \t]*\d+\.[ \t]+|-{3,}", re.MULTILINE)


class GuideSection(Struct, frozen=True):
    """One section: the anchor of its heading ("" before the first), its title, its plain text.

    ``level`` is the rank of its heading: 1 the document's own, 2 a section, 3 and 4 within one.
    """

    anchor: str
    title: str
    text: str
    level: int


def sections(document: Document) -> tuple[GuideSection, ...]:
    """Return the sections of ``document``; what stands before the first heading comes first."""
    return tuple(section for section in _cut(document) if section.text or section.anchor)


def extract(document: Document, anchor: str) -> Document | None:
    """Return the part of ``document`` below the heading ``anchor``, with the sources it cites.

    Links to lists of the directory are left out: on paper they lead nowhere. None where the
    document has no such heading.
    """
    lines: list[str] = []
    level = 0
    for line in document.body.splitlines():
        heading = _HEADING.match(line)
        if heading and lines and len(heading["marks"]) <= level:
            break
        if heading and not lines and (heading["anchor"] or anchor_of(heading["title"])) == anchor:
            level = len(heading["marks"])
            lines.append(line)
        elif lines and "](find:" not in line:
            lines.append(line)
    body = "\n".join(lines)
    cited = tuple(one for one in document.references if f"[^{one.key}]" in body)
    return replace(document, body=body, references=cited) if lines else None


def anchor_of(title: str) -> str:
    """Return the anchor of a heading that names none: its words in lower case, joined by "-"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(title)))


def plain_words(markdown: str) -> str:
    """Return the words of a Markdown text without its marks, citations and addresses."""
    text = _LINK.sub(r"\1", _CITATION.sub("", _FENCE.sub("", markdown)))
    return " ".join(_MARKS.sub(" ", text).split())


def _cut(document: Document) -> Iterator[GuideSection]:
    anchor, title, level = "", document.title, 1
    lines = [document.summary]
    for line in document.body.splitlines():
        heading = _HEADING.match(line)
        if heading:
            yield GuideSection(anchor, title, _plain(lines), level)
            title, level = plain_words(heading["title"]), len(heading["marks"])
            anchor, lines = heading["anchor"] or anchor_of(_CITATION.sub("", heading["title"])), []
        else:
            lines.append(line)
    yield GuideSection(anchor, title, _plain(lines), level)


def _plain(lines: list[str]) -> str:
    return plain_words("\n".join(lines))
