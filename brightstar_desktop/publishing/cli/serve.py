"""``brightstar-data serve``: the published folder on this machine, for trying."""

import argparse
from typing import Final

from brightstar_desktop.publishing.cli.arguments import Commands, add_published, published_folder

_PORT: Final = 8000


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("serve", help="serve the published folder to this machine alone")
    parser.add_argument("--port", type=int, default=_PORT, help="%(default)s; 0 takes a free one")
    add_published(parser)
    parser.set_defaults(act=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    from brightstar_desktop.publishing.serve import address_of, serving  # noqa: PLC0415  # sockets

    with serving(published_folder(arguments), arguments.port) as server:
        print(f"{address_of(server)} (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")
    return 0
