"""A published data file to an edition: bounded in size, strict in type, plain about trouble."""

import io
import re
import zlib
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
    FormatVersion,
)
from brightstar_desktop.errors import DataFileError

MAX_COMPRESSED_BYTES: Final = 16 * 1024 * 1024
MAX_BYTES: Final = 64 * 1024 * 1024
"""Some two hundred times the first edition: room to grow, none for a decompression bomb."""
_TEXTS_SINCE_MINOR: Final = 2
"""Before 1.2, questions and articles were empty lists."""
_CHUNK: Final = 256 * 1024
EDITION_NAME: Final = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{1,6}")
"""A name becomes a part of the names of files, so it can be nothing but this."""


class _Heading(msgspec.Struct):
    """What is read before anything else: is this our format, in a version we know?"""

    format: str
    version: FormatVersion


def read_catalogue(file: Path) -> Catalogue:
    """Return the edition in ``file``.

    Raises DataFileError with one sentence when the file cannot be read, is not a published data
    file, was cut short, is too large, or was made for a newer program.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_COMPRESSED_BYTES + 1)
    except FileNotFoundError:
        raise DataFileError(
            f"The data file {file} is missing: install the program again or fetch the data anew."
        ) from None
    except OSError as error:
        raise DataFileError(f"The data file {file} cannot be read: {error.strerror}.") from error
    return decode_catalogue(data, file.name)


def decode_catalogue(data: bytes, name: str = "The data file") -> Catalogue:
    """Return the edition in ``data``, which is called ``name`` in messages.

    Raises DataFileError like ``read_catalogue``.
    """
    text = _decompress(data, name)
    version = _check_heading(text, name)
    try:
        catalogue = _typed(text, version)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataFileError(f"{name} is damaged or badly made: {error}.") from error
    _check_whole(catalogue, name)
    return catalogue


def _decompress(data: bytes, name: str) -> bytearray:
    if len(data) > MAX_COMPRESSED_BYTES:
        raise DataFileError(_too_large(name))
    whole = bytearray()
    try:
        with GzipFile(fileobj=io.BytesIO(data)) as stream:
            while chunk := stream.read(_CHUNK):
                whole += chunk
                if len(whole) > MAX_BYTES:
                    raise DataFileError(_too_large(name))
    except EOFError as error:
        raise DataFileError(f"{name} was cut short: fetch it again.") from error
    except (BadGzipFile, zlib.error) as error:
        raise DataFileError(f"{name} is not a gzip file or is damaged: fetch it again.") from error
    if not whole:
        raise DataFileError(f"{name} is empty: fetch it again.")
    return whole


def _check_heading(text: bytearray, name: str) -> FormatVersion:
    try:
        heading = msgspec.json.decode(text, type=_Heading)
    except msgspec.ValidationError as error:
        raise DataFileError(f"{name} is not a BrightStar data file: {error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataFileError(f"{name} is not JSON, so it is no BrightStar data file.") from error
    if heading.format != FORMAT_NAME:
        raise DataFileError(f"{name} is of the format {heading.format!r}, not {FORMAT_NAME!r}.")
    if heading.version.major != CURRENT_VERSION.major:
        raise DataFileError(
            f"{name} is of version {heading.version.major}, which this program cannot read: "
            "update the app."
        )
    return heading.version


def _typed(text: bytearray, version: FormatVersion) -> Catalogue:
    """Return the edition; what an older minor version wrote in another form held nothing yet."""
    if version.minor >= _TEXTS_SINCE_MINOR:
        return msgspec.json.decode(text, type=Catalogue)
    raw = msgspec.json.decode(text, type=dict[str, Any])
    known = {name: value for name, value in raw.items() if name not in ("faq", "articles")}
    return msgspec.convert(known, Catalogue)


def _check_whole(catalogue: Catalogue, name: str) -> None:
    if not EDITION_NAME.fullmatch(catalogue.edition):
        raise DataFileError(
            f"{name} calls its edition {catalogue.edition!r}, which is not a day and a number."
        )
    slugs = [provider.slug for provider in catalogue.providers]
    if len(set(slugs)) != len(slugs):
        twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
        raise DataFileError(f"{name} names the provider {twice[0]!r} twice.")
    for provider in catalogue.providers:
        for index, price in enumerate(provider.prices):
            if not 0 <= price.source < len(provider.sources):
                raise DataFileError(
                    f"{name} gives price {index} of {provider.slug!r} a source it does not have."
                )


def _too_large(name: str) -> str:
    return f"{name} is larger than a data file can be and was not opened: fetch it again."
