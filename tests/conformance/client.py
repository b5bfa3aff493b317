#!/usr/bin/env python3
"""The program's own way to newer data, behind the command line that tuf-conformance speaks.

Fetcher, limits, store and sentences are the program's; only which file is asked for, and where it
is put, come from the command line. See the README beside this file.
"""

import argparse
import logging
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

if not __package__:  # run as a script: the checkout is three levels up
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from brightstar_desktop.errors import BrightStarError, SyncError
from brightstar_desktop.sync.transport.sources import Source, open_source
from brightstar_desktop.sync.troubles import in_plain_words
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import VerifiedSource, closing

GOOD, TROUBLE = 0, 1
_BUNDLE: Final = "bundled"
_STORE: Final = "store"


class AnySource(VerifiedSource):
    """The program's source, asked for any target instead of the edition alone."""

    def refresh(self) -> None:
        """Bring the metadata up to date."""
        self._updater.refresh()

    def fetch(self, name: str, folder: Path) -> None:
        """Put the target ``name`` into ``folder``, unless it is there already."""
        target = self._updater.get_targetinfo(name)
        if target is None:
            raise SyncError(f"There is no {name} here.")
        file = str(folder / quote(name, ""))
        if self._updater.find_cached_target(target, file) is None:
            self._updater.download_target(target, file)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(argv)
    folder: Path = arguments.metadata_dir
    try:
        if arguments.command == "init":
            _trust(folder, arguments.root)
        else:
            _update(folder, arguments)
    except (BrightStarError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return TROUBLE
    finally:
        _show(folder)
    return GOOD


def _trust(folder: Path, root: Path) -> None:
    """Take ``root`` for the one that came with the program."""
    (folder / _BUNDLE).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root, folder / _BUNDLE / "1.root.json")


def _update(folder: Path, arguments: argparse.Namespace) -> None:
    trust = TrustStore(folder / _BUNDLE, folder / _STORE)
    opened = _source(arguments.metadata_url, arguments.target_base_url)
    with closing(opened) as source, in_plain_words(source.name, datetime.now(UTC)):
        any_source = AnySource(source, trust)
        if arguments.command == "refresh":
            any_source.refresh()
        for name in arguments.target_name if arguments.command == "download" else ():
            any_source.fetch(name, arguments.target_dir)


def _source(metadata_url: str, targets_url: str | None) -> Source:
    base = metadata_url.rstrip("/").removesuffix("/metadata")
    source = open_source(base, network=True)
    source.metadata_url = f"{metadata_url.rstrip('/')}/"
    if targets_url:
        source.targets_url = f"{targets_url.rstrip('/')}/"
    return source


def _show(folder: Path) -> None:
    """Copy what is trusted now to ``folder`` itself, under names without versions."""
    for file in (folder / _STORE).glob("*/*.json"):
        shutil.copyfile(file, folder / file.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--metadata-dir", type=Path, required=True)
    parser.add_argument("--metadata-url", default="")
    parser.add_argument("--target-name", action="append", default=[])
    parser.add_argument("--target-base-url")
    parser.add_argument("--target-dir", type=Path)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root", type=Path)
    commands.add_parser("refresh")
    commands.add_parser("download")
    return parser


if __name__ == "__main__":
    logging.disable()  # one sentence is enough here
    sys.exit(main())
