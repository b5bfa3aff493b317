"""One object that reads all of a directory file."""

from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.storage.directory import ProviderDirectory
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.guides import GuideLibrary


class DirectoryFileReader(ProviderDirectory, GuideLibrary):
    """Reads providers, guide and crisis lines of one edition; meets both readers' protocols."""

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        ProviderDirectory.__init__(self, database, gazetteer)
        GuideLibrary.__init__(self, database)
