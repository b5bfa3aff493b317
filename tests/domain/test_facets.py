"""What a provider states on each facet that a list can be narrowed by."""

from typing import Any

import pytest

from brightstar_desktop.domain.facets import (
    FACETS,
    FACETS_BY_NAME,
    Answer,
    answer,
)
from brightstar_desktop.domain.facts import insurance_accepted
from brightstar_desktop.domain.provider import (
    ClinicalTeam,
    Insurance,
    Payment,
    ServiceArea,
    Support,
)
from tests.support.factories import make_location, make_provider

FRESNO = make_location(city="Fresno", county="Fresno", region="central_valley")
NOWHERE = make_location(city=None, county=None, region=None)


@pytest.mark.parametrize(
    ("facet", "changes", "stated"),
    [
        ("formats", {"formats": ("oral",)}, {"oral": True}),
        ("settings", {"settings": ("kap", "at_home")}, {"kap": True, "at_home": True}),
        ("conditions", {"conditions": ("ptsd",)}, {"ptsd": True}),
        (
            "service",
            {"service_area": ServiceArea(in_person=False, statewide_telehealth=True)},
            {"in_person": False, "statewide_telehealth": True},
        ),
        ("regions", {"locations": (FRESNO, NOWHERE)}, {"central_valley": True}),
        ("counties", {"locations": (FRESNO, make_location())}, {"Fresno": True, "Alameda": True}),
        (
            "support",
            {
                "support": Support(preparation=True, integration=False),
                "clinical_team": ClinicalTeam(therapist_on_staff=True),
            },
            {"preparation": True, "integration": False, "therapist_on_staff": True},
        ),
        (
            "support",
            {"support": Support(therapist_during_session=True, own_therapist_welcome=False)},
            {"therapist_during_session": True, "own_therapist_welcome": False},
        ),
        (
            "payment",
            {"payment": Payment(superbill=True, financing=False, sliding_scale=True)},
            {"superbill": True, "financing": False, "sliding_scale": True},
        ),
        (
            "specialties",
            {"clinical_team": ClinicalTeam(specialties=("psychiatry",))},
            {"psychiatry": True},
        ),
        ("populations", {"populations": ("veterans",)}, {"veterans": True}),
        ("languages", {"languages": ("es",)}, {"es": True}),
        ("kinds", {"kind": "telehealth"}, {"telehealth": True}),
    ],
)
def test_what_is_stated_is_an_answer(
    facet: str, changes: dict[str, Any], stated: dict[str, bool]
) -> None:
    assert FACETS_BY_NAME[facet].answers(make_provider(**changes)) == stated


def test_what_nobody_states_is_no_answer() -> None:
    silent = make_provider(formats=(), conditions=(), locations=(NOWHERE,))
    for facet in FACETS:
        assert facet.name == "kinds" or facet.answers(silent) is None


@pytest.mark.parametrize(
    ("accepted", "stated"),
    [
        ((), None),
        ((True,), True),
        ((False,), False),
        ((False, True), True),
        ((False, False), False),
    ],
)
def test_insurance_is_taken_where_it_is_for_anything(
    accepted: tuple[bool, ...], *, stated: bool | None
) -> None:
    told = tuple(Insurance(accepted=one) for one in accepted)
    provider = make_provider(payment=Payment(insurance=told))
    assert insurance_accepted(provider) is stated
    answers = FACETS_BY_NAME["payment"].answers(provider)
    assert answers == (None if stated is None else {"insurance": stated})


def test_a_list_of_other_things_is_a_no_and_flags_left_out_are_not_stated() -> None:
    provider = make_provider(formats=("oral",), support=Support(preparation=True))
    formats, support = FACETS_BY_NAME["formats"], FACETS_BY_NAME["support"]
    assert answer(formats, provider, "oral") is Answer.YES
    assert answer(formats, provider, "iv_infusion") is Answer.NO
    assert answer(support, provider, "preparation") is Answer.YES
    assert answer(support, provider, "integration") is Answer.NOT_STATED
    assert answer(formats, make_provider(formats=()), "oral") is Answer.NOT_STATED
    refused = make_provider(support=Support(preparation=False))
    assert answer(support, refused, "preparation") is Answer.NO
