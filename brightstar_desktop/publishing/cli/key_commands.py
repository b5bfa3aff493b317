"""``brightstar-data keys``: the keys that sign editions."""

import argparse
import sys
from pathlib import Path

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing import root
from brightstar_desktop.publishing.cli.command_inputs import published_folder
from brightstar_desktop.publishing.published import Published, read_published, root_versions
from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_WARNING, ROLES
from brightstar_desktop.publishing.signing_keys import KeyRing, new_passphrase


def create_keys(arguments: argparse.Namespace) -> int:
    """Make all keys; those of a folder signed by the development keys only where that is asked."""
    folder = published_folder(arguments)
    if not arguments.replace_development:
        _refuse_to_replace_development(folder)
    made = root.create_keys(
        arguments.keys,
        folder,
        _passphrase(arguments),
        arguments.now,
        development=arguments.development,
    )
    for name, file in made.items():
        print(f"{name:<10} {file}")
    print("Keep the root keys offline and apart from one another: any two of the three can sign.")
    return 0


def rotate_key(arguments: argparse.Namespace) -> int:
    published, keys = _open_folders(arguments)
    storage = root.KeyStorage(_passphrase(arguments), arguments.to)
    file = root.rotate(arguments.name, published, keys, arguments.now, storage)
    print(f"{arguments.name} is replaced by {file}. Put the published folder on your host now.")
    return 0


def renew_root(arguments: argparse.Namespace) -> int:
    root.renew(*_open_folders(arguments), arguments.now)
    print("The root is signed anew. Put the published folder on your host now.")
    return 0


def show_keys(arguments: argparse.Namespace) -> int:
    """Print every role with its expiry, its keys and their files."""
    published, keys = _open_folders(arguments)
    expiries = published.expiries()
    for role in ROLES:
        trusted = published.root.signed.roles[role]
        until = f"until {expiries[role]:%Y-%m-%d}" if role in expiries else "nothing signed yet"
        print(f"{role}: {trusted.threshold} of {len(trusted.keyids)}, {until}")
        for fingerprint in trusted.keyids:
            name = root.key_name(published.root.signed.keys[fingerprint])
            file = keys.files.get(fingerprint)
            print(f"  {name:<12} {fingerprint}  {file.path if file else 'not in these folders'}")
    _warn_of_development(published)
    return 0


def _refuse_to_replace_development(folder: Path) -> None:
    if root_versions(folder) and read_published(folder).is_development:
        raise BrightStarError(
            f"{folder} is signed with the development keys: to start anew with your own, say "
            "--replace-development."
        )


def _warn_of_development(published: Published) -> None:
    if published.is_development:
        print(f"Warning: {DEVELOPMENT_WARNING}.", file=sys.stderr)


def _open_folders(arguments: argparse.Namespace) -> tuple[Published, KeyRing]:
    return read_published(published_folder(arguments)), KeyRing(arguments.keys)


def _passphrase(arguments: argparse.Namespace) -> bytes | None:
    if not arguments.no_passphrase:
        return new_passphrase()
    print("Warning: whoever reads these key files can publish in your name.", file=sys.stderr)
    return None
