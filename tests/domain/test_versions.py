"""Which version of the program is newer."""

import pytest

from brightstar_desktop.domain.catalogue import is_newer, version_order


@pytest.mark.parametrize(
    ("offered", "running"),
    [
        ("0.1.1", "0.1.0"),
        ("0.10.0", "0.9.0"),
        ("1.0", "0.9.9"),
        ("1.0.0", "1.0.0rc1"),
        ("1.0.0rc2", "1.0.0rc1"),
        ("1.0.0b1", "1.0.0a9"),
        ("1.0.0.1", "1.0"),
    ],
)
def test_a_newer_version_is_newer_and_not_the_other_way_round(offered: str, running: str) -> None:
    assert is_newer(offered, running)
    assert not is_newer(running, offered)


def test_the_same_version_is_not_newer() -> None:
    assert not is_newer("1.0", "1.0.0")


@pytest.mark.parametrize("text", ["", "next", "1.", "1.0-beta", "v1.0", "1.0.0.0.0", "1" * 10, "١"])
def test_what_is_no_version_is_never_newer(text: str) -> None:
    assert version_order(text) is None
    assert not is_newer(text, "0.1.0")
    assert not is_newer("9.9", text)
