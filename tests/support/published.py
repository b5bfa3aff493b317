"""The edition that ships with the program, as tests on real data need it."""

from functools import cache

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.gazetteer import CsvGazetteer, load_gazetteer
from brightstar_desktop.domain.catalogue import Catalogue


@cache
def published_catalogue() -> Catalogue:
    """Return the published edition; it is frozen, so tests may share it."""
    return read_catalogue(paths.bundled_catalogue())


@cache
def california() -> CsvGazetteer:
    """Return the places of California; they never change, so tests may share them."""
    return load_gazetteer(paths.bundled_data() / "geography")
