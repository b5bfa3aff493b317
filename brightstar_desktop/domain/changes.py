"""What one edition changes against another, by provider and fact."""

from enum import StrEnum
from typing import Any

from msgspec import Struct


class ChangeKind(StrEnum):
    """What a change means to a reader, in the order of its weight."""

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


class FactChange(Struct, frozen=True, kw_only=True):
    """One fact before and after, as domain values; None where it was or is not stated.

    ``field`` is the path within the published provider, such as ``prices[2].min``.
    """

    kind: ChangeKind
    field: str = ""
    before: Any = None
    after: Any = None


class ProviderChange(Struct, frozen=True, kw_only=True):
    """Everything that changed about one provider; ``listed`` is False where it has no page now."""

    slug: str
    name: str
    facts: tuple[FactChange, ...]
    listed: bool = True


class EditionChanges(Struct, frozen=True, kw_only=True):
    """What ``new`` changes against ``old`` (names of editions), the weightiest first.

    ``other_parts`` names other parts of the edition that differ, such as ``guide``.
    """

    old: str
    new: str
    providers: tuple[ProviderChange, ...] = ()
    other_parts: tuple[str, ...] = ()
