"""Editorial checks of the data, one module a subject."""

from collections.abc import Iterable

from brightstar_desktop.publishing.checks.across_files import check_across_files
from brightstar_desktop.publishing.checks.contacts import check_contacts
from brightstar_desktop.publishing.checks.places_and_hours import check_locations
from brightstar_desktop.publishing.checks.sources_and_prices import check_evidence, check_prices
from brightstar_desktop.publishing.checks.texts import check_privacy, check_translations
from brightstar_desktop.publishing.checks.values import check_codes, check_numbers
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import Problem

__all__ = ["check_across_files", "check_draft", "check_provider"]

_DRAFT_CHECKS = (check_codes, check_contacts, check_numbers, check_privacy, check_translations)
_CHECKS = (*_DRAFT_CHECKS, check_locations, check_prices, check_evidence)


def check_provider(file: ProviderFile, context: CheckContext) -> Iterable[Problem]:
    for check in _CHECKS:
        yield from check(file, context)


def check_draft(file: ProviderFile, context: CheckContext) -> Iterable[Problem]:
    """Yield what would be wrong even in a draft, which may lack a source or a place."""
    for check in _DRAFT_CHECKS:
        yield from check(file, context)
