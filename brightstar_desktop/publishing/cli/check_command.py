"""``brightstar-data check``: what must be signed anew, and what should be looked up again."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from brightstar_desktop.publishing.cli.command_inputs import count_of, published_folder
from brightstar_desktop.publishing.publication_status import (
    NOTICE_DAYS,
    DueItem,
    FactAges,
    PublicationStatus,
    read_status,
)
from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_WARNING, refuse_development


def check(arguments: argparse.Namespace) -> int:
    status = read_status(published_folder(arguments), arguments.now)
    if arguments.json:
        print(json.dumps(_as_json(status), ensure_ascii=False, indent=2))
    else:
        _print(status)
    if arguments.strict:
        return _strictly(status, trial=arguments.trial)
    return 0 if status.is_good else 1


def _strictly(status: PublicationStatus, *, trial: bool) -> int:
    refuse_development(is_development=status.is_development, is_trial=trial and status.is_trial)
    others = set(status.warnings) - {DEVELOPMENT_WARNING}
    return 0 if status.is_good and not others else 1


def _print(status: PublicationStatus) -> None:
    print(f"Edition {status.edition}")
    for expiry in status.expiries:
        when = f"{expiry.expires:%Y-%m-%d}, {_days(expiry.days_left)}"
        due = f": run {expiry.remedy}" if expiry.is_due else ""
        print(f"  {expiry.role:<10} {when}{due}")
    for warning in status.warnings:
        print(f"Warning: {warning}.")
    _print_ages(status.ages)
    _print_due(status.due)


def _print_due(dues: Sequence[DueItem]) -> None:
    print(f"To be looked up again within {count_of(NOTICE_DAYS, 'day')}: {len(dues) or 'nothing'}.")
    for due in dues:
        known = f" ({due.check})" if due.check else ""
        print(f"  {due.day}  {due.where}: {due.what}{known}")


def _days(days: int) -> str:
    return f"expired {count_of(-days, 'day')} ago" if days < 0 else f"{count_of(days, 'day')} left"


def _print_ages(ages: FactAges) -> None:
    print(f"{count_of(ages.groups, 'fact group')}:")
    for age, count in ages.by_class.items():
        print(f"  {age.replace('_', ' '):<12} {count:>5}  {ages.share(age):6.1%}")
    if ages.without_source:
        print(f"Without a source: {', '.join(ages.without_source)}.")
    if ages.oldest:
        print("Dated longest ago by their newest date:")
    for slug, day in ages.oldest:
        print(f"  {day}  {slug}")
    if ages.undated_providers:
        print(f"Without any date: {count_of(ages.undated_providers, 'provider')}.")


def _as_json(status: PublicationStatus) -> dict[str, Any]:
    return {
        "edition": status.edition,
        "good": status.is_good,
        "development_keys": status.is_development,
        "trial": status.is_trial,
        "expiries": [
            {
                "role": expiry.role,
                "expires": expiry.expires.isoformat(),
                "days_left": expiry.days_left,
                "due": expiry.is_due,
            }
            for expiry in status.expiries
        ],
        "warnings": list(status.warnings),
        "facts": {age: status.ages.by_class[age] for age in status.ages.by_class},
        "shares": {age: round(status.ages.share(age), 4) for age in status.ages.by_class},
        "without_source": list(status.ages.without_source),
        "oldest": [{"slug": slug, "newest": day.isoformat()} for slug, day in status.ages.oldest],
        "undated_providers": status.ages.undated_providers,
        "due": [
            {"day": due.day.isoformat(), "where": due.where, "what": due.what, "check": due.check}
            for due in status.due
        ],
    }
