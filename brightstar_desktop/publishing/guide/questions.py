"""Each question has an answer, and the answer leads on to a chapter."""

import re
from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.problems import Problem

_QUESTION: Final = re.compile(r"^### (?P<question>.+?)(?:\s*\{#[\w-]+\})?$", re.MULTILINE)


def question_problems(draft: Draft) -> Iterator[Problem]:
    """Yield the questions that lack an answer or a link to the guide."""
    found = list(_QUESTION.finditer(draft.body))
    ends = [*(match.start() for match in found[1:]), len(draft.body)]
    if not found:
        yield Problem(draft.file, "", "It holds no question.", "Write each as ### Question?")
    for match, end in zip(found, ends, strict=False):
        answer = draft.body[match.end() : end].strip()
        if not answer:
            message, remedy = "The question has no answer.", "Answer it below the heading."
            yield Problem(draft.file, match["question"], message, remedy)
        elif f"]({GUIDE}" not in answer:
            message = "The answer leads to no chapter."
            yield Problem(draft.file, match["question"], message, "Link the chapter: guide:slug.")
