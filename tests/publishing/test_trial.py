"""Editions signed with keys that everybody knows: trials, marked as such, or none at all."""

import json
from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.publishing.published import read_published
from brightstar_desktop.publishing.release import prepare, publish
from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_REFUSAL
from brightstar_desktop.publishing.signing_keys import KeyRing
from tests.support.data_folder import make_data_folder
from tests.support.signing.maintainer import NOON, files_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of one provider."""
    return make_data_folder(tmp_path / "data")


@pytest.fixture
def trial(tmp_path: Path) -> list[str]:
    """Return the arguments that name keys that everybody knows, and the root that trusts them."""
    published = ["--published", str(tmp_path / "published")]
    known = ["--keys", str(tmp_path / "known")]
    make = ["keys", "create", "--development", "--no-passphrase", *known, *published]
    assert main(make, NOON) == 0
    return [*known, *published]


def test_development_keys_sign_nothing_but_a_trial(
    data: Path, trial: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(tmp_path / "published")
    capsys.readouterr()
    for more in ([], ["--dry-run"]):
        assert main(["release", *more, *trial, "--data", str(data)], NOON) == 1
        assert refusals(capsys) == [DEVELOPMENT_REFUSAL]
    assert files_of(tmp_path / "published") == before
    assert main(["release", "--trial", *trial, "--data", str(data)], NOON) == 0
    edition = read_catalogue(tmp_path / "published" / "targets" / "catalogue.json.gz")
    assert edition.trial
    signed = json.loads((tmp_path / "published" / "metadata" / "1.targets.json").read_bytes())
    assert signed["signed"]["targets"]["catalogue.json.gz"]["custom"]["trial"] is True


def test_a_strict_check_takes_a_trial_only_where_one_is_meant(
    data: Path, trial: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "--trial", *trial, "--data", str(data)], NOON) == 0
    published = trial[-2:]
    assert main(["check", *published], NOON) == 0
    capsys.readouterr()
    assert main(["check", "--strict", *published], NOON) == 1
    assert refusals(capsys) == [DEVELOPMENT_REFUSAL]
    assert main(["check", "--strict", "--trial", *published], NOON) == 0


def test_development_keys_do_not_hold_an_unmarked_edition_on(
    data: Path, trial: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An earlier program released with them and did not mark it."""
    published = read_published(tmp_path / "published")
    catalogue = collect(data).catalogue
    assert catalogue
    publish(prepare(catalogue, published, NOON), KeyRing([tmp_path / "known"]))
    capsys.readouterr()
    assert main(["resign", *trial], NOON) == 1
    assert refusals(capsys) == [DEVELOPMENT_REFUSAL]
    assert main(["check", "--strict", "--trial", *trial[-2:]], NOON) == 1


def test_no_edition_of_real_keys_is_called_a_trial(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ["--keys", str(tmp_path / "own"), "--published", str(tmp_path / "published")]
    assert main(["keys", "create", "--no-passphrase", *own], NOON) == 0
    assert main(["release", "--trial", *own, "--data", str(data)], NOON) == 1
    assert "--trial is for the development keys alone" in capsys.readouterr().err
    assert main(["release", *own, "--data", str(data)], NOON) == 0
    assert main(["check", "--strict", *own[-2:]], NOON) == 0


def refusals(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what was refused, apart from the usual warning."""
    lines = capsys.readouterr().err.splitlines()
    return [
        line.removeprefix("brightstar-data: ")
        for line in lines
        if line.startswith("brightstar-data: ")
    ]


def test_the_edition_that_ships_is_a_marked_trial_and_no_tag_may_draft_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    published = paths.bundled_data() / "published"
    assert read_published(published).is_development == read_published(published).is_trial
    assert read_catalogue(paths.bundled_catalogue()).trial
    assert main(["check", "--published", str(published)], NOON) == 0
    capsys.readouterr()
    assert main(["check", "--strict", "--published", str(published)], NOON) == 1
    assert refusals(capsys) == [DEVELOPMENT_REFUSAL]
