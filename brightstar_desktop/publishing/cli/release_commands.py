"""``brightstar-data release`` and ``resign``: a signed edition for any static host."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brightstar_desktop.publishing.cli.shared_options import (
    Commands,
    add_data,
    add_keys,
    add_published,
    collect_data,
    count_of,
    published_folder,
    valid_catalogue,
)

if TYPE_CHECKING:
    from brightstar_desktop.publishing.published import Published
    from brightstar_desktop.publishing.release import Release

_MOST_REMOVED: Final = 0.1
"""The share of providers that a release may remove without being told that it may."""


def add_release(commands: Commands) -> None:
    """Add ``release`` and ``resign``."""
    parser = commands.add_parser("release", help="check, sign and write an edition for readers")
    add_data(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="say what readers would see; no more"
    )
    parser.add_argument("--resign", action="store_true", help="the same as the command resign")
    parser.add_argument(
        "--trial", action="store_true", help="mark it as a trial, signed with the development keys"
    )
    parser.add_argument("--allow-removals", action="store_true", help="whatever the share removed")
    parser.add_argument(
        "--most-removed",
        type=_share,
        default=_MOST_REMOVED,
        metavar="SHARE",
        help="the share of providers that may be removed, from 0 to 1 (%(default)s)",
    )
    parser.set_defaults(act=_release)
    again = commands.add_parser("resign", help="sign the published edition anew, once a month")
    again.set_defaults(act=_resign)
    for command in (parser, again):
        add_keys(command)
        add_published(command)


def _release(arguments: argparse.Namespace) -> int:
    """Publish the data folder, or only say what that would do."""
    if arguments.resign:
        return _resign(arguments)
    from brightstar_desktop.publishing import release as releasing  # noqa: PLC0415  # needs extras
    from brightstar_desktop.publishing.signing_keys import KeyRing  # noqa: PLC0415

    catalogue = valid_catalogue(collect_data(arguments.data))
    published = _published(arguments)
    prepared = releasing.prepare(catalogue, published, arguments.now, trial=arguments.trial)
    _describe(prepared)
    most = 1.0 if arguments.allow_removals else arguments.most_removed
    releasing.refuse_unfit(prepared, most)
    if arguments.dry_run:
        print("Dry run: nothing was written.")
        return 0
    return _written(releasing.publish(prepared, KeyRing(arguments.keys)))


def _resign(arguments: argparse.Namespace) -> int:
    from brightstar_desktop.publishing import release as releasing  # noqa: PLC0415  # needs extras
    from brightstar_desktop.publishing.signing_keys import KeyRing  # noqa: PLC0415

    keys = KeyRing(arguments.keys)
    return _written(releasing.resign(_published(arguments), keys, arguments.now))


def _describe(prepared: "Release") -> None:
    print(prepared.changes())
    print()
    count = count_of(len(prepared.new.providers), "provider")
    news = "" if prepared.has_changes else ", published already: only signed anew"
    print(f"Edition {prepared.new.edition}: {count}, {len(prepared.data):,} bytes{news}.")
    for role, expires in prepared.expiries().items():
        print(f"  {role:<10} holds until {expires:%Y-%m-%d}")


def _written(files: tuple[Path, ...]) -> int:
    for file in files:
        print(file)
    print("Put the folder on your host now, metadata/timestamp.json last.")
    return 0


def _published(arguments: argparse.Namespace) -> "Published":
    from brightstar_desktop.publishing.published import read_published  # noqa: PLC0415
    from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_WARNING  # noqa: PLC0415

    published = read_published(published_folder(arguments))
    if published.is_development:
        print(f"Warning: {DEVELOPMENT_WARNING}.", file=sys.stderr)
    return published


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share from 0 to 1")
    return share
