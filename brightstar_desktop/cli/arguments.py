"""The arguments of every command. Nothing slow is imported here, so that help comes at once."""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brightstar_desktop import __version__
from brightstar_desktop.domain.query import Sort
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.errors import BrightStarError


class UsageError(BrightStarError):
    """The arguments ask for something that there is not."""


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments in ``argv``; exits with status 2 when they cannot be understood."""
    return make_parser().parse_args(argv)


def make_parser() -> argparse.ArgumentParser:
    """Return the argument parser."""
    parser = argparse.ArgumentParser(
        prog="brightstar",
        description="An offline directory of ketamine care in California, with a cited guide.",
    )
    parser.add_argument("--version", action="version", version=f"BrightStar {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _search(commands)
    _show(commands)
    _similar(commands)
    _guide(commands)
    _compare(commands)
    _cost(commands)
    _handout(commands)
    _command(commands, "status", "say which edition is open, how old it is and where it is kept")
    _sync(commands)
    _editions(commands)
    _personal(commands)
    _command(commands, "self-test", "check this installation")
    return parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  # has no public name


def _command(commands: "Commands", name: str, does: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all state in DIR")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    return parser


def _compare(commands: "Commands") -> None:
    parser = _command(commands, "compare", "put up to four providers side by side")
    parser.add_argument("slugs", nargs="+", metavar="SLUG", help="a provider's short name")
    _add_place(parser)


def _cost(commands: "Commands") -> None:
    parser = _command(commands, "cost", "reckon what a course costs, from stated prices")
    parser.add_argument(
        "slugs", nargs="*", metavar="SLUG", help="a provider's short name; everybody without one"
    )
    parser.add_argument(
        "--sessions", type=_count, metavar="N", help="in the first series; as stated without it"
    )
    parser.add_argument(
        "--later", type=int, choices=range(61), default=0, metavar="N", help="doses in a year after"
    )
    parser.add_argument(
        "--no-first-visit", action="store_true", help="the first visit is paid already"
    )


def _handout(commands: "Commands") -> None:
    parser = _command(commands, "handout", "make a page with one to five providers to take home")
    parser.add_argument("slugs", nargs="+", metavar="SLUG", help="a provider's short name")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.pdf", help="the PDF to write"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="the page's language")
    parser.add_argument("--large", action="store_true", help="large type")
    parser.add_argument("--near", default="", metavar="ZIP|CITY", help="where distances begin")


def _search(commands: "Commands") -> None:
    parser = _command(commands, "search", "find providers in your own words and by filters")
    parser.add_argument("text", nargs="*", metavar="TEXT", help="what you look for")
    _add_place(parser)
    parser.add_argument("--within", type=_miles, metavar="MILES", help="at most so far away")
    for option, facet, metavar, about in _FILTERS:
        parser.add_argument(
            option, dest=facet, action="append", default=[], metavar=metavar, help=about
        )
    parser.add_argument(
        "--max-price", type=_dollars, metavar="USD", help="at most so much for one session"
    )
    parser.add_argument("--insurance", action="store_true", help="only who takes some insurance")
    parser.add_argument(
        "--include-not-stated",
        action="store_true",
        help="keep providers that state nothing on what is asked",
    )
    parser.add_argument(
        "--include-telehealth",
        action="store_true",
        help="keep providers out of reach that serve all of California by video",
    )
    parser.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.BEST.value)
    parser.add_argument("--limit", type=_count, metavar="N", help="list at most N")


_FILTERS = (
    ("--region", "regions", "R", "a region, as bay_area"),
    ("--county", "counties", "C", 'a county, as "San Diego"'),
    ("--format", "formats", "F", "how it is given, as iv_infusion"),
    ("--setting", "settings", "S", "how a session is held, as at_home"),
    ("--condition", "conditions", "C", "what it is for, as depression"),
    ("--population", "populations", "P", "whom it is for, as veterans"),
    ("--language", "languages", "L", "a language that is spoken, as es"),
)
"""Filters that may be given several times: any of the values then matches."""


def _show(commands: "Commands") -> None:
    parser = _command(commands, "show", "show everything known of one provider")
    parser.add_argument(
        "slug", metavar="SLUG", help="the provider's short name, as search gives it"
    )
    _add_place(parser)


def _similar(commands: "Commands") -> None:
    parser = _command(commands, "similar", "list providers like this one")
    parser.add_argument(
        "slug", metavar="SLUG", help="the provider's short name, as search gives it"
    )
    parser.add_argument("--limit", type=_count, default=5, metavar="N", help="list at most N")


def _guide(commands: "Commands") -> None:
    parser = _command(commands, "guide", "list the guide's chapters, print one, or search them")
    parser.add_argument("chapter", nargs="?", metavar="CHAPTER", help="its short name or number")
    parser.add_argument("--search", metavar="TEXT", help="find the passages that hold these words")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the guide")


def _sync(commands: "Commands") -> None:
    parser = _command(commands, "sync", "look for a newer edition and install it")
    parser.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="URL|FOLDER",
        help="where to look, instead of the usual place",
    )


def _editions(commands: "Commands") -> None:
    parser = _command(commands, "editions", "list the editions kept here and what changed")
    parser.add_argument(
        "--restore", action="store_true", help="put the edition before this one in use again"
    )


def _personal(commands: "Commands") -> None:
    parser = _command(
        commands, "personal", "say what is kept of your visits, export it or erase it"
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--export", type=Path, metavar="FILE", help="write the shortlist and its notes as JSON"
    )
    does.add_argument(
        "--erase", action="store_true", help="remove the shortlist, its notes and their backups"
    )


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--near", default="", metavar="ZIP|CITY", help="measure distance from here")


def _miles(text: str) -> float:
    miles = float(text)
    if not (math.isfinite(miles) and miles >= 0):
        raise argparse.ArgumentTypeError(f"{text} is not a distance in miles")
    return miles


def _dollars(text: str) -> int:
    dollars = int(text.removeprefix("$").replace(",", ""))
    if dollars < 0:
        raise argparse.ArgumentTypeError(f"{text} is not an amount in dollars")
    return dollars


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 up")
    return count
