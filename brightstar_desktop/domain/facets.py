"""The facets a list of providers is narrowed by, each with three answers."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.facts import FACTS
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import N_


class Answer(StrEnum):
    """What a provider says about one option."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


class Facet(Struct, frozen=True, kw_only=True):
    """One way of narrowing a list, by the facts that name it in the registry.

    With ``any_of`` a provider matches when one chosen option is a yes (formats, places);
    otherwise every chosen option must be (support, payment). A facet that lists things states
    nothing when its list is empty; a list that names other things counts as a no. ``title`` is
    the heading over its options, ``not_stated`` what is said of who states none of them.
    """

    name: str
    any_of: bool = True
    title: str
    not_stated: str

    def answers(self, provider: Provider) -> dict[str, bool] | None:
        """Return what ``provider`` says of each option, None where it says nothing of any."""
        found: dict[str, bool] = {}
        for read in _readers(self.name):
            found |= read(provider)
        return found or None


@cache
def _readers(facet: str) -> tuple[Callable[[Provider], dict[str, bool]], ...]:
    facts = [fact for fact in FACTS if fact.is_filter and fact.facet == facet]
    return tuple(fact.answer_reader() for fact in sorted(facts, key=lambda f: f.option_order))


def answer(facet: Facet, provider: Provider, code: str) -> Answer:
    said = facet.answers(provider)
    if said is None:
        return Answer.NOT_STATED
    if code in said:
        return Answer.YES if said[code] else Answer.NO
    return Answer.NO if facet.any_of else Answer.NOT_STATED


FACETS: Final = (
    Facet(name="formats", title=N_("How it is given"), not_stated=N_("how it is given not stated")),
    Facet(name="settings", title=N_("Setting"), not_stated=N_("setting not stated")),
    Facet(name="conditions", title=N_("For"), not_stated=N_("conditions not stated")),
    Facet(name="service", title=N_("Reach"), not_stated=N_("reach not stated")),
    Facet(name="regions", title=N_("Region"), not_stated=N_("region not stated")),
    Facet(name="counties", title=N_("County"), not_stated=N_("county not stated")),
    Facet(name="support", any_of=False, title=N_("Support"), not_stated=N_("support not stated")),
    Facet(name="payment", any_of=False, title=N_("Payment"), not_stated=N_("payment not stated")),
    Facet(
        name="specialties",
        title=N_("Specialty of the clinicians"),
        not_stated=N_("specialty not stated"),
    ),
    Facet(
        name="populations",
        title=N_("Who it is for"),
        not_stated=N_("who it is for not stated"),
    ),
    Facet(name="languages", title=N_("Languages"), not_stated=N_("languages not stated")),
    Facet(name="kinds", title=N_("Kind of provider"), not_stated=N_("kind not stated")),
)
"""Every facet, in the order in which it is offered. A term's ``facet`` is the ``name`` of one."""

FACETS_BY_NAME: Final = {facet.name: facet for facet in FACETS}

PRICE_FACET: Final = "price"
"""The facet name under which "include not stated" refers to the price of a session."""
