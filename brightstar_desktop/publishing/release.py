"""A release: what readers would see of a new edition, whether it may go out, and its signing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec import structs
from tuf.api.metadata import TargetFile

from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.domain.catalogue import Catalogue, edition_key
from brightstar_desktop.publishing.edition_diff import diff
from brightstar_desktop.publishing.published import Published
from brightstar_desktop.publishing.repository import Repository, prune
from brightstar_desktop.publishing.repository_layout import (
    CATALOGUE,
    EARLY_TARGETS,
    EXPIRY_NOTICE,
    LIFETIMES,
    ROOT,
    SNAPSHOT,
    TARGETS,
    TIMESTAMP,
    PublishingError,
    refuse_development,
)
from brightstar_desktop.publishing.signing_keys import KeyRing

_EARLY: Final = timedelta(days=1)
"""How far ahead of the clock an edition may be dated: it may be prepared the evening before."""


@dataclass(frozen=True)
class Release:
    """An edition against the one that is published; ``old`` is None for the first."""

    published: Published
    new: Catalogue
    data: bytes
    old: Catalogue | None
    now: datetime

    @property
    def has_changes(self) -> bool:
        return self.new != self.old

    @property
    def signs_targets(self) -> bool:
        """Tell whether the targets are signed anew: for news, or before they expire."""
        expires = self.published.expiries().get(TARGETS)
        return self.has_changes or expires is None or expires - self.now < EARLY_TARGETS

    @property
    def removed(self) -> tuple[str, ...]:
        """Return the slugs that readers would no longer find."""
        before = {provider.slug for provider in self.old.providers} if self.old else set()
        return tuple(sorted(before - {provider.slug for provider in self.new.providers}))

    def changes(self) -> str:
        if self.old is None:
            return f"The first edition: {len(self.new.providers)} providers."
        return diff(self.old, self.new).as_text()

    def expiries(self) -> dict[str, datetime]:
        signed = (TARGETS, SNAPSHOT, TIMESTAMP) if self.signs_targets else (SNAPSHOT, TIMESTAMP)
        return self.published.expiries() | {role: self.now + LIFETIMES[role] for role in signed}


def prepare(new: Catalogue, published: Published, now: datetime, *, trial: bool = False) -> Release:
    """Set an edition, marked where it is a ``trial``, against the one that is published.

    Where both say the same, the file that is signed already stays: another build of zlib may
    pack it in other bytes. Raises PublishingError when the published file is not as signed, and
    DataFileError when readers could not read the new one.
    """
    signed = published.catalogue_bytes()
    old = decode_catalogue(signed, CATALOGUE) if signed else None
    new = structs.replace(new, trial=trial)
    data = encode_catalogue(new)
    decode_catalogue(data, CATALOGUE)
    same = signed is not None and new == old
    return Release(published, new, signed if signed and same else data, old, now)


def refuse_unfit(release: Release, most_removed: float) -> None:
    """Raise PublishingError when the release must not go out.

    ``most_removed`` is the share of providers it may remove; 1 allows all removals.
    """
    is_development = release.published.is_development
    refuse_development(is_development=is_development, is_trial=release.new.trial)
    if release.new.trial and not is_development:
        raise PublishingError("--trial is for the development keys alone: leave it out.")
    refuse_expiring(release.expiries(), release.now)
    if release.new.published_at > release.now + _EARLY:
        raise PublishingError(
            f"the edition says that it was published on {release.new.published_at:%Y-%m-%d} but "
            f"this computer's clock says {release.now:%Y-%m-%d}: correct the one that is wrong."
        )
    if release.old is None or not release.has_changes:
        return
    if edition_key(release.new.edition) <= edition_key(release.old.edition):
        raise PublishingError(
            f"the edition {release.new.edition} differs from the published one but its name is "
            f"not newer than {release.old.edition}: raise it in edition.toml."
        )
    before, removed = len(release.old.providers), release.removed
    if len(removed) > most_removed * before:
        raise PublishingError(
            f"{len(removed)} of {before} providers would be removed ({', '.join(removed)}): if "
            "that is right, say --allow-removals."
        )


def refuse_expiring(expiries: dict[str, datetime], now: datetime) -> None:
    """Raise PublishingError when a role would not hold for two weeks more."""
    for role, expires in expiries.items():
        if expires - now < EXPIRY_NOTICE:
            verb = "expired" if expires <= now else "expires"
            remedy = "keys renew" if role == ROOT else "release"
            raise PublishingError(
                f"the {role} {verb} on {expires:%Y-%m-%d}, which is too soon to publish with: "
                f"run brightstar-data {remedy}."
            )


def publish(release: Release, keys: KeyRing) -> tuple[Path, ...]:
    """Sign and write the release, then drop what no reader can be fetching; return the files."""
    repository = Repository(release.published, keys, release.now)
    if release.signs_targets:
        repository.sign_targets(_target(release), release.data)
    return _finish(repository, release.published)


def resign(published: Published, keys: KeyRing, now: datetime) -> tuple[Path, ...]:
    """Sign snapshot and timestamp anew, so that the published edition holds on; return the files.

    Raises PublishingError when nothing was released yet, when another role expires soon, or when
    the development keys signed an edition that is not marked as a trial.
    """
    if published.timestamp is None:
        raise PublishingError(
            f"{published.folder} holds no edition yet: run brightstar-data release."
        )
    refuse_development(is_development=published.is_development, is_trial=published.is_trial)
    held = {
        role: expires for role, expires in published.expiries().items() if role in (ROOT, TARGETS)
    }
    refuse_expiring(held, now)
    return _finish(Repository(published, keys, now), published)


def _finish(repository: Repository, published: Published) -> tuple[Path, ...]:
    repository.sign_snapshot()
    repository.sign_timestamp()
    files = repository.write()
    prune(published.folder)
    return files


def _target(release: Release) -> TargetFile:
    target = TargetFile.from_data(CATALOGUE, release.data, ["sha256"])
    custom = {
        "edition": release.new.edition,
        "published_at": msgspec.to_builtins(release.new.published_at),
        "provider_count": len(release.new.providers),
        "format_major": release.new.version.major,
    }
    mark = {"trial": True} if release.new.trial else {}
    target.unrecognized_fields["custom"] = custom | mark
    return target
