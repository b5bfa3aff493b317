"""``brightstar-data check``: what must be signed anew, and what should be looked up again."""

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from brightstar_desktop.publishing.cli.arguments import (
    Commands,
    add_data,
    add_published,
    published_folder,
)
from brightstar_desktop.publishing.cli.collecting import counted

if TYPE_CHECKING:
    from brightstar_desktop.publishing.ages import FactAges
    from brightstar_desktop.publishing.check import State
    from brightstar_desktop.publishing.due import Due


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check", help="say what expires when, and how old facts are (1 when something is due)"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="fail for what is only warned of otherwise, such as the development keys",
    )
    parser.add_argument(
        "--trial", action="store_true", help="with --strict: take an edition marked as a trial"
    )
    add_data(parser)
    add_published(parser)
    parser.set_defaults(act=check)


def check(arguments: argparse.Namespace) -> int:
    """Print the state of the published folder."""
    from brightstar_desktop.publishing.check import check as look  # noqa: PLC0415  # needs extras

    state = look(published_folder(arguments), arguments.now)
    if arguments.json:
        print(json.dumps(_as_json(state), ensure_ascii=False, indent=2))
    else:
        _print(state)
    if arguments.strict:
        return _strictly(state, trial=arguments.trial)
    return 0 if state.is_good else 1


def _strictly(state: "State", *, trial: bool) -> int:
    from brightstar_desktop.publishing.development import (  # noqa: PLC0415  # needs extras
        DEVELOPMENT_WARNING,
        refuse_development,
    )

    refuse_development(is_development=state.is_development, is_trial=trial and state.is_trial)
    others = set(state.warnings) - {DEVELOPMENT_WARNING}
    return 0 if state.is_good and not others else 1


def _print(state: "State") -> None:
    print(f"Edition {state.edition}")
    for expiry in state.expiries:
        when = f"{expiry.expires:%Y-%m-%d}, {_days(expiry.days_left)}"
        due = f": run {expiry.remedy}" if expiry.is_due else ""
        print(f"  {expiry.role:<10} {when}{due}")
    for warning in state.warnings:
        print(f"Warning: {warning}.")
    _print_ages(state.ages)
    _print_due(state.due)


def _print_due(dues: Sequence["Due"]) -> None:
    from brightstar_desktop.publishing.due import NOTICE_DAYS  # noqa: PLC0415  # needs extras

    print(f"To be looked up again within {counted(NOTICE_DAYS, 'day')}: {len(dues) or 'nothing'}.")
    for due in dues:
        known = f" ({due.check})" if due.check else ""
        print(f"  {due.day}  {due.where}: {due.what}{known}")


def _days(days: int) -> str:
    return f"expired {counted(-days, 'day')} ago" if days < 0 else f"{counted(days, 'day')} left"


def _print_ages(ages: "FactAges") -> None:
    print(f"{counted(ages.groups, 'fact group')}:")
    for age, count in ages.by_class.items():
        print(f"  {age.replace('_', ' '):<12} {count:>5}  {ages.share(age):6.1%}")
    if ages.without_source:
        print(f"Without a source: {', '.join(ages.without_source)}.")
    if ages.oldest:
        print("Dated longest ago by their newest date:")
    for slug, day in ages.oldest:
        print(f"  {day}  {slug}")
    if ages.undated_providers:
        print(f"Without any date: {counted(ages.undated_providers, 'provider')}.")


def _as_json(state: "State") -> dict[str, Any]:
    return {
        "edition": state.edition,
        "good": state.is_good,
        "development_keys": state.is_development,
        "trial": state.is_trial,
        "expiries": [
            {
                "role": expiry.role,
                "expires": expiry.expires.isoformat(),
                "days_left": expiry.days_left,
                "due": expiry.is_due,
            }
            for expiry in state.expiries
        ],
        "warnings": list(state.warnings),
        "facts": {age: state.ages.by_class[age] for age in state.ages.by_class},
        "shares": {age: round(state.ages.share(age), 4) for age in state.ages.by_class},
        "without_source": list(state.ages.without_source),
        "oldest": [{"slug": slug, "newest": day.isoformat()} for slug, day in state.ages.oldest],
        "undated_providers": state.ages.undated_providers,
        "due": [
            {"day": due.day.isoformat(), "where": due.where, "what": due.what, "check": due.check}
            for due in state.due
        ],
    }
