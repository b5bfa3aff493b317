"""Where the facts of a record were seen, and when, in one line."""

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.labels import label


def seen_words(provider: Provider, vocabulary: Vocabulary) -> str:
    """Return "Nov 23, 2026: the provider's own page", "" where no source is named."""
    if not provider.sources:
        return ""
    newest = max(source.read_on for source in provider.sources)
    kinds = dict.fromkeys(label(vocabulary, "source_kinds", s.kind) for s in provider.sources)
    return _("{day}: {sources}").format(day=day_words(newest), sources="; ".join(kinds))
