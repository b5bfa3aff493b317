"""What a text of the guide may hold, so that reading it takes time in proportion to its length.

Markdown pairs its marks, and looks for the end of what was opened: where thousands of them stand
in one paragraph, that takes the square of their number. Lists and quotations within one another
cost as much again for each that is opened. So both are bounded, far beyond what people write.
"""

import re
from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.bounds import (
    MAX_BLOCK_CHARACTERS,
    MAX_BLOCK_MARKS,
    MAX_BODY_CHARACTERS,
    MAX_BODY_MARKS,
    MAX_INDENT,
    MAX_NESTING,
)
from brightstar_desktop.domain.external_links import OUTSIDE_SCHEMES, refusal

ALLOWED_SCHEMES: Final = (*OUTSIDE_SCHEMES, "guide", "find", "crisis")
"""Where a link of a text may lead: out by a browser or telephone, or within the program."""
_MARK: Final = re.compile(r"[\[\]()<>*_`!&\\|~:]")
_OPENERS: Final = re.compile(r"(?:[ \t]*(?:>|[-+*](?=\s)|[0-9]{1,9}[.)](?=\s)))+")
_OPENER: Final = re.compile(r">|[-+*]|[0-9]+[.)]")
_ADDRESS: Final = r"([A-Za-z][A-Za-z0-9+.\-]*:[^\s)>]*)"
_LINK: Final = re.compile(rf"(?:\]\(\s*<?|<|^\s{{0,3}}\[[^\]\n]*\]:\s*<?){_ADDRESS}", re.MULTILINE)
_CHECKED_AT: Final = re.compile(rf"^[ \t]*:::.*[ \t]check={_ADDRESS}", re.MULTILINE)


def may_lead(url: str) -> bool:
    return url.partition(":")[0].lower() in ALLOWED_SCHEMES


def body_errors(body: str) -> Iterator[str]:
    """Yield what is wrong with the Markdown ``body`` of a text, in words for a sentence."""
    if len(body) > MAX_BODY_CHARACTERS:
        yield f"the text is longer than {MAX_BODY_CHARACTERS:,} characters"
        return
    if len(_MARK.findall(body)) > MAX_BODY_MARKS:
        yield f"the text holds more than {MAX_BODY_MARKS:,} brackets and other marks"
    for number, block in enumerate(re.split(r"\n[ \t]*\n", body), start=1):
        error = _block_error(block)
        if error:
            yield f"paragraph {number} {error}"
    for address in (*_LINK.findall(body), *_CHECKED_AT.findall(body)):
        if not _may_open(address):
            yield f"a link leads to {address[:60]}, which nothing may open"


def _may_open(address: str) -> bool:
    scheme = address.partition(":")[0].lower()
    return may_lead(address) and (scheme not in OUTSIDE_SCHEMES or refusal(address) is None)


def _block_error(block: str) -> str:
    if len(block) > MAX_BLOCK_CHARACTERS:
        return f"is longer than {MAX_BLOCK_CHARACTERS:,} characters"
    if len(_MARK.findall(block)) > MAX_BLOCK_MARKS:
        return f"holds more than {MAX_BLOCK_MARKS} brackets and other marks"
    for line in block.splitlines():
        opening = _OPENERS.match(line)
        if opening and len(_OPENER.findall(opening.group())) > MAX_NESTING:
            return f"nests quotations or lists more than {MAX_NESTING} deep"
        if _indent(line) > MAX_INDENT:
            return f"has a line set in by more than {MAX_INDENT} spaces"
    return ""


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
