"""Editions are written whole or not at all, and always alike."""

from pathlib import Path

import pytest

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import encode_catalogue, write_catalogue
from brightstar_desktop.errors import DataFileError
from tests.support.factories import make_catalogue, make_provider
from tests.support.small_disk import small_disk


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert encode_catalogue(make_catalogue()) == encode_catalogue(make_catalogue())


def test_a_written_edition_replaces_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "catalogue.json.gz"
    write_catalogue(make_catalogue(edition="2026.01.01-1"), file)
    write_catalogue(make_catalogue(edition="2026.02.01-1"), file)
    assert read_catalogue(file).edition == "2026.02.01-1"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataFileError, match="cannot be written"):
        write_catalogue(make_catalogue(), tmp_path / "file" / "catalogue.json.gz")


def test_a_full_disk_leaves_the_old_edition_as_it_was(tmp_path: Path) -> None:
    providers = tuple(make_provider(slug=f"p{n}", name=f"{n * 7919}") for n in range(5000))
    with small_disk(tmp_path / "disk", kilobytes=16) as disk:
        file = disk / "catalogue.json.gz"
        write_catalogue(make_catalogue(), file)
        with pytest.raises(DataFileError, match="free some space"):
            write_catalogue(make_catalogue(providers=providers), file)
        assert read_catalogue(file) == make_catalogue()
        assert [path.name for path in disk.iterdir()] == [file.name]


def test_a_read_only_disk_leaves_the_old_edition_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=64, options="ro") as disk:
        with pytest.raises(DataFileError, match="cannot be written"):
            write_catalogue(make_catalogue(), disk / "catalogue.json.gz")
        assert list(disk.iterdir()) == []
