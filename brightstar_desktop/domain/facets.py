"""The facets a list of providers is narrowed by, each with three answers."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.provider import Provider


class Answer(StrEnum):
    """What a provider says about one option."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


class Facet(Struct, frozen=True, kw_only=True):
    """One way of narrowing a list.

    With ``any_of`` a provider matches when one chosen option is a yes (formats, places);
    otherwise every chosen option must be (support, payment). A facet that lists things states
    nothing when its list is empty; a list that names other things counts as a no.
    """

    name: str
    any_of: bool
    answers: Callable[[Provider], dict[str, bool] | None]


def answer(facet: Facet, provider: Provider, code: str) -> Answer:
    """Return what ``provider`` says about option ``code`` of ``facet``."""
    said = facet.answers(provider)
    if said is None:
        return Answer.NOT_STATED
    if code in said:
        return Answer.YES if said[code] else Answer.NO
    return Answer.NO if facet.any_of else Answer.NOT_STATED


def _listed(codes: tuple[str, ...]) -> dict[str, bool] | None:
    return dict.fromkeys(codes, True) or None


def _flags(**stated: bool | None) -> dict[str, bool] | None:
    return {code: value for code, value in stated.items() if value is not None} or None


def _service(provider: Provider) -> dict[str, bool] | None:
    area = provider.service_area
    return _flags(in_person=area.in_person, statewide_telehealth=area.statewide_telehealth)


def _places(attribute: str) -> Callable[[Provider], dict[str, bool] | None]:
    def found(provider: Provider) -> dict[str, bool] | None:
        values = (getattr(location, attribute) for location in provider.locations)
        return _listed(tuple(dict.fromkeys(value for value in values if value)))

    return found


def insurance_accepted(provider: Provider) -> bool | None:
    """Return whether any insurance is taken for anything; None where nothing is stated."""
    stated = provider.payment.insurance
    return any(insurance.accepted for insurance in stated) if stated else None


def _support(provider: Provider) -> dict[str, bool] | None:
    support, team = provider.support, provider.clinical_team
    return _flags(
        preparation=support.preparation,
        therapist_during_session=support.therapist_during_session,
        integration=support.integration,
        therapist_on_staff=team.therapist_on_staff,
        own_therapist_welcome=support.own_therapist_welcome,
    )


def _payment(provider: Provider) -> dict[str, bool] | None:
    payment = provider.payment
    return _flags(
        insurance=insurance_accepted(provider),
        superbill=payment.superbill,
        financing=payment.financing,
        sliding_scale=payment.sliding_scale,
    )


FACETS: Final = (
    Facet(name="formats", any_of=True, answers=lambda p: _listed(p.formats)),
    Facet(name="settings", any_of=True, answers=lambda p: _listed(p.settings)),
    Facet(name="conditions", any_of=True, answers=lambda p: _listed(p.conditions)),
    Facet(name="service", any_of=True, answers=_service),
    Facet(name="regions", any_of=True, answers=_places("region")),
    Facet(name="counties", any_of=True, answers=_places("county")),
    Facet(name="support", any_of=False, answers=_support),
    Facet(name="payment", any_of=False, answers=_payment),
    Facet(name="specialties", any_of=True, answers=lambda p: _listed(p.clinical_team.specialties)),
    Facet(name="populations", any_of=True, answers=lambda p: _listed(p.populations)),
    Facet(name="languages", any_of=True, answers=lambda p: _listed(p.languages)),
    Facet(name="kinds", any_of=True, answers=lambda p: {p.kind: True}),
)
"""Every facet, in the order in which it is offered. A term's ``facet`` is the ``name`` of one."""

FACETS_BY_NAME: Final = {facet.name: facet for facet in FACETS}

PRICE_FACET: Final = "price"
"""The facet name under which "include not stated" refers to the price of a session."""
