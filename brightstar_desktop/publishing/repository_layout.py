"""What a published folder holds: its roles and their lifetimes, the names of its files."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from brightstar_desktop.domain.updates import SIGNED_FOR
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.files import replace_file

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
EXPIRY_NOTICE: Final = timedelta(days=14)
"""Nothing is published that would not hold for this long."""
EARLY_TARGETS: Final = timedelta(days=60)
"""A release without news signs the targets anew this long before they expire, so that no
re-signing in between is refused for them."""
NAME_FIELD: Final = "x-brightstar-name"
"""What a key is called, by maintainers and in the name of its file."""
CATALOGUE: Final = "catalogue.json.gz"
METADATA: Final = "metadata"
TARGETS_FOLDER: Final = "targets"
PLAIN_TARGET: Final = f"{TARGETS_FOLDER}/{CATALOGUE}"
"""The data file as the program bundles it and people download it by hand."""
DEVELOPMENT_WARNING: Final = "signed with the development keys: fit for trying, not for publishing"
DEVELOPMENT_REFUSAL: Final = (
    "the development keys are public, so what they sign proves nothing: make keys of your own by "
    "brightstar-data keys create --replace-development, or say --trial where a trial edition is "
    "meant."
)


class PublishingError(BrightStarError):
    """Nothing was published; the message says why and what to do."""


class KeysError(PublishingError):
    """A signing key is missing, cannot be opened, or would be overwritten."""


def metadata_name(role: str, version: int) -> str:
    """Return the path of a role's metadata; only the timestamp's name bears no version."""
    name = f"{role}.json" if role == TIMESTAMP else f"{version}.{role}.json"
    return f"{METADATA}/{name}"


def target_name(sha256: str) -> str:
    return f"{TARGETS_FOLDER}/{sha256}.{CATALOGUE}"


def write_whole(file: Path, content: bytes) -> None:
    """Write ``content`` under a temporary name, sync it to the disk, and rename it to ``file``.

    Raises PublishingError when it cannot be written; what stood there before then stays.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content, file.with_name(f".{file.name}.new"))
    except OSError as error:
        raise PublishingError(
            f"{file} cannot be written ({error.strerror}): free some space or choose another "
            "folder; readers still see the edition before."
        ) from error


def refuse_development(*, is_development: bool, is_trial: bool) -> None:
    """Raise PublishingError where the development keys would sign what is no marked trial."""
    if is_development and not is_trial:
        raise PublishingError(DEVELOPMENT_REFUSAL)
