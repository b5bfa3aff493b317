"""The state of a published folder: what expires when, what is wrong, how old its facts are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.publishing.ages import FactAges, fact_ages
from brightstar_desktop.publishing.development import DEVELOPMENT_WARNING
from brightstar_desktop.publishing.due import Due, falling_due
from brightstar_desktop.publishing.errors import PublishingError
from brightstar_desktop.publishing.places import CATALOGUE, PLAIN_TARGET
from brightstar_desktop.publishing.published import Published, read_published
from brightstar_desktop.publishing.roles import NOTICE, ROOT, TARGETS


@dataclass(frozen=True)
class Expiry:
    """When a role ceases to hold."""

    role: str
    expires: datetime
    days_left: int

    @property
    def is_due(self) -> bool:
        """Tell whether it has expired or will within two weeks."""
        return self.days_left < NOTICE.days

    @property
    def remedy(self) -> str:
        """Return the command that signs the role anew."""
        commands = {ROOT: "keys renew", TARGETS: "release"}
        return f"brightstar-data {commands.get(self.role, 'resign')}"


@dataclass(frozen=True)
class State:
    """What ``brightstar-data check`` found."""

    edition: str
    expiries: tuple[Expiry, ...]
    warnings: tuple[str, ...]
    ages: FactAges
    due: tuple[Due, ...] = ()
    is_development: bool = False
    is_trial: bool = False

    @property
    def is_good(self) -> bool:
        """Tell whether nothing has to be signed anew."""
        return not any(expiry.is_due for expiry in self.expiries)


def check(folder: Path, now: datetime) -> State:
    """Return the state of the published ``folder``.

    Raises PublishingError when it holds no edition or anything in it is not as it was signed.
    """
    published = read_published(folder)
    data = published.catalogue_bytes()
    if data is None:
        raise PublishingError(f"{folder} holds no edition yet: run brightstar-data release.")
    catalogue = decode_catalogue(data, CATALOGUE)
    return State(
        edition=catalogue.edition,
        expiries=_expiries(published, now),
        warnings=tuple(_warnings(published, data)),
        ages=fact_ages(catalogue, now.date()),
        due=falling_due(catalogue, now.date()),
        is_development=published.is_development,
        is_trial=catalogue.trial,
    )


def _expiries(published: Published, now: datetime) -> tuple[Expiry, ...]:
    return tuple(
        Expiry(role, expires, (expires - now).days)
        for role, expires in published.expiries().items()
    )


def _warnings(published: Published, signed: bytes) -> Iterator[str]:
    if published.is_development:
        yield DEVELOPMENT_WARNING
    plain = published.folder / PLAIN_TARGET
    if not plain.is_file() or plain.read_bytes() != signed:
        yield f"{PLAIN_TARGET} is not the file that is signed: run brightstar-data release"
