"""What every check knows beside the provider itself."""

from dataclasses import dataclass
from datetime import date

from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.vocabulary import Vocabulary


@dataclass(frozen=True)
class CheckSetting:
    """The edition's terms, the map of California, and the day of publication."""

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    published_on: date
