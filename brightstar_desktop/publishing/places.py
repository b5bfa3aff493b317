"""Where the files of a published folder stand, and how they are written: whole or not at all."""

from pathlib import Path
from typing import Final

from brightstar_desktop.files import replace_file
from brightstar_desktop.publishing.errors import PublishingError
from brightstar_desktop.publishing.roles import TIMESTAMP

CATALOGUE: Final = "catalogue.json.gz"
METADATA: Final = "metadata"
TARGETS_FOLDER: Final = "targets"


def metadata_name(role: str, version: int) -> str:
    """Return the path of a role's metadata; only the timestamp's name bears no version."""
    name = f"{role}.json" if role == TIMESTAMP else f"{version}.{role}.json"
    return f"{METADATA}/{name}"


def target_name(sha256: str) -> str:
    """Return the path of a data file as readers fetch it."""
    return f"{TARGETS_FOLDER}/{sha256}.{CATALOGUE}"


PLAIN_TARGET: Final = f"{TARGETS_FOLDER}/{CATALOGUE}"
"""The data file as the program bundles it and people download it by hand."""


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
