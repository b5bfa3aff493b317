"""Directories built for tests: of a made-up edition, and of the one that ships."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import OpenedDirectory, open_directory
from tests.support.factories import make_catalogue

GEOGRAPHY = paths.bundled_data() / "geography"

Bundle = Callable[..., Path]
Open = Callable[[Path], OpenedDirectory]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the directory is kept; it does not exist yet."""
    return tmp_path / "directory"


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """Return a function that writes an edition to a published data file."""

    def write(**changes: Any) -> Path:
        file = tmp_path / "published" / "catalogue.json.gz"
        write_catalogue(make_catalogue(**changes), file)
        return file

    return write


@pytest.fixture
def open_bundle(folder: Path) -> Open:
    """Return a function that opens the directory built from a data file."""
    return lambda file: open_directory(folder, file, GEOGRAPHY)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    """Return a reader of the edition that ships with the program."""
    own = tmp_path_factory.mktemp("published") / "directory"
    return open_directory(own, paths.bundled_catalogue(), GEOGRAPHY).reader
