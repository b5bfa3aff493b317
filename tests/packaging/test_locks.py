"""Everything that is installed is pinned by hash, whatever index it comes from."""

import re

import pytest

from tests.packaging.scripts import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each distribution that a lock file names."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_version_and_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line]
    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_tests_run_with_the_versions_that_ship() -> None:
    shipped, tested = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert shipped.items() <= tested.items()


def test_the_binding_that_aborts_is_not_pinned() -> None:
    assert pinned("requirements.lock")["pyside6-essentials"] != "6.12.0"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_locked_too(system: str) -> None:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    assert f"sys_platform == '{system}'" in text
