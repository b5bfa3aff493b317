"""``brightstar-data keys``: the keys that sign editions."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.shared_options import (
    Commands,
    add_keys,
    add_published,
    published_folder,
)

if TYPE_CHECKING:
    from brightstar_desktop.publishing.published import Published
    from brightstar_desktop.publishing.signing_keys import KeyRing


def add_keys_command(commands: Commands) -> None:
    """Add ``keys`` and its actions."""
    parser = commands.add_parser("keys", help="make, replace and show the keys that sign editions")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    made = actions.add_parser("create", help="make every key and the root that trusts them")
    made.add_argument("--development", action="store_true", help="mark them as known to everybody")
    made.add_argument(
        "--replace-development",
        action="store_true",
        help="start anew where only the development keys signed",
    )
    made.set_defaults(act=_create)
    replaced = actions.add_parser("rotate", help="replace one key and sign anew what it signed")
    replaced.add_argument("name", metavar="KEY", help="targets, snapshot, timestamp, or root-1 …")
    replaced.add_argument("--to", type=Path, metavar="DIR", help="where the new key is kept")
    replaced.set_defaults(act=_rotate)
    renewed = actions.add_parser("renew", help="sign a new root with the same keys")
    renewed.set_defaults(act=_renew)
    shown = actions.add_parser("show", help="say which keys sign what, and until when")
    shown.set_defaults(act=_show)
    for action in (made, replaced):
        action.add_argument("--no-passphrase", action="store_true", help="leave key files unlocked")
    for action in (made, replaced, renewed, shown):
        add_keys(action)
        add_published(action)


def _create(arguments: argparse.Namespace) -> int:
    from brightstar_desktop.publishing.root import create_keys  # noqa: PLC0415  # needs extras

    folder = published_folder(arguments)
    if not arguments.replace_development:
        _refuse_to_replace_development(folder)
    made = create_keys(
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


def _rotate(arguments: argparse.Namespace) -> int:
    from brightstar_desktop.publishing import root  # noqa: PLC0415  # needs extras

    published, keys = _opened(arguments)
    keeping = root.KeyStorage(_passphrase(arguments), arguments.to)
    file = root.rotate(arguments.name, published, keys, arguments.now, keeping)
    print(f"{arguments.name} is replaced by {file}. Put the published folder on your host now.")
    return 0


def _renew(arguments: argparse.Namespace) -> int:
    from brightstar_desktop.publishing import root  # noqa: PLC0415  # needs extras

    root.renew(*_opened(arguments), arguments.now)
    print("The root is signed anew. Put the published folder on your host now.")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    """Print every role with its expiry, its keys and their files."""
    from brightstar_desktop.publishing.repository_layout import ROLES  # noqa: PLC0415  # needs extras
    from brightstar_desktop.publishing.root import key_name  # noqa: PLC0415

    published, keys = _opened(arguments)
    expiries = published.expiries()
    for role in ROLES:
        trusted = published.root.signed.roles[role]
        until = f"until {expiries[role]:%Y-%m-%d}" if role in expiries else "nothing signed yet"
        print(f"{role}: {trusted.threshold} of {len(trusted.keyids)}, {until}")
        for fingerprint in trusted.keyids:
            name = key_name(published.root.signed.keys[fingerprint])
            file = keys.files.get(fingerprint)
            print(f"  {name:<12} {fingerprint}  {file.path if file else 'not in these folders'}")
    _warn_of_development(published)
    return 0


def _refuse_to_replace_development(folder: Path) -> None:
    from brightstar_desktop.publishing.published import (  # noqa: PLC0415  # needs extras
        read_published,
        root_versions,
    )

    if root_versions(folder) and read_published(folder).is_development:
        raise BrightStarError(
            f"{folder} is signed with the development keys: to start anew with your own, say "
            "--replace-development."
        )


def _warn_of_development(published: "Published") -> None:
    from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_WARNING  # noqa: PLC0415

    if published.is_development:
        print(f"Warning: {DEVELOPMENT_WARNING}.", file=sys.stderr)


def _opened(arguments: argparse.Namespace) -> "tuple[Published, KeyRing]":
    from brightstar_desktop.publishing.published import read_published  # noqa: PLC0415
    from brightstar_desktop.publishing.signing_keys import KeyRing  # noqa: PLC0415  # needs extras

    return read_published(published_folder(arguments)), KeyRing(arguments.keys)


def _passphrase(arguments: argparse.Namespace) -> bytes | None:
    from brightstar_desktop.publishing.signing_keys import new_passphrase  # noqa: PLC0415

    if not arguments.no_passphrase:
        return new_passphrase()
    print("Warning: whoever reads these key files can publish in your name.", file=sys.stderr)
    return None
