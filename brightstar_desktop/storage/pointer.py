"""The small file that says which directory file is in use."""

import os
import secrets
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.storage.build import BUILDING_PREFIX, sync_folder

POINTER_NAME: Final = "current.json"


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
        pointer = msgspec.json.decode((folder / POINTER_NAME).read_bytes(), type=Pointer)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    named = (pointer.file, *((pointer.previous,) if pointer.previous else ()))
    return pointer if all(_is_plain_name(name) for name in named) else None


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Replace the pointer in ``folder`` in one step. Raises OSError when that fails."""
    temporary = folder / f"{BUILDING_PREFIX}{os.getpid()}-{secrets.token_hex(4)}.json"
    try:
        with temporary.open("wb") as file:
            file.write(msgspec.json.encode(pointer))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / POINTER_NAME)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(folder)


def _is_plain_name(name: str) -> bool:
    """Return whether ``name`` stays in the folder, whoever wrote it."""
    return bool(name) and Path(name).name == name and name not in (".", "..")
