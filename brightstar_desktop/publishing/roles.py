"""The four roles that sign an edition: how many keys each has, and how long it holds."""

from datetime import timedelta
from typing import Final

from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from brightstar_desktop.domain.signing import SIGNED_FOR

ROOT: Final = Root.type
TARGETS: Final = Targets.type
SNAPSHOT: Final = Snapshot.type
TIMESTAMP: Final = Timestamp.type
ROLES: Final = (ROOT, TARGETS, SNAPSHOT, TIMESTAMP)
DAILY_ROLES: Final = (TARGETS, SNAPSHOT, TIMESTAMP)
"""What a release signs. The root signs only which keys these are."""

ROOT_KEYS: Final = 3
ROOT_THRESHOLD: Final = 2

LIFETIMES: Final = {
    ROOT: timedelta(days=730),
    TARGETS: timedelta(days=365),
    SNAPSHOT: SIGNED_FOR,
    TIMESTAMP: SIGNED_FOR,
}
"""How long a signature holds. A reader can be kept from news for as long as the timestamp's."""

NOTICE: Final = timedelta(days=14)
"""Nothing is published that would not hold for this long."""

EARLY_TARGETS: Final = timedelta(days=60)
"""A release without news signs the targets anew this long before they expire, so that no
re-signing in between is refused for them."""

NAME_FIELD: Final = "x-brightstar-name"
"""What a key is called, by maintainers and in the name of its file."""
