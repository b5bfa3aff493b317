"""The kinds of changes between two editions, and the values that tell of them."""

from enum import StrEnum
from typing import Any, Final

from msgspec import Struct


class ChangeKind(StrEnum):
    """What a change means to a reader, most important first."""

    CLOSED = "closed"
    GONE = "gone"
    NEW = "new"
    STATUS = "status"
    PHONE = "phone"
    MOVED = "moved"
    PRICE = "price"
    RENAMED = "renamed"
    WEBSITE = "website"
    CARE = "care"
    PAYMENT = "payment"
    OTHER = "other"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS: Final = {kind: rank for rank, kind in enumerate(ChangeKind)}
_EVIDENCE: Final = ("sources", "source_not_recorded")


class FactChange(Struct, frozen=True, kw_only=True):
    """One fact before and after, as domain values; None where it was or is not stated.

    ``field`` is the path within the published provider, such as ``support.integration`` or
    ``prices[2]``: the place is that in the newer list, or in the older one for what it lost. It
    is empty for a provider that came or went; ``after`` or ``before`` is then the provider.
    """

    kind: ChangeKind
    field: str = ""
    before: Any = None
    after: Any = None

    @property
    def evidence_only(self) -> bool:
        return self.field in _EVIDENCE or self.field.endswith(".source")


class ProviderChange(Struct, frozen=True, kw_only=True):
    """Everything that changed about one provider, most important first.

    ``name`` is its newest; ``listed`` is False where it has no page now.
    """

    slug: str
    name: str
    facts: tuple[FactChange, ...]
    listed: bool = True

    @property
    def kind(self) -> ChangeKind:
        """The most important kind among the facts."""
        return self.facts[0].kind

    @property
    def evidence_only(self) -> bool:
        return all(fact.evidence_only for fact in self.facts)


class EditionChanges(Struct, frozen=True, kw_only=True):
    """What ``new`` changes against ``old`` (names of editions), most important first.

    ``other_parts`` names other parts of the edition that differ, such as ``guide``.
    """

    old: str
    new: str
    providers: tuple[ProviderChange, ...] = ()
    other_parts: tuple[str, ...] = ()
