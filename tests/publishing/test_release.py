"""Releases: what readers get, what is refused, and what is left for readers midway."""

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.exceptions import ExpiredMetadataError

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.publishing.published import read_published
from brightstar_desktop.publishing.repository_layout import PLAIN_TARGET, PublishingError
from tests.support.signing.maintainer import NOON, Maintainer, edition_of, files_of
from tests.support.signing.reader import Reader
from tests.support.small_disk import small_disk


@pytest.fixture
def maintainer(tmp_path: Path) -> Maintainer:
    return Maintainer(tmp_path / "desk")


@pytest.fixture
def reader(maintainer: Maintainer, tmp_path: Path) -> Reader:
    return Reader(tmp_path / "reader", maintainer.folder)


def test_a_reader_gets_each_edition_in_turn(maintainer: Maintainer, reader: Reader) -> None:
    for number in (1, 2, 3):
        edition = edition_of(number)
        maintainer.release(edition)
        assert reader.update(maintainer.now) == edition


def test_a_first_release_writes_the_agreed_files(maintainer: Maintainer) -> None:
    files = maintainer.release(edition_of(1))
    names = [file.relative_to(maintainer.folder).as_posix() for file in files]
    assert re.fullmatch(r"targets/[0-9a-f]{64}\.catalogue\.json\.gz", names[0])
    assert names[1:] == [
        "targets/catalogue.json.gz",
        "metadata/1.targets.json",
        "metadata/1.snapshot.json",
        "metadata/timestamp.json",
    ]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert not [name for name in files_of(maintainer.folder) if ".new" in name]


def test_the_signature_tells_of_the_edition(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1, "oakland", "fresno"))
    signed = json.loads((maintainer.folder / "metadata" / "1.targets.json").read_bytes())
    assert signed["signed"]["targets"]["catalogue.json.gz"]["custom"] == {
        "edition": "2026.11.23-1",
        "published_at": "2026-11-23T12:00:00Z",
        "provider_count": 2,
        "format_major": 1,
    }


