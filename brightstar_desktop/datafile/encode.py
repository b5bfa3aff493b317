"""An edition to the bytes of a published data file: always the same bytes for the same edition."""

import gzip
import io
from pathlib import Path
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue
from brightstar_desktop.errors import DataFileError
from brightstar_desktop.files import replace_file

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
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, encode_catalogue(catalogue), file.with_name(f".{file.name}.new"))
    except OSError as error:
        raise DataFileError(
            f"{file} cannot be written ({error.strerror}): free some space or choose another "
            "folder."
        ) from error


def catalogue_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the published data file before compression."""
    schema = msgspec.json.schema(Catalogue)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT_NAME}, version {CURRENT_VERSION.major}.{CURRENT_VERSION.minor}",
        **schema,
    }


def schema_text() -> str:
    """Return the schema as it is committed: indented, with a closing line break."""
    text = msgspec.json.format(msgspec.json.encode(catalogue_schema()), indent=2)
    return text.decode() + "\n"
