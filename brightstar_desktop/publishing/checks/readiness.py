"""The topics to raise with a clinician: named once, linked, and crisis help among them."""

from collections.abc import Iterator

from brightstar_desktop.domain.guide import TopicGroup
from brightstar_desktop.publishing.guide.links import Targets
from brightstar_desktop.publishing.problems import Problem

READINESS_FILE = "readiness.toml"


def check_readiness(groups: tuple[TopicGroup, ...], targets: Targets) -> Iterator[Problem]:
    """Yield the problems of the topics."""
    seen: set[str] = set()
    for index, group in enumerate(groups):
        for at, topic in enumerate(group.topics):
            where = f"groups[{index}].topics[{at}]"
            if topic.slug in seen:
                message = f"The slug {topic.slug!r} is used twice."
                yield Problem(READINESS_FILE, f"{where}.slug", message, "Give each its own.")
            seen.add(topic.slug)
            fault = targets.fault(topic.chapter) if topic.chapter else ""
            if fault:
                yield Problem(READINESS_FILE, f"{where}.chapter", fault, 'Write "slug#anchor".')
    if groups and not any(topic.crisis for group in groups for topic in group.topics):
        message = "No topic names thoughts of suicide."
        remedy = "Add one with crisis = true: help is shown there first."
        yield Problem(READINESS_FILE, "groups", message, remedy)
