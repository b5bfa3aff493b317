"""An edition to the bytes of a published data file: always the same bytes for the same edition."""

import contextlib
import gzip
import io
import os
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import DataFileError

_COMPRESSION: Final = 9


def encode_catalogue(catalogue: Catalogue) -> bytes:
    """Return ``catalogue`` as a published data file: no time, no file name, keys in fixed order."""
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", _COMPRESSION, buffer, mtime=0) as stream:
        stream.write(msgspec.json.encode(catalogue))
    return buffer.getvalue()


def write_catalogue(catalogue: Catalogue, file: Path) -> None:
    """Write ``catalogue`` to ``file``, whole or not at all.

    Raises DataFileError when it cannot be written; what stood there before then stays.
    """
    temporary = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(encode_catalogue(catalogue))
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise DataFileError(
            f"{file} cannot be written ({error.strerror}): free some space or choose another "
            "folder."
        ) from error
