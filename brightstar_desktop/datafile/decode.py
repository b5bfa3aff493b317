"""A published data file to an edition: bounded in size, strict in type, plain about trouble."""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from brightstar_desktop.domain.bounds import (
    FIRST_DAY,
    LAST_DAY,
    MAX_BYTES,
    MAX_COMPRESSED_BYTES,
    MAX_OBJECTS,
    MAX_PART_BYTES,
    MAX_PART_VALUES,
    MAX_PROVIDER_BYTES,
    MAX_PROVIDER_VALUES,
    MOST_PROVIDERS,
    describe_mismatch,
    is_day,
)
from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
    FormatVersion,
)
from brightstar_desktop.domain.evidence import earliest_day
from brightstar_desktop.domain.markdown_bounds import body_errors
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.errors import DataFileError
from brightstar_desktop.i18n import _

_TEXTS_SINCE_MINOR: Final = 2
_EARLY_TEXTS: Final = ("faq", "articles")
"""Before 1.2, questions and articles were empty lists."""
_CHUNK: Final = 256 * 1024
EDITION_NAME: Final = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{1,6}")
"""A name becomes a part of the names of files, so it can be nothing but this."""
T = TypeVar("T")
_PROVIDERS: Final = "providers"
_FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Catalogue)}
_Outline: Final = msgspec.defstruct(
    "_Outline", [(name, msgspec.Raw, msgspec.Raw()) for name in _FIELDS]
)
_PROVIDER: Final = msgspec.json.Decoder(Provider)


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
    """Raises DataFileError like ``read_catalogue``; messages call the data ``name``."""
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


class CatalogueParts:
    """The bytes of each part of an edition, by the name of its field.

    Checking decodes one part at a time, one provider at a time, and drops it again, so that
    refusing a hostile edition takes little memory beyond its own bytes.
    """

    def __init__(self, text: bytearray, without: tuple[str, ...] = ()) -> None:
        """Cut ``text`` into its parts; raises msgspec's errors where it is no JSON object."""
        outline = msgspec.json.decode(text, type=_Outline)
        found = {name: getattr(outline, name) for name in _FIELDS if name not in without}
        self._raw: dict[str, msgspec.Raw] = {
            name: raw for name, raw in found.items() if memoryview(raw).nbytes
        }
        self._providers: list[msgspec.Raw] = []

    def check(self) -> None:
        """Raise DataFileError, in words for a sentence, at the first thing that cannot be."""
        for name, field in _FIELDS.items():
            if name in self._raw and name != _PROVIDERS:
                _check_size(self._raw[name], name, MAX_PART_BYTES, MAX_PART_VALUES)
                _check_days(_decoded(self._raw[name], field.type, name), name)
            elif name not in self._raw and field.required:
                raise DataFileError(f"{name} is missing")
        self._providers = _cut(self._raw[_PROVIDERS])
        slugs = set[str]()
        for index, raw in enumerate(self._providers):
            slugs.add(_checked_provider(raw, f"{_PROVIDERS}[{index}]", slugs))

    def catalogue(self) -> Catalogue:
        """Return the edition; to be asked after ``check``."""
        values: dict[str, Any] = {
            name: _decoded(raw, _FIELDS[name].type, name)
            for name, raw in self._raw.items()
            if name != _PROVIDERS
        }
        return Catalogue(**values, providers=tuple(map(_PROVIDER.decode, self._providers)))


def _decoded(raw: msgspec.Raw, type_: type[T], place: str) -> T:
    try:
        return msgspec.json.decode(raw, type=type_)
    except msgspec.ValidationError as error:
        raise DataFileError(_worded(error, place)) from error


def _worded(error: msgspec.ValidationError, place: str) -> str:
    """Return ``error`` with the whole path: ``at providers[3].name: expected …``."""
    message, _, inner = describe_mismatch(str(error)).partition(" - at `$")
    return f"at {place}{inner.rstrip('`')}: {message[:1].lower()}{message[1:]}"


def _cut(raw: msgspec.Raw) -> list[msgspec.Raw]:
    """Return the bytes of each provider; they are counted before any is kept."""
    count = 0

    def counted(_self: object) -> None:
        nonlocal count
        count += 1
        if count > MOST_PROVIDERS:
            raise ValueError(f"there are more than {MOST_PROVIDERS:,}")

    kind = msgspec.defstruct("_Counted", [], namespace={"__post_init__": counted}, gc=False)
    _decoded(raw, list[kind], _PROVIDERS)  # type: ignore[valid-type]  # made for this one count
    return msgspec.json.decode(raw, type=list[msgspec.Raw])


def _checked_provider(raw: msgspec.Raw, place: str, others: set[str]) -> str:
    _check_size(raw, place, MAX_PROVIDER_BYTES, MAX_PROVIDER_VALUES)
    provider = _decoded(raw, Provider, place)
    if provider.slug in others:
        raise DataFileError(f"the provider {provider.slug!r} stands in it twice")
    for index, price in enumerate(provider.prices):
        if price.source >= len(provider.sources):
            raise DataFileError(
                f"price {index} of {provider.slug!r} names a source that is not there"
            )
        _check_partial(price.as_of, f"{place}.prices[{index}].as_of")
    for index, source in enumerate(provider.sources):
        _check_day(source.read_on, f"{place}.sources[{index}].read_on")
        _check_partial(source.page_date, f"{place}.sources[{index}].page_date")
    return provider.slug


def _check_size(raw: msgspec.Raw, place: str, most_bytes: int, most_values: int) -> None:
    """Count the commas rather than the values: those of texts are few."""
    size = memoryview(raw).nbytes
    if size > most_bytes or bytes(raw).count(b",") > most_values:
        raise DataFileError(f"{place} holds more than it can")


def _check_partial(partial: str | None, place: str) -> None:
    try:
        _check_day(earliest_day(partial) if partial else FIRST_DAY, place)
    except ValueError:
        raise DataFileError(f"at {place}: {partial!r} is no date") from None


def _check_day(day: date, place: str) -> None:
    if not is_day(day):
        raise DataFileError(
            f"at {place}: {day} is not between {FIRST_DAY.year} and {LAST_DAY.year}"
        )


def _check_days(value: object, place: str) -> None:
    """Check the days and the guide's texts within ``value``."""
    for inner, where in _within(value, place):
        if isinstance(inner, date):
            _check_day(inner.date() if isinstance(inner, datetime) else inner, where)
        elif isinstance(inner, str) and where.endswith(".body"):
            for message in body_errors(inner):
                raise DataFileError(f"at {where}: {message}")


def _within(value: object, place: str) -> Iterator[tuple[object, str]]:
    """Yield every value inside of ``value`` that holds no others, with its place."""
    if isinstance(value, msgspec.Struct):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _within(inner, f"{place}.{key}")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _within(inner, f"{place}[{index}]")
    else:
        yield value, place
