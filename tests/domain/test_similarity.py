"""Providers like another."""

from math import radians
from typing import Any

from brightstar_desktop.domain.geography import EARTH_RADIUS_MILES
from brightstar_desktop.domain.provider import Provider, Support
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
    assert [one.provider.slug for one in found] == ["alike", "near"]


def _order(*others: Provider) -> list[str]:
    return [one.provider.slug for one in most_similar(HERE, others, 5)]


def test_half_of_the_nearness_is_left_at_25_miles() -> None:
    """The three points of being near are worth 1.5 there: less than two more shared things."""
    north = 25 / (EARTH_RADIUS_MILES * radians(1))
    there = make_location(latitude=37.80437 + north)
    near = make_provider(slug="near", conditions=())
    both = make_provider(slug="both", conditions=("depression", "ptsd"), locations=(there,))
    one = make_provider(slug="one", conditions=("depression",), locations=(there,))
    assert _order(near, both, one) == ["both", "near", "one"]


def test_who_offers_just_what_is_sought_comes_before_who_offers_everything() -> None:
    narrow = make_provider(slug="narrow", conditions=("depression", "ptsd"))
    wide = make_provider(
        slug="broad",
        formats=("iv_infusion", "oral", "sublingual"),
        conditions=("depression", "ptsd", "pain", "ocd"),
    )
    assert _order(wide, narrow) == ["narrow", "broad"]


def test_what_is_shared_weighs_by_how_much_it_matters() -> None:
    here = make_provider(settings=("kap",), conditions=("ptsd",), support=Support(preparation=True))
    plain: dict[str, Any] = {"formats": (), "conditions": (), "kind": "other", "locations": ()}
    told: dict[str, dict[str, Any]] = {
        "format": {"formats": ("iv_infusion",)},
        "setting": {"settings": ("kap",)},
        "setting_and_condition": {"settings": ("kap",), "conditions": ("ptsd",)},
        "setting_and_support": {"settings": ("kap",), "support": Support(preparation=True)},
    }
    others = [make_provider(slug=slug, name=slug, **plain | one) for slug, one in told.items()]
    found = [(one.provider.slug, one.shared[0][0]) for one in most_similar(here, others, 5)]
    assert found == [
        ("setting_and_condition", "settings"),
        ("format", "formats"),
        ("setting_and_support", "settings"),
        ("setting", "settings"),
    ]


def test_of_those_alike_in_everything_the_name_decides() -> None:
    others = [make_provider(slug=name, name=name) for name in ("b", "a")]
    assert _order(*others) == ["a", "b"]


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
