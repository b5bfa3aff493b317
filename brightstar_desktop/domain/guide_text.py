"""The Markdown of the guide: its sections in plain words, and statements that hold until a day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
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
_BULLET: Final = re.compile(r"^[ \t]*[-+*][ \t]+", re.MULTILINE)
_NUMBER: Final = re.compile(r"(?P<indent>[ \t]*)(?P<number>\d{1,3})\.[ \t]+")
"""What an item of a list may begin with; a year is none."""
_EMPHASIS: Final = re.compile(r"[*_`]+")
_MARKS: Final = re.compile(r"[|>#]+|-{3,}")
_SENTENCE_END: Final = re.compile(r"(?<=[^\W_]{3}[.!?])\s+|(?<=[\d%)][.!?])\s+")
"""Where a sentence ends; "U.S." and "EE. UU." do not end one."""
_FEWEST_WORDS: Final = 5


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
    text = _BULLET.sub(" ", "\n".join(_without_item_numbers(text.splitlines())))
    return " ".join(_MARKS.sub(" ", _EMPHASIS.sub("", text)).split())


def _without_item_numbers(lines: Iterable[str]) -> Iterator[str]:
    """Yield ``lines`` without the numbers of ordered lists.

    As in CommonMark, a list within a paragraph begins with 1; any other number there, as in
    "18. Later …", belongs to the words of the line before.
    """
    in_words, list_indent = False, -1
    for line in lines:
        item = _NUMBER.match(line)
        if item and (not in_words or item["number"] == "1" or len(item["indent"]) <= list_indent):
            in_words, list_indent = True, len(item["indent"])
            yield line[item.end() :]
            continue
        in_words = bool(line.strip())
        list_indent = list_indent if in_words else -1
        yield line


def first_sentence(text: str) -> str:
    """Return the first sentence of plain words, with what leads up to it, as "Medi-Cal." does."""
    for end in _SENTENCE_END.finditer(text):
        sentence = text[: end.start()]
        if len(sentence.split()) >= _FEWEST_WORDS:
            return sentence
    return text


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


DATED: Final = "dated"
"""The name of the container that a dated passage stands in."""
_OPENING: Final = re.compile(rf"^:::+\s*{DATED}\b(?P<attributes>.*)$")
_CLOSING: Final = re.compile(r"^:::+\s*$")
_ANCHORED_HEADING: Final = re.compile(r"^#{2,4}\s.*?(?:\{#(?P<anchor>[\w-]+)\})?\s*$")


class Dated(Struct, frozen=True, kw_only=True):
    """A passage that holds ``until`` a day; ``check`` is the address that knows what holds then.

    ``anchor`` names the section it stands in; ``text`` is its Markdown.
    """

    until: date
    check: str
    reviewed: date | None = None
    anchor: str = ""
    text: str = ""

    def has_ended(self, today: date) -> bool:
        """Tell whether its last day is over."""
        return today > self.until


def read_dated(attributes: str) -> Dated:
    """Return what the opening line of a passage says of it, as "dated until=… check=…".

    Raises ValueError, in one sentence, where that cannot be understood.
    """
    name, *pairs = attributes.split() or [""]
    fields = dict(pair.partition("=")[::2] for pair in pairs)
    unknown = fields.keys() - {"until", "check", "reviewed"}
    if name != DATED or unknown:
        raise ValueError(f"{' '.join(sorted(unknown)) or attributes!r} is not understood.")
    if not fields.get("until") or not fields.get("check"):
        raise ValueError("until=YEAR-MONTH-DAY and check=https://… are both needed.")
    if not fields["check"].startswith(("https://", "http://")):
        raise ValueError(f"check={fields['check'][:80]} is no web address.")
    reviewed = fields.get("reviewed")
    return Dated(
        until=_day(fields["until"]),
        check=fields["check"],
        reviewed=_day(reviewed) if reviewed else None,
    )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written[:80]!r} is no day such as 2026-12-31.") from None


def dated_statements(body: str) -> tuple[Dated, ...]:
    """Raises ValueError, in one sentence, for an opening line not understood or an end missing."""
    return tuple(_passages(body.splitlines()))


def _passages(lines: Iterable[str]) -> Iterator[Dated]:
    opened: Dated | None = None
    anchor, inside = "", list[str]()
    for line in lines:
        heading, opening = _ANCHORED_HEADING.match(line), _OPENING.match(line)
        if heading:
            anchor = heading["anchor"] or anchor
        if opening:
            opened, inside = read_dated(line.lstrip(": ")), []
        elif opened and _CLOSING.match(line):
            yield replace(opened, anchor=anchor, text="\n".join(inside).strip())
            opened = None
        elif opened:
            inside.append(line)
    if opened:
        raise ValueError(
            f"The passage that ends on {opened.until} is not closed by a line of ':::'."
        )
