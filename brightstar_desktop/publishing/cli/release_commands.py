"""``brightstar-data release`` and ``resign``: a signed edition for any static host."""

import argparse
import sys
from pathlib import Path

from brightstar_desktop.publishing import release as releases
from brightstar_desktop.publishing.cli.command_inputs import (
    collect_data,
    count_of,
    published_folder,
    valid_catalogue,
)
from brightstar_desktop.publishing.published import Published, read_published
from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_WARNING
from brightstar_desktop.publishing.signing_keys import KeyRing


def release(arguments: argparse.Namespace) -> int:
    """Publish the data folder, or only say what that would do."""
    if arguments.resign:
        return resign(arguments)
    catalogue = valid_catalogue(collect_data(arguments.data))
    published = _read_with_warning(arguments)
    prepared = releases.prepare(catalogue, published, arguments.now, trial=arguments.trial)
    _describe(prepared)
    most = 1.0 if arguments.allow_removals else arguments.most_removed
    releases.refuse_unfit(prepared, most)
    if arguments.dry_run:
        print("Dry run: nothing was written.")
        return 0
    return _print_files(releases.publish(prepared, KeyRing(arguments.keys)))


def resign(arguments: argparse.Namespace) -> int:
    keys = KeyRing(arguments.keys)
    return _print_files(releases.resign(_read_with_warning(arguments), keys, arguments.now))


def _describe(prepared: releases.Release) -> None:
    print(prepared.changes())
    print()
    count = count_of(len(prepared.new.providers), "provider")
    note = "" if prepared.has_changes else ", published already: only signed anew"
    print(f"Edition {prepared.new.edition}: {count}, {len(prepared.data):,} bytes{note}.")
    for role, expires in prepared.expiries().items():
        print(f"  {role:<10} holds until {expires:%Y-%m-%d}")


def _print_files(files: tuple[Path, ...]) -> int:
    for file in files:
        print(file)
    print("Put the folder on your host now, metadata/timestamp.json last.")
    return 0


def _read_with_warning(arguments: argparse.Namespace) -> Published:
    published = read_published(published_folder(arguments))
    if published.is_development:
        print(f"Warning: {DEVELOPMENT_WARNING}.", file=sys.stderr)
    return published
