"""The public look-ups fit what a provider states."""

from typing import Any

import pytest

from brightstar_desktop.domain.provider import ClinicalTeam, Provider, Support
from brightstar_desktop.presentation import licences
from brightstar_desktop.presentation.licences import (
    how_to_check,
    how_to_complain,
    look_ups,
    why_no_reviews,
)
from tests.support.factories import make_provider


def _codes(provider: Provider) -> list[str]:
    return [look_up.code for look_up in look_ups(provider)]


def test_the_search_for_every_license_is_always_offered_first() -> None:
    assert _codes(make_provider()) == ["license_search"]


@pytest.mark.parametrize(
    ("credential", "board"),
    [
        ("md", "medical"),
        ("do", "osteopathic"),
        ("np", "nursing"),
        ("crna", "nursing"),
        ("rn", "nursing"),
        ("pa", "physician_assistants"),
        ("psyd", "psychology"),
        ("lcsw", "behavioral"),
    ],
)
def test_each_credential_leads_to_its_board(credential: str, board: str) -> None:
    team = ClinicalTeam(supervising_credentials=(credential,))
    assert _codes(make_provider(clinical_team=team)) == ["license_search", board]


def test_a_specialty_means_a_physician_of_either_kind() -> None:
    team = ClinicalTeam(specialties=("anesthesiology",))
    assert _codes(make_provider(clinical_team=team)) == [
        "license_search",
        "medical",
        "osteopathic",
    ]


def test_a_stated_degree_narrows_a_specialty() -> None:
    team = ClinicalTeam(supervising_credentials=("do",), specialties=("psychiatry",))
    assert _codes(make_provider(clinical_team=team)) == ["license_search", "osteopathic"]


def test_therapists_pharmacies_and_spravato_have_their_own() -> None:
    provider = make_provider(
        formats=("intranasal_esketamine", "sublingual"),
        clinical_team=ClinicalTeam(therapist_on_staff=True),
    )
    assert _codes(provider) == [
        "license_search",
        "psychology",
        "behavioral",
        "pharmacy",
        "spravato",
    ]


@pytest.mark.parametrize(
    ("changes", "is_sent"),
    [
        ({"formats": (), "settings": ("at_home",)}, True),
        ({"formats": ("sublingual",)}, True),
        ({"formats": ("oral",)}, True),
        ({"formats": ("im_injection",), "settings": ("in_clinic",)}, False),
    ],
)
def test_the_board_of_pharmacy_is_named_where_medicine_is_sent_home(
    changes: dict[str, Any], *, is_sent: bool
) -> None:
    assert ("pharmacy" in _codes(make_provider(**changes))) is is_sent


def test_a_therapist_in_the_session_leads_to_the_boards_of_therapists() -> None:
    provider = make_provider(support=Support(therapist_during_session=True))
    assert _codes(provider) == ["license_search", "psychology", "behavioral"]
    without = make_provider(support=Support(therapist_during_session=False))
    assert _codes(without) == ["license_search"]


def test_every_look_up_is_an_official_secure_address() -> None:
    everything = make_provider(
        formats=("intranasal_esketamine", "oral"),
        clinical_team=ClinicalTeam(
            supervising_credentials=("physician", "np", "pa"), therapist_on_staff=True
        ),
    )
    found = (*look_ups(everything), how_to_complain())
    for look_up in found:
        assert look_up.url.startswith("https://")
        assert look_up.url.endswith((".ca.gov", "www.spravatorems.com"))
        assert look_up.name
        assert look_up.tells.endswith(".")


def test_every_look_up_is_worded_in_both_languages() -> None:
    for entry in licences._entries():
        assert entry.name.es
        assert entry.tells.es.endswith(".")


def test_the_reader_is_told_how_to_check_and_why_there_are_no_reviews() -> None:
    assert "license number" in how_to_check()
    assert "no reviews" in why_no_reviews()
