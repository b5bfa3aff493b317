"""What an edition may hold at most: one table for the decoder, ``validate`` and the JSON Schema.

A signed edition is still input: keys are stolen, and curators err. The bounds leave honest data
much room (most are ten to a hundred times what is published) and keep a hostile edition from
taking a computer's memory, freezing the window or reaching another program.
"""

from datetime import date
from typing import Annotated, Final, TypeVar

from msgspec import Meta

T = TypeVar("T")

# -- the whole edition, checked before any of it is made a value

MAX_COMPRESSED_BYTES: Final = 64 * 1024 * 1024
MAX_BYTES: Final = 256 * 1024 * 1024
"""100,000 providers of today's size have 134 million bytes."""
MAX_OBJECTS: Final = 2_000_000
"""100,000 providers of today's kind have a million."""
MOST_PROVIDERS: Final = 100_000
MAX_PROVIDER_BYTES: Final = 256 * 1024
MAX_PROVIDER_VALUES: Final = 20_000
MAX_PART_BYTES: Final = 8 * 1024 * 1024
MAX_PART_VALUES: Final = 400_000
"""The vocabulary, the guide, and what else there is beside the providers, each."""

# -- days

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
"""Whatever was read, reviewed, announced or published lies between."""

# -- a text of the guide (domain.markdown_bounds)

MAX_BODY_CHARACTERS: Final = 60_000
MAX_BODY_MARKS: Final = 10_000
MAX_BLOCK_CHARACTERS: Final = 4_000
"""What stands between two empty lines: a paragraph, a list or a table."""
MAX_BLOCK_MARKS: Final = 300
"""Brackets, stars and other marks of one block: Markdown pairs them, some in quadratic time."""
MAX_INDENT: Final = 40
MAX_NESTING: Final = 8
"""Quotations and lists within one another."""

# -- texts: no control characters, none that turn the direction of writing, no lone surrogates

_CONTROL: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTION: Final = r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_OTHER: Final = r"\ud800-\udfff\ufeff\ufff9-\ufffb"
_UNSEEN_IN_PROSE: Final = _CONTROL + _DIRECTION + _OTHER
UNSEEN: Final = rf"\t\n{_UNSEEN_IN_PROSE}"
"""What no line may hold, as the inside of a regular expression's brackets."""
_END: Final = r"(?![\s\S])"
"""What a "$" means in the JSON Schema: in Python a line break may follow that."""
_SEEN: Final = rf"(?=[^{UNSEEN}]*{_END})"
_PORT: Final = r":(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3})"
_NAMED_HOST: Final = rf"(?:[A-Za-z0-9_-]+\.)+[A-Za-z][A-Za-z0-9_-]*\.?(?:{_PORT})?"
"""As ``domain.external_links`` demands of what programs are given: no number, no bare name."""
_PAGE: Final = rf"https?://{_NAMED_HOST}(?:[/?#][!-\[\]-~\w]*)?"
_WEB: Final = r"https?://[^\s\\@/?#]+(?:[/?#][^\s\\]*)?"

LINE_PATTERN: Final = rf"^[^{UNSEEN}]*{_END}"
PROSE_PATTERN: Final = rf"^[^{_UNSEEN_IN_PROSE}]*{_END}"
PAGE_PATTERN: Final = rf"^{_SEEN}{_PAGE}$"
PAGE_OR_NONE_PATTERN: Final = rf"^{_SEEN}(?:{_PAGE})?$"
SOURCE_OR_NONE_PATTERN: Final = rf"^{_SEEN}(?:{_WEB})?$"
REPORT_PATTERN: Final = rf"^{_SEEN}(?:{_PAGE}|(?:mailto:)?[^\s@:/\\?&]+@[^\s@:/\\?&]+)?$"
PHONE_PATTERN: Final = rf"^{_SEEN}\+[0-9]{{1,15}}$"
PARTIAL_DATE_PATTERN: Final = (
    rf"^{_SEEN}(?:19|20)[0-9]{{2}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
)

Code = Annotated[str, Meta(max_length=120, pattern=LINE_PATTERN)]
Line = Annotated[str, Meta(max_length=300, pattern=LINE_PATTERN)]
Sentences = Annotated[str, Meta(max_length=2_000, pattern=PROSE_PATTERN)]
Body = Annotated[str, Meta(max_length=MAX_BODY_CHARACTERS, pattern=PROSE_PATTERN)]
WebAddress = Annotated[str, Meta(max_length=2_000, pattern=PAGE_PATTERN)]
WebAddressOrNone = Annotated[str, Meta(max_length=2_000, pattern=PAGE_OR_NONE_PATTERN)]
SourceAddressOrNone = Annotated[str, Meta(max_length=2_000, pattern=SOURCE_OR_NONE_PATTERN)]
"""Where editions are fetched from; no other program opens it, so its host may lack a name."""
ReportAddress = Annotated[str, Meta(max_length=2_000, pattern=REPORT_PATTERN)]
PhoneNumber = Annotated[str, Meta(max_length=16, pattern=PHONE_PATTERN)]
PartialDate = Annotated[str, Meta(max_length=10, pattern=PARTIAL_DATE_PATTERN)]

PATTERN_ERRORS: Final = {
    LINE_PATTERN: "holds a line break, a control character or one that turns the text's direction",
    PROSE_PATTERN: "holds a control character or one that turns the text's direction",
    PAGE_PATTERN: "is no web address, which begins with https:// or http:// and a host's name",
    PAGE_OR_NONE_PATTERN: (
        "is no web address, which begins with https:// or http:// and a host's name"
    ),
    SOURCE_OR_NONE_PATTERN: "is no web address, which begins with https:// or http://",
    REPORT_PATTERN: "is neither an e-mail address nor one that begins with https:// or http://",
    PHONE_PATTERN: "is not a telephone number in E.164 form",
    PARTIAL_DATE_PATTERN: "is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD",
}
"""What is wrong with a text that does not match a pattern, in words for a sentence."""

# -- numbers

Money = Annotated[int, Meta(ge=0, le=1_000_000)]
Count = Annotated[int, Meta(ge=0, le=10_000)]
Age = Annotated[int, Meta(ge=0, le=1_000)]
Year = Annotated[int, Meta(ge=0, le=2100)]
Level = Annotated[int, Meta(ge=0, le=4)]
Version = Annotated[int, Meta(ge=0, le=1_000_000)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]

# -- lists

UpTo100 = Annotated[tuple[T, ...], Meta(max_length=100)]
"""Facts of one kind of one provider, languages, forms of a word."""
UpTo500 = Annotated[tuple[T, ...], Meta(max_length=500)]
"""Offices, prices, sources, works cited, chapters."""
UpTo5000 = Annotated[tuple[T, ...], Meta(max_length=5_000)]
"""Terms, words explained, events, people."""
Providers = Annotated[tuple[T, ...], Meta(max_length=MOST_PROVIDERS)]


def is_day(day: date) -> bool:
    """Tell whether ``day`` can be one on which something was read, reviewed or published."""
    return FIRST_DAY <= day <= LAST_DAY


def describe_mismatch(message: str, text: str = "the text") -> str:
    """Return msgspec's ``message`` on what is called ``text``, with patterns told in words."""
    for pattern, error in PATTERN_ERRORS.items():
        message = message.replace(f"Expected `str` matching regex {pattern!r}", f"{text} {error}")
    return message
