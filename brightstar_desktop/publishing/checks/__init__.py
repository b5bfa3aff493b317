"""Editorial checks of the data, one module a subject."""

from collections.abc import Iterable

from brightstar_desktop.publishing.checks.codes import check_codes
from brightstar_desktop.publishing.checks.contacts import check_contacts
from brightstar_desktop.publishing.checks.evidence import check_evidence
from brightstar_desktop.publishing.checks.locations import check_locations
from brightstar_desktop.publishing.checks.numbers import check_numbers
from brightstar_desktop.publishing.checks.prices import check_prices
from brightstar_desktop.publishing.checks.privacy import check_privacy
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.checks.together import check_together
from brightstar_desktop.publishing.checks.translations import check_translations
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

__all__ = ["check_draft", "check_provider", "check_together"]

_DRAFT_CHECKS = (check_codes, check_contacts, check_numbers, check_privacy, check_translations)
_CHECKS = (*_DRAFT_CHECKS, check_locations, check_prices, check_evidence)


def check_provider(file: ProviderFile, setting: CheckSetting) -> Iterable[Problem]:
    """Yield every problem of one provider by itself."""
    for check in _CHECKS:
        yield from check(file, setting)


def check_draft(file: ProviderFile, setting: CheckSetting) -> Iterable[Problem]:
    """Yield what would be wrong even in a draft, which may lack a source or a place."""
    for check in _DRAFT_CHECKS:
        yield from check(file, setting)
