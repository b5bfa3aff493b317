#!/usr/bin/env python3
"""The program's own way to newer data, behind the command line that tuf-conformance speaks.

Source, fetcher, limits, store, clock, updater and sentences are the program's, in the order of
``brightstar_desktop.sync.update_job``; only which file is asked for, and where it is put, come from
the command line. See the README beside this file.
"""

import argparse
import hashlib
import logging
import shutil
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

if not __package__:  # run as a script: the checkout is three levels up
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.sync.check_state import UpdateCheckState
from brightstar_desktop.sync.error_mapping import describing_errors
from brightstar_desktop.sync.transport.edition_source import EditionSource, open_source
from brightstar_desktop.sync.trust import TrustStore
from brightstar_desktop.sync.updater import VerifiedSource

GOOD, TROUBLE = 0, 1
_BUNDLE: Final = "bundled"
_STORE: Final = "store"


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
    state_file = folder / _STORE / "looks.json"
    trusted_time = trust.trusted_time(
        datetime.now(UTC), UpdateCheckState.load(state_file).verified_at
    )
    with closing(opened) as source, describing_errors(source.name, trusted_time):
        verified = VerifiedSource(source, trust, trusted_time.now)
        verified.refresh()
        for name in arguments.target_name if arguments.command == "download" else ():
            _fetch(verified, name, arguments.target_dir / quote(name, ""))
        UpdateCheckState(verified_at=trusted_time.now).save(state_file)


def _fetch(verified: VerifiedSource, name: str, file: Path) -> None:
    """Put the target ``name`` into ``file``, unless what is offered is in use already."""
    available = verified.available(name)
    if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != available.digest:
        verified.download(file, lambda _progress: None)


def _source(metadata_url: str, targets_url: str | None) -> EditionSource:
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