def test_roles_hold_as_long_as_agreed(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    days = {role: (until - NOON).days for role, until in maintainer.published.expiries().items()}
    assert days == {"root": 730, "targets": 365, "snapshot": 45, "timestamp": 45}


def test_readers_are_told_when_nothing_was_signed_for_too_long(
    maintainer: Maintainer, reader: Reader
) -> None:
    maintainer.release(edition_of(1))
    with pytest.raises(ExpiredMetadataError):
        reader.update(NOON + timedelta(days=46))


def test_resigning_carries_readers_on(maintainer: Maintainer, reader: Reader) -> None:
    maintainer.release(edition_of(1))
    maintainer.wait(40)
    names = [file.name for file in maintainer.resign()]
    assert names == ["2.snapshot.json", "timestamp.json"]
    assert reader.update(NOON + timedelta(days=80)) == edition_of(1)


def test_a_release_without_news_only_signs_anew(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    maintainer.wait(30)
    assert [file.name for file in maintainer.release(edition_of(1))] == [
        "2.snapshot.json",
        "timestamp.json",
    ]


def test_a_release_without_news_signs_targets_that_will_expire(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    maintainer.wait(310)
    maintainer.release(edition_of(1))
    assert (maintainer.published.expiries()["targets"] - maintainer.now).days == 365


def test_a_year_of_resigning_ends_with_a_release(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    maintainer.wait(352)
    with pytest.raises(PublishingError, match=r"targets expires on .* run brightstar-data release"):
        maintainer.resign()


def test_nothing_can_be_resigned_before_a_release(maintainer: Maintainer) -> None:
    with pytest.raises(PublishingError, match="holds no edition yet"):
        maintainer.resign()


@pytest.mark.parametrize(("days", "word"), [(717, "expires"), (731, "expired")])
def test_a_root_that_soon_expires_stops_releases(
    maintainer: Maintainer, days: int, word: str
) -> None:
    maintainer.wait(days)
    before = files_of(maintainer.folder)
    with pytest.raises(PublishingError, match=rf"root {word} on .* brightstar-data keys renew"):
        maintainer.release(edition_of(1))
    assert files_of(maintainer.folder) == before


def test_other_content_needs_a_newer_name(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(10))
    before = files_of(maintainer.folder)
    for number in (9, 10):
        with pytest.raises(PublishingError, match=r"not newer than 2026\.11\.23-10"):
            maintainer.release(edition_of(number, "fresno"), most_removed=1)
    assert files_of(maintainer.folder) == before
    maintainer.release(edition_of(11, "fresno"), most_removed=1)


def test_an_edition_of_the_future_or_a_clock_of_the_past_is_refused(maintainer: Maintainer) -> None:
    maintainer.wait(-0.9)
    maintainer.release(edition_of(1))
    maintainer.wait(-0.2)
    with pytest.raises(PublishingError, match="2026-11-23 but this computer's clock says"):
        maintainer.release(edition_of(2))


def test_many_removals_have_to_be_allowed(maintainer: Maintainer) -> None:
    slugs = [f"clinic-{number}" for number in range(10)]
    maintainer.release(edition_of(1, *slugs))
    maintainer.release(edition_of(2, *slugs[1:]))
    with pytest.raises(PublishingError, match=r"2 of 9 .*clinic-1, clinic-2.*--allow-removals"):
        maintainer.release(edition_of(3, *slugs[3:]))
    maintainer.release(edition_of(3, *slugs[3:]), most_removed=1)


def test_a_reader_midway_still_finds_the_edition_before(
    maintainer: Maintainer, reader: Reader
) -> None:
    maintainer.release(edition_of(1))
    midway = reader.begin(maintainer.now)
    midway.refresh()
    maintainer.release(edition_of(2))
    maintainer.resign()
    assert reader.finish(midway) == edition_of(1)


def test_older_files_go_and_every_root_stays(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    maintainer.renew()
    for number in (2, 3, 4):
        maintainer.release(edition_of(number))
    names = sorted(files_of(maintainer.folder))
    assert [name for name in names if name.startswith("metadata/")] == [
        "metadata/1.root.json",
        "metadata/2.root.json",
        "metadata/3.snapshot.json",
        "metadata/3.targets.json",
        "metadata/4.snapshot.json",
        "metadata/4.targets.json",
        "metadata/timestamp.json",
    ]
    assert len([name for name in names if name.startswith("targets/")]) == 3


def test_each_step_of_a_release_leaves_a_whole_repository(
    maintainer: Maintainer, tmp_path: Path
) -> None:
    """A disk that fails, or a host that copies, may stop after any of the files."""
    maintainer.release(edition_of(1))
    before = files_of(maintainer.folder)
    written = maintainer.release(edition_of(2))
    after = files_of(maintainer.folder)
    for count in range(len(written) + 1):
        state = before | {
            name: after[name]
            for file in written[:count]
            for name in [file.relative_to(maintainer.folder).as_posix()]
        }
        halfway = tmp_path / str(count)
        for name, content in state.items():
            (halfway / name).parent.mkdir(parents=True, exist_ok=True)
            (halfway / name).write_bytes(content)
        whole = Reader(tmp_path / f"reader-{count}", halfway).update(maintainer.now)
        assert whole == edition_of(2 if count == len(written) else 1)
        assert read_published(halfway).catalogue_bytes()


def test_a_release_that_was_cut_short_is_done_again(maintainer: Maintainer, reader: Reader) -> None:
    maintainer.release(edition_of(1))
    timestamp = (maintainer.folder / "metadata" / "timestamp.json").read_bytes()
    maintainer.release(edition_of(2))
    (maintainer.folder / "metadata" / "timestamp.json").write_bytes(timestamp)
    maintainer.release(edition_of(3))
    assert reader.update(maintainer.now) == edition_of(3)


@pytest.mark.parametrize("name", ["2.targets.json", "2.snapshot.json", "timestamp.json"])
def test_a_published_folder_that_was_tampered_with_is_not_built_upon(
    maintainer: Maintainer, name: str
) -> None:
    maintainer.release(edition_of(1))
    maintainer.release(edition_of(2))
    file = maintainer.folder / "metadata" / name
    file.write_bytes(file.read_bytes().replace(b'"version":2', b'"version":3', 1))
    with pytest.raises(PublishingError, match=re.escape(name)):
        maintainer.release(edition_of(3))


def test_a_data_file_that_is_not_the_signed_one_is_not_built_upon(maintainer: Maintainer) -> None:
    file = maintainer.release(edition_of(1))[0]
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(PublishingError, match="not what was signed"):
        maintainer.release(edition_of(2))
    file.unlink()
    with pytest.raises(PublishingError, match="cannot be read"):
        maintainer.release(edition_of(2))


def test_a_build_in_between_does_not_change_what_the_release_is_set_against(
    maintainer: Maintainer,
) -> None:
    """``build`` writes targets/catalogue.json.gz; only the signed file counts."""
    maintainer.release(edition_of(1))
    (maintainer.folder / PLAIN_TARGET).write_bytes(b"built since")
    maintainer.release(edition_of(2))
    assert read_catalogue(maintainer.folder / PLAIN_TARGET) == edition_of(2)


def test_without_a_needed_key_nothing_is_written(maintainer: Maintainer) -> None:
    maintainer.release(edition_of(1))
    (maintainer.root / "keys" / "timestamp.pem").unlink()
    before = files_of(maintainer.folder)
    with pytest.raises(PublishingError, match="timestamp key is in none of the folders"):
        maintainer.release(edition_of(2))
    assert files_of(maintainer.folder) == before


@pytest.mark.parametrize("pages", [0, 1, 2, 3])
def test_a_full_disk_leaves_readers_the_edition_before(tmp_path: Path, pages: int) -> None:
    with small_disk(tmp_path / "published", kilobytes=128) as disk:
        maintainer = Maintainer(tmp_path)
        maintainer.release(edition_of(1))
        filler = disk / "filler"
        free = shutil.disk_usage(disk).free
        filler.write_bytes(bytes(free - pages * 4096))
        with pytest.raises(PublishingError, match="No space left"):
            maintainer.release(edition_of(2))
        assert Reader(tmp_path / "reader", disk).update(maintainer.now) == edition_of(1)
        filler.unlink()
        maintainer.release(edition_of(2))
        assert Reader(tmp_path / "reader", disk).update(maintainer.now) == edition_of(2)


def test_what_readers_would_see_is_told(maintainer: Maintainer) -> None:
    assert maintainer.prepare(edition_of(1)).changes() == "The first edition: 1 providers."
    maintainer.release(edition_of(1))
    assert maintainer.prepare(edition_of(2, "oakland", "fresno")).changes()
    assert not maintainer.prepare(edition_of(1)).has_changes


def test_the_bundled_edition_is_signed_and_is_the_file_that_ships(tmp_path: Path) -> None:
    """A change of the data demands ``brightstar-data release``, with the development keys."""
    folder = paths.bundled_data() / "published"
    published = read_published(folder)
    signed = published.catalogue_bytes()
    assert signed == paths.bundled_catalogue().read_bytes(), "run brightstar-data release"
    assert published.timestamp is not None
    signed_at = published.timestamp.signed.expires - timedelta(days=45)
    reader = Reader(tmp_path, folder)
    assert reader.update(signed_at) == read_catalogue(paths.bundled_catalogue())
