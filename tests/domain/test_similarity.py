"""Providers like another."""

from brightstar_desktop.domain.similarity import most_similar
from tests.support.factories import make_location, make_provider

HERE = make_provider(slug="here", formats=("iv_infusion",), conditions=("depression", "ptsd"))
FAR = make_location(city="San Diego", latitude=32.71571, longitude=-117.16472)


def test_what_is_shared_is_named_strongest_first() -> None:
    other = make_provider(slug="other", conditions=("ptsd",))
    (found,) = most_similar(HERE, (HERE, other), 5)
    assert found.provider.slug == "other"
    assert found.shared == (
        ("formats", "iv_infusion"),
        ("conditions", "ptsd"),
        ("kinds", "infusion_clinic"),
    )
    assert found.distance_miles == 0


def test_of_two_alike_the_nearer_comes_first() -> None:
    near, far = make_provider(slug="near"), make_provider(slug="far", locations=(FAR,))
    found = most_similar(HERE, (far, near), 5)
    assert [one.provider.slug for one in found] == ["near", "far"]


def test_likeness_outweighs_nearness() -> None:
    alike = make_provider(slug="alike", conditions=("depression", "ptsd"), locations=(FAR,))
    near = make_provider(
        slug="near", formats=("iv_infusion", "oral", "im_injection", "sublingual"), conditions=()
    )
    found = most_similar(HERE, (near, alike), 2)
    assert {one.provider.slug for one in found} == {"alike", "near"}


def test_who_shares_neither_format_nor_setting_is_not_alike() -> None:
    assert most_similar(HERE, (make_provider(slug="other", formats=("oral",)),), 5) == ()


def test_two_that_state_nothing_share_nothing() -> None:
    silent = make_provider(slug="silent", formats=(), conditions=())
    assert most_similar(silent, (make_provider(slug="other", formats=(), conditions=()),), 5) == ()


def test_closed_providers_are_not_offered() -> None:
    assert most_similar(HERE, (make_provider(slug="gone", status="closed"),), 5) == ()


def test_the_limit_holds_and_unknown_places_have_no_distance() -> None:
    others = [make_provider(slug=f"other-{number}", locations=()) for number in range(4)]
    found = most_similar(HERE, others, 2)
    assert len(found) == 2
    assert found[0].distance_miles is None
