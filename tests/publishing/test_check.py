"""The state of a published folder: what expires, what is wrong, how old its facts are."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.domain.evidence import AgeClass
from brightstar_desktop.publishing.publication_status import fact_ages, read_status
from brightstar_desktop.publishing.repository_layout import (
    DEVELOPMENT_WARNING,
    PLAIN_TARGET,
    PublishingError,
)
from tests.support.factories import make_catalogue, make_provider, make_source
from tests.support.signing.maintainer import NOON, Maintainer, edition_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def maintainer(tmp_path: Path) -> Maintainer:
    maintainer = Maintainer(tmp_path)
    maintainer.release(edition_of(1))
    return maintainer


def test_a_fresh_release_is_good(maintainer: Maintainer) -> None:
    state = maintainer.check()
    assert state.is_good
    assert state.edition == "2026.11.23-1"
    assert state.warnings == ()
    assert {expiry.role: expiry.days_left for expiry in state.expiries} == {
        "root": 730,
        "targets": 365,
        "snapshot": 45,
        "timestamp": 45,
    }


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (31, {}),
        (31.1, {"snapshot": "resign", "timestamp": "resign"}),
        (46, {"snapshot": "resign", "timestamp": "resign"}),
        (352, {"targets": "release", "snapshot": "resign", "timestamp": "resign"}),
    ],
)
def test_what_expires_within_two_weeks_is_due(
    maintainer: Maintainer, days: float, due: dict[str, str]
) -> None:
    maintainer.wait(days)
    state = maintainer.check()
    found = {expiry.role: expiry.remedy for expiry in state.expiries if expiry.is_due}
    assert found == {role: f"brightstar-data {command}" for role, command in due.items()}
    assert state.is_good == (not due)


def test_a_root_is_renewed_by_its_own_command(maintainer: Maintainer) -> None:
    maintainer.wait(720)
    assert maintainer.check().expiries[0].remedy == "brightstar-data keys renew"


def test_a_plain_data_file_that_is_not_the_signed_one_is_warned_of(maintainer: Maintainer) -> None:
    (maintainer.folder / PLAIN_TARGET).write_bytes(gzip.compress(b"{}"))
    assert "is not the file that is signed" in maintainer.check().warnings[0]
    (maintainer.folder / PLAIN_TARGET).unlink()
    assert "is not the file that is signed" in maintainer.check().warnings[0]


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="holds no edition yet"):
        Maintainer(tmp_path).check()


def test_the_bundled_edition_is_known_to_be_signed_by_everybody() -> None:
    assert DEVELOPMENT_WARNING in read_status(paths.bundled_data() / "published", NOON).warnings


def test_fact_groups_are_counted_by_age() -> None:
    dated = [("2026-11-01", 0), ("2026-07-01", 0), ("2025", 0), (None, 0)]
    providers = tuple(
        make_provider(
            slug=f"clinic-{index}",
            locations=(),
            conditions=(),
            formats=(),
            sources=(make_source(page_date=day, read_as="stored_copy", covers=("contact",)),),
        )
        for index, (day, _) in enumerate(dated)
    )
    ages = fact_ages(make_catalogue(providers=providers), TODAY)
    assert ages.by_class == dict.fromkeys(AgeClass, 1)
    assert ages.share(AgeClass.OLD) == 0.25
    assert ages.oldest == (
        ("clinic-2", date(2025, 1, 1)),
        ("clinic-1", date(2026, 7, 1)),
        ("clinic-0", date(2026, 11, 1)),
    )
    assert ages.undated_providers == 1


def test_records_without_a_source_are_named() -> None:
    ages = fact_ages(make_catalogue(providers=(make_provider(sources=()),)), TODAY)
    assert ages.without_source == ("oakland-infusion-clinic",)
    assert ages.undated_providers == 1


def test_an_edition_without_providers_has_no_shares() -> None:
    ages = fact_ages(make_catalogue(providers=()), TODAY)
    assert ages.groups == 0
    assert ages.share(AgeClass.CURRENT) == 0
