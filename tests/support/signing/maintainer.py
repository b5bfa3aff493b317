"""A maintainer: keys, a published folder, and a clock that stands where a test puts it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.publication_status import PublicationStatus, read_status
from brightstar_desktop.publishing.published import Published, read_published
from brightstar_desktop.publishing.release import (
    Release,
    prepare,
    publish,
    refuse_unfit,
    resign,
)
from brightstar_desktop.publishing.root import KeyStorage, create_keys, renew, rotate
from brightstar_desktop.publishing.signing_keys import KeyRing
from tests.support.factories import make_catalogue, make_provider

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Maintainer:
    """Keys without passphrases in one folder, and what they publish."""

    root: Path
    now: datetime = NOON
    folders: tuple[Path, ...] = field(default=())

    def __post_init__(self) -> None:
        self.folders = self.folders or (self.root / "keys",)
        create_keys(self.folders, self.folder, None, self.now)

    @property
    def folder(self) -> Path:
        """Return the folder that readers fetch from."""
        return self.root / "published"

    @property
    def published(self) -> Published:
        """Return what stands there now."""
        return read_published(self.folder)

    @property
    def keys(self) -> KeyRing:
        """Return the keys that are in the folders now."""
        return KeyRing(self.folders)

    def wait(self, days: float) -> None:
        """Put the clock forward."""
        self.now += timedelta(days=days)

    def prepare(self, catalogue: Catalogue) -> Release:
        """Set an edition against the one that is published."""
        return prepare(catalogue, self.published, self.now)

    def release(self, catalogue: Catalogue, most_removed: float = 0.1) -> tuple[Path, ...]:
        """Publish an edition, if it may go out."""
        prepared = self.prepare(catalogue)
        refuse_unfit(prepared, most_removed)
        return publish(prepared, self.keys)

    def resign(self) -> tuple[Path, ...]:
        """Do the monthly duty."""
        return resign(self.published, self.keys, self.now)

    def rotate(self, name: str, to: Path | None = None) -> Path:
        """Replace a key."""
        return rotate(name, self.published, self.keys, self.now, KeyStorage(None, to))

    def renew(self) -> None:
        """Sign the root anew."""
        renew(self.published, self.keys, self.now)

    def check(self) -> PublicationStatus:
        """Return the state of the folder."""
        return read_status(self.folder, self.now)


def edition_of(number: int, *slugs: str) -> Catalogue:
    """Return the day's edition of that number, with one provider a slug."""
    return make_catalogue(
        edition=f"2026.11.23-{number}",
        providers=tuple(make_provider(slug=slug) for slug in slugs or ("oakland",)),
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Return everything in ``folder``, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
