"""What a person may want to raise with a clinician before treatment.

A list to talk from: nothing in it says yes or no to treatment.
"""

from msgspec import Struct

from brightstar_desktop.domain.bounds import Code, Few
from brightstar_desktop.domain.text import Text


class Topic(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to raise: ``say`` in the person's own voice, ``why`` it matters.

    ``chapter`` is where the guide says more, as "slug" or "slug#anchor". Where ``crisis`` is
    true, help in a crisis is shown before anything else.
    """

    slug: Code
    say: Text
    why: Text
    chapter: Code = ""
    crisis: bool = False


class TopicGroup(Struct, frozen=True, kw_only=True):
    """Topics that belong together."""

    slug: Code
    title: Text
    topics: Few[Topic]
