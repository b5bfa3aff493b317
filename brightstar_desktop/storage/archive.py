"""The editions kept on this computer: the one in use, and the one before it."""

import errno
import logging
import sqlite3
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import Edition, edition_key
from brightstar_desktop.domain.changes import EditionChanges, changes_between
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.domain.updates import KeptEditions
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.engine import Database, FileHeader, read_header
from brightstar_desktop.storage.guide_rows import PARTS
from brightstar_desktop.storage.install import install, remove_stale
from brightstar_desktop.storage.locking import (
    LockedEditions,
    SharedLock,
    exclusive_lock,
    lock_in_use,
)
from brightstar_desktop.storage.pointer import Pointer, read_pointer, write_pointer

logger = logging.getLogger(__name__)

_GUIDE_PARTS: Final = {
    "guide": "chapters",
    "faq": "questions",
    "articles": "articles",
    **{name: name for name in PARTS},
}
"""What there is to read: the names of the parts in the data file, and in a GuideContent."""
_EDITION_PARTS: Final = ("licence", "updates_from", "corrections_to")
"""Facts of an edition as a whole."""


class EditionArchive:
    """The editions in ``folder``. Files never change, so any thread may call any method.

    Programs that change what is in use take turns: each of them finds what the one before it left.
    Each method but ``declined`` and ``install`` raises DirectoryError where no edition is in use.
    """

    def __init__(self, folder: Path, geography: Path) -> None:
        self._folder, self._geography = folder, geography

    def in_use(self) -> FileHeader:
        found = self._in_use()
        return self._header(found.pointer.file)

    def edition(self) -> Edition:
        found = self._in_use()
        return self._reader(found.pointer.file, found.lock).edition()

    def declined(self) -> str:
        """Return the name of the newer edition that a person went back from, or ""."""
        pointer = read_pointer(self._folder)
        return pointer.declined if pointer else ""

    def kept(self) -> KeptEditions:
        found = self._in_use()
        before = self._reader_before(found)
        return KeptEditions(
            current=self._reader(found.pointer.file, found.lock).edition(),
            previous=before.edition() if before else None,
        )

    def changes(self) -> EditionChanges | None:
        """Return what the edition in use changes against the one before; None without one."""
        found = self._in_use()
        before = self._reader_before(found)
        if before is None:
            return None
        now = self._reader(found.pointer.file, found.lock)
        return changes_between(
            before.edition().name,
            before.providers(),
            now.edition().name,
            now.providers(),
            tuple(_other_parts(before, now)),
        )

    def install(
        self, catalogue_file: Path, digest: str, check_in_use: Callable[[str], None]
    ) -> Edition:
        """Put the edition in a verified data file in use and return it.

        ``check_in_use`` gets the name of the edition that it would replace, which another program
        may have put there since; what it raises is passed on. Also raises DataFileError,
        DirectoryError or OSError. What was in use stays so then.
        """
        if file_digest(catalogue_file) != digest:
            raise DirectoryError(_("The data file changed on the way to the directory."))
        with exclusive_lock(self._folder):
            replaced = read_pointer(self._folder)
            if replaced:
                check_in_use(self._header(replaced.file).edition)
            try:
                pointer = install(self._folder, catalogue_file, digest, replaced, keep_source=True)
            except DBAPIError as error:
                raise OSError(_errno(error), "the directory cannot be written") from error
            remove_stale(self._folder)
            return self._reader(pointer.file).edition()

    def restore(self) -> Edition:
        """Put the edition before this one in use again, this one staying beside it.

        Raises DirectoryError where there is none or it is not what it was, OSError where the
        folder cannot be written.
        """
        with exclusive_lock(self._folder):
            found = self._in_use()
            pointer, before = found.pointer, self._reader_before(found)
            if before is None:
                raise DirectoryError(
                    _(
                        "There is no edition before this one on this computer, so nothing was "
                        "changed."
                    )
                )
            now, back = self._header(pointer.file), before.edition()
            write_pointer(self._folder, _swapped(pointer, now.edition, back.name))
        logger.info("Went back from %s to %s", now.edition, back.name)
        return back

    def _in_use(self) -> LockedEditions:
        found = lock_in_use(self._folder)
        if found is None:
            raise DirectoryError(
                _("There is no directory in {folder} yet; start the program once.").format(
                    folder=self._folder
                )
            )
        return found

    def _header(self, name: str) -> FileHeader:
        header = read_header(self._folder / name)
        if header is None:
            raise DirectoryError(
                _("The directory file {name} was made by another version of the program.").format(
                    name=name
                )
            )
        return header

    def _reader_before(self, found: LockedEditions) -> DirectoryFileReader | None:
        """Return a reader of the edition before, None where it is gone, damaged or outdated."""
        pointer, file = found.pointer, self._folder / found.pointer.previous
        try:
            if not pointer.previous or file_digest(file) != pointer.previous_digest:
                return None
            return self._reader(pointer.previous, found.previous) if read_header(file) else None
        except (OSError, DirectoryError) as error:
            logger.warning("the edition before cannot be used: %s", error)
            return None

    def _reader(self, name: str, lock: SharedLock | None = None) -> DirectoryFileReader:
        return DirectoryFileReader(Database(self._folder / name, lock), self._gazetteer)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return load_gazetteer(self._geography)


def _errno(error: DBAPIError) -> int:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    numbers = {
        sqlite3.SQLITE_FULL: errno.ENOSPC,
        sqlite3.SQLITE_READONLY: errno.EROFS,
        sqlite3.SQLITE_CANTOPEN: errno.EACCES,
        sqlite3.SQLITE_PERM: errno.EACCES,
    }
    return numbers.get(code, errno.EIO)


def _other_parts(before: DirectoryFileReader, now: DirectoryFileReader) -> Iterator[str]:
    """Yield the parts beside the providers that differ, by their names in the data file."""
    if before.vocabulary() != now.vocabulary():
        yield "vocabulary"
    contents = [
        (before.guide_content(language), now.guide_content(language)) for language in LANGUAGES
    ]
    for part, field in _GUIDE_PARTS.items():
        if any(getattr(was, field) != getattr(new, field) for was, new in contents):
            yield part
    was, new = before.edition(), now.edition()
    yield from (part for part in _EDITION_PARTS if getattr(was, part) != getattr(new, part))


def _swapped(pointer: Pointer, now: str, back: str) -> Pointer:
    """Return a pointer to the file before; a newer one left behind counts as declined."""
    newer = edition_key(now) > edition_key(back)
    return Pointer(
        file=pointer.previous,
        digest=pointer.previous_digest,
        previous=pointer.file,
        previous_digest=pointer.digest,
        declined=now if newer else "",
    )
