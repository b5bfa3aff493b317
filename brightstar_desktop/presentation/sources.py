"""A source in words: what it is, where it stands, when it was read."""

from urllib.parse import urlsplit

from msgspec import Struct

from brightstar_desktop.domain.evidence import Evidence, Source
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.ages import source_age_words
from brightstar_desktop.presentation.term_labels import label, sentence_case


class SourceWords(Struct, frozen=True, kw_only=True):
    """One source as it is shown; ``address`` is empty where the page's is not known."""

    kind: str
    address: str
    url: str
    age: str
    how: str
    note: str


def source_words(source: Source, vocabulary: Vocabulary) -> SourceWords:
    return SourceWords(
        kind=label(vocabulary, "source_kinds", source.kind),
        address=page_address(source.url) if source.url else "",
        url=source.url or "",
        age=sentence_case(source_age_words(source)),
        how=_how_read(source.read_as),
        note=source.note.in_language(current_language()) if source.note else "",
    )


def source_count_words(evidence: Evidence) -> str:
    """Return "1 source", "3 sources" or "no source"."""
    count = len(evidence.sources)
    if not count:
        return _("no source")
    return ngettext("{count} source", "{count} sources", count).format(count=count)


def exactness_words(evidence: Evidence) -> str:
    """Return a sentence where it was not recorded which page states the facts, else nothing."""
    if evidence.exact:
        return ""
    return _("One of these pages says this; which one was not recorded.")


def page_address(url: str) -> str:
    """Return host and path of a web address, without "https://", "www." or a closing slash."""
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


def _how_read(read_as: str) -> str:
    words = {
        "stored_copy": _("Read in a stored copy, not on the live page."),
        "live": _("Read on the live page."),
        "contact": _("The provider told us."),
    }
    return words.get(read_as, "")
