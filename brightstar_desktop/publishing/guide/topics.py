"""The terms that a text is about are terms of the vocabulary."""

from collections.abc import Iterator

from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.problems import Problem


def topic_problems(draft: Draft, vocabulary: Vocabulary | None) -> Iterator[Problem]:
    """Yield the topics of a text that no term bears."""
    for topic in draft.head.topics if vocabulary and draft.language == "en" else ():
        facet, _, code = topic.partition(":")
        if not vocabulary or not vocabulary.find(facet, code):
            message = f"{topic!r} is no term of the vocabulary."
            yield Problem(draft.file, "topics", message, 'Write "axis:code".')
