"""A newer version of the program, in words."""

import pytest

from brightstar_desktop import __version__
from brightstar_desktop.domain.catalogue import NewestApp, version_order
from brightstar_desktop.presentation.update_texts import new_version

PAGE = "https://brightstar.example/get"


def test_a_newer_version_is_told_with_its_page() -> None:
    news = new_version(NewestApp("0.2.0", PAGE), "0.1.0")
    assert news is not None
    assert news.sentence == f"BrightStar 0.2.0 is out; this is 0.1.0. Get it from {PAGE}"
    assert news.address == PAGE


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://brightstar.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://[",
        "https:",
    ],
)
def test_only_a_page_over_https_is_offered(address: str) -> None:
    news = new_version(NewestApp("0.2.0", address), "0.1.0")
    assert news is not None
    assert news.address == ""
    assert news.sentence.endswith("Ask whoever installed it on this computer.")
    assert "://" not in news.sentence


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9", "", "tomorrow"])
def test_nothing_is_told_of_what_is_not_newer(version: str) -> None:
    assert new_version(NewestApp(version, PAGE), "0.1.0") is None


def test_nothing_is_told_where_the_data_names_no_version() -> None:
    assert new_version(None, "0.1.0") is None


def test_the_running_version_can_be_compared() -> None:
    assert version_order(__version__)
