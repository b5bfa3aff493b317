"""The state of a published folder: what expires when, what is wrong, what needs a new look."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.evidence import AgeClass, age_class
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_text import dated_statements, plain_words
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.guide.text_checks import LONGEST_UNREVIEWED_DAYS
from brightstar_desktop.publishing.published import Published, read_published
from brightstar_desktop.publishing.repository_layout import (
    CATALOGUE,
    DEVELOPMENT_WARNING,
    EXPIRY_NOTICE,
    PLAIN_TARGET,
    ROOT,
    TARGETS,
    PublishingError,
)

OLDEST_SHOWN: Final = 10
NOTICE_DAYS: Final = 60
"""How long before a day it is told."""
_SHOWN_LETTERS: Final = 100


@dataclass(frozen=True)
class FactAges:
    """Fact groups by age, slugs without any source, and those whose newest date is oldest."""

    by_class: dict[AgeClass, int]
    without_source: tuple[str, ...]
    oldest: tuple[tuple[str, date], ...]
    undated_providers: int

    @property
    def groups(self) -> int:
        return sum(self.by_class.values())

    def share(self, age: AgeClass) -> float:
        return self.by_class[age] / self.groups if self.groups else 0.0


def fact_ages(catalogue: Catalogue, today: date, shown: int = OLDEST_SHOWN) -> FactAges:
    """Return how old the facts of ``catalogue`` are on ``today``."""
    counted = Counter(
        age_class(as_of, today)
        for provider in catalogue.providers
        for as_of in _fact_dates(provider)
    )
    newest = {provider.slug: _newest(provider) for provider in catalogue.providers}
    dated = sorted((day, slug) for slug, day in newest.items() if day)
    return FactAges(
        by_class={age: counted[age] for age in AgeClass},
        without_source=tuple(p.slug for p in catalogue.providers if not p.sources),
        oldest=tuple((slug, day) for day, slug in dated[:shown]),
        undated_providers=sum(day is None for day in newest.values()),
    )


def _fact_dates(provider: Provider) -> Iterator[date | None]:
    for group in provider.stated_groups():
        yield provider.evidence(group).as_of


def _newest(provider: Provider) -> date | None:
    return max((day for day in _fact_dates(provider) if day), default=None)


class DueItem(Struct, frozen=True, kw_only=True):
    """Something to look up again: the day, where it stands, what it says, and who knows."""

    day: date
    where: str
    what: str
    check: str = ""


def due_items(catalogue: Catalogue, today: date) -> tuple[DueItem, ...]:
    """Return what is due within NOTICE_DAYS or overdue, the soonest first."""
    last = today + timedelta(days=NOTICE_DAYS)
    found = [due for due in _all_due(catalogue) if due.day <= last]
    return tuple(sorted(found, key=lambda due: (due.day, due.where)))


def _all_due(catalogue: Catalogue) -> Iterator[DueItem]:
    questions = (catalogue.faq.en,) if catalogue.faq.en else ()
    for document in (*catalogue.guide.en, *questions, *catalogue.articles.en):
        yield from _due_in(document)
    for line in catalogue.crisis:
        if line.valid_until:
            where = f"crisis:{line.code}"
            said = line.hours or line.how
            yield DueItem(day=line.valid_until, where=where, what=said.en, check=line.source)
    for event in catalogue.events:
        what = f"{event.title.en} is over."
        yield DueItem(
            day=event.last_day(), where=f"events:{event.slug}", what=what, check=event.url
        )


def _due_in(document: Document) -> Iterator[DueItem]:
    for statement in dated_statements(document.body):
        anchor = f"#{statement.anchor}" if statement.anchor else ""
        yield DueItem(
            day=statement.until,
            where=f"guide:{document.slug}{anchor}",
            what=plain_words(statement.text)[:_SHOWN_LETTERS],
            check=statement.check,
        )
    reviewed = document.reviewed_on
    yield DueItem(
        day=reviewed + timedelta(days=LONGEST_UNREVIEWED_DAYS),
        where=f"guide:{document.slug}",
        what=f"It was reviewed on {reviewed}: review it again.",
    )


@dataclass(frozen=True)
class Expiry:
    """When the signature of a role ceases to hold."""

    role: str
    expires: datetime
    days_left: int

    @property
    def is_due(self) -> bool:
        """Tell whether it has expired or will within two weeks."""
        return self.days_left < EXPIRY_NOTICE.days

    @property
    def remedy(self) -> str:
        commands = {ROOT: "keys renew", TARGETS: "release"}
        return f"brightstar-data {commands.get(self.role, 'resign')}"


@dataclass(frozen=True)
class PublicationStatus:
    """What ``brightstar-data check`` reports."""

    edition: str
    expiries: tuple[Expiry, ...]
    warnings: tuple[str, ...]
    ages: FactAges
    due: tuple[DueItem, ...] = ()
    is_development: bool = False
    is_trial: bool = False

    @property
    def is_good(self) -> bool:
        """Tell whether nothing has to be signed anew."""
        return not any(expiry.is_due for expiry in self.expiries)


def read_status(folder: Path, now: datetime) -> PublicationStatus:
    """Raises PublishingError when ``folder`` holds no edition or what is not as it was signed."""
    published = read_published(folder)
    data = published.catalogue_bytes()
    if data is None:
        raise PublishingError(f"{folder} holds no edition yet: run brightstar-data release.")
    catalogue = decode_catalogue(data, CATALOGUE)
    return PublicationStatus(
        edition=catalogue.edition,
        expiries=_expiries(published, now),
        warnings=tuple(_warnings(published, data)),
        ages=fact_ages(catalogue, now.date()),
        due=due_items(catalogue, now.date()),
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
