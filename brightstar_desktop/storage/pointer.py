"""The small file that says which directory file is in use."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from brightstar_desktop.files import read_small, removed_at_end, sync_folder, write_new
from brightstar_desktop.storage.build import temporary_name

logger = logging.getLogger(__name__)

POINTER_NAME: Final = "current.json"
_RETRY_SECONDS: Final = 1.0 if os.name == "nt" else 0.0
"""Windows lets nobody replace a file that another program reads, nor read one being replaced."""
_LONGEST_NAME: Final = 255
"""Bytes in the name of a file, on every system."""

T = TypeVar("T")


class Pointer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The file in use, the SHA-256 of its bytes, and the same of the file in use before it.

    ``source`` is the SHA-256 of the data file it was built from, where that is kept beside it.
    ``declined`` is the name of a newer edition where a person went back to this one: no older or
    equal one takes its place unasked.
    """

    file: str
    digest: str
    source: str = ""
    previous: str = ""
    previous_digest: str = ""
    declined: str = ""


def read_pointer(folder: Path) -> Pointer | None:
    """Return the pointer in ``folder``; None when there is none or it cannot be believed."""
    try:
        content = _retrying(lambda: read_small(folder / POINTER_NAME))
        pointer = msgspec.json.decode(content, type=Pointer)
    except FileNotFoundError:
        return None
    except Exception:  # what is in use is found or made again, whatever is wrong with it
        logger.warning("the pointer in %s cannot be read", folder, exc_info=True)
        return None
    named = (pointer.file, *((pointer.previous,) if pointer.previous else ()))
    return pointer if all(_is_plain_name(name) for name in named) else None


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Replace the pointer in ``folder`` in one step. Raises OSError when that fails."""
    with removed_at_end(folder / temporary_name(".json")) as temporary:
        write_new(temporary, msgspec.json.encode(pointer))
        _retrying(lambda: temporary.replace(folder / POINTER_NAME))
    sync_folder(folder)


def _retrying(attempt: Callable[[], T]) -> T:
    """Do ``attempt``, again while another program stands in its way for a moment."""
    last = time.monotonic() + _RETRY_SECONDS
    while True:
        try:
            return attempt()
        except PermissionError:
            if time.monotonic() >= last:
                raise
            time.sleep(0.01)


def _is_plain_name(name: str) -> bool:
    """Return whether ``name`` stays in the folder, whoever wrote it."""
    is_name = name.isprintable() and 0 < len(name.encode()) <= _LONGEST_NAME
    return is_name and Path(name).name == name and name not in (".", "..")
