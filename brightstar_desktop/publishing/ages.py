"""How old the facts of an edition are, and which records need somebody to look again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.evidence import AgeClass, age_class
from brightstar_desktop.domain.provider import Provider

OLDEST_SHOWN: Final = 10


@dataclass(frozen=True)
class FactAges:
    """Fact groups by age, slugs without any source, and those whose newest date is oldest."""

    by_class: dict[AgeClass, int]
    without_source: tuple[str, ...]
    oldest: tuple[tuple[str, date], ...]
    undated_providers: int

    @property
    def groups(self) -> int:
        """Return how many fact groups there are."""
        return sum(self.by_class.values())

    def share(self, age: AgeClass) -> float:
        """Return the part of all fact groups that is of this age, from 0 to 1."""
        return self.by_class[age] / self.groups if self.groups else 0.0


def fact_ages(catalogue: Catalogue, today: date, shown: int = OLDEST_SHOWN) -> FactAges:
    """Return how old the facts of ``catalogue`` are on ``today``."""
    counted = Counter(
        age_class(as_of, today) for provider in catalogue.providers for as_of in _dates(provider)
    )
    newest = {provider.slug: _newest(provider) for provider in catalogue.providers}
    dated = sorted((day, slug) for slug, day in newest.items() if day)
    return FactAges(
        by_class={age: counted[age] for age in AgeClass},
        without_source=tuple(p.slug for p in catalogue.providers if not p.sources),
        oldest=tuple((slug, day) for day, slug in dated[:shown]),
        undated_providers=sum(day is None for day in newest.values()),
    )


def _dates(provider: Provider) -> Iterator[date | None]:
    for group in provider.stated_groups():
        yield provider.evidence(group).as_of


def _newest(provider: Provider) -> date | None:
    return max((day for day in _dates(provider) if day), default=None)
