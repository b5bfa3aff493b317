"""One object that reads all of a directory file."""

from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.storage.directory import ProviderDirectory
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.guides import GuideLibrary


class DirectoryFileReader(ProviderDirectory, GuideLibrary):
    """Reads providers, guide and crisis lines of one edition; meets both readers' protocols."""

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        ProviderDirectory.__init__(self, database, gazetteer)
        GuideLibrary.__init__(self, database)

    def catalogue(self) -> Catalogue:
        """Return the whole edition, as it was read from its data file.

        Raises DirectoryError when it cannot be read.
        """
        about = self.edition()
        return Catalogue(
            format=FORMAT_NAME,
            version=CURRENT_VERSION,
            edition=about.name,
            published_at=about.published_at,
            licence=about.licence,
            vocabulary=self.vocabulary(),
            providers=self.providers(),
            updates_from=about.updates_from,
            corrections_to=about.corrections_to,
            app=about.newest_app,
            trial=about.trial,
            **self.texts(),
        )
