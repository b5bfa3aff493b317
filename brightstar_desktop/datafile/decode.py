"""A published data file to an edition: bounded in size, strict in type, plain about trouble."""

import io
import re
import zlib
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.datafile.parts import CatalogueParts
from brightstar_desktop.domain.bounds import MAX_BYTES, MAX_COMPRESSED_BYTES, MAX_OBJECTS
from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
    FormatVersion,
)
from brightstar_desktop.errors import DataFileError
from brightstar_desktop.i18n import _

_TEXTS_SINCE_MINOR: Final = 2
_EARLY_TEXTS: Final = ("faq", "articles")
"""Before 1.2, questions and articles were empty lists."""
_CHUNK: Final = 256 * 1024
EDITION_NAME: Final = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{1,6}")
"""A name becomes a part of the names of files, so it can be nothing but this."""


class _Heading(msgspec.Struct):
    """What is read before anything else: is this our format, in a version we know?"""

    format: str
    version: FormatVersion
    edition: str = ""


def read_catalogue(file: Path) -> Catalogue:
    """Return the edition in ``file``.

    Raises DataFileError with one sentence when the file cannot be read, is not a published data
    file, was cut short, is too large, or was made for a newer program.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_COMPRESSED_BYTES + 1)
    except FileNotFoundError:
        words = _(
            "The data file {file} is missing: install the program again or fetch the data anew."
        )
        raise DataFileError(words.format(file=file)) from None
    except OSError as error:
        words = _("The data file {file} cannot be read: {reason}.")
        raise DataFileError(words.format(file=file, reason=error.strerror)) from error
    return decode_catalogue(data, file.name)


def decode_catalogue(data: bytes, name: str = "The data file") -> Catalogue:
    """Return the edition in ``data``, which is called ``name`` in messages.

    Raises DataFileError like ``read_catalogue``.
    """
    text = _decompress(data, name)
    version = _check_heading(text, name)
    try:
        parts = CatalogueParts(text, () if version.minor >= _TEXTS_SINCE_MINOR else _EARLY_TEXTS)
        parts.check()
        return parts.catalogue()
    except (DataFileError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        words = _("{name} is damaged or badly made and was not used: {reason}.")
        raise DataFileError(words.format(name=name, reason=error)) from error


def _decompress(data: bytes, name: str) -> bytearray:
    if len(data) > MAX_COMPRESSED_BYTES:
        raise DataFileError(_too_large(name))
    whole = bytearray()
    objects = 0
    try:
        with GzipFile(fileobj=io.BytesIO(data)) as stream:
            while chunk := stream.read(_CHUNK):
                whole += chunk
                objects += chunk.count(b"{")  # texts hold a few as well
                if len(whole) > MAX_BYTES or objects > MAX_OBJECTS:
                    raise DataFileError(_too_large(name))
    except EOFError as error:
        words = _("{name} was cut short: fetch it again.")
        raise DataFileError(words.format(name=name)) from error
    except (BadGzipFile, zlib.error) as error:
        words = _("{name} is not a gzip file or is damaged: fetch it again.")
        raise DataFileError(words.format(name=name)) from error
    if not whole:
        raise DataFileError(_("{name} is empty: fetch it again.").format(name=name))
    return whole


def _check_heading(text: bytearray, name: str) -> FormatVersion:
    try:
        heading = msgspec.json.decode(text, type=_Heading)
    except msgspec.ValidationError as error:
        words = _("{name} is not a BrightStar data file: {reason}.")
        raise DataFileError(words.format(name=name, reason=error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        words = _("{name} is not JSON, so it is no BrightStar data file.")
        raise DataFileError(words.format(name=name)) from error
    if heading.format != FORMAT_NAME:
        words = _("{name} is of the format {other!r}, not {ours!r}.")
        other = heading.format[:40]
        raise DataFileError(words.format(name=name, other=other, ours=FORMAT_NAME))
    if heading.version.major != CURRENT_VERSION.major:
        words = _("{name} is of version {version}, which this program cannot read: update the app.")
        raise DataFileError(words.format(name=name, version=heading.version.major))
    if not EDITION_NAME.fullmatch(heading.edition):
        words = _("{name} calls its edition {edition!r}, which is not a day and a number.")
        raise DataFileError(words.format(name=name, edition=heading.edition[:40]))
    return heading.version


def _too_large(name: str) -> str:
    words = _("{name} is larger than a data file can be and was not opened: fetch it again.")
    return words.format(name=name)
