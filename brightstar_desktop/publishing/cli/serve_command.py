"""``brightstar-data serve``: the published folder on this machine, for trying before hosting it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from brightstar_desktop.publishing.cli.command_inputs import published_folder
from brightstar_desktop.publishing.repository_layout import METADATA, PublishingError

THIS_MACHINE: Final = "127.0.0.1"
"""Never another address: nothing here is made to stand on a network."""


def serve(arguments: argparse.Namespace) -> int:
    with serving(published_folder(arguments), arguments.port) as server:
        print(f"{address_of(server)} (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")
    return 0


@contextmanager
def serving(published: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """Open a server of ``published`` on this machine alone; port 0 takes any that is free.

    Raises PublishingError when there is nothing to serve or the port is taken.
    """
    if not (published / METADATA).is_dir():
        raise PublishingError(
            f"{published} has no {METADATA} folder: run brightstar-data release first."
        )
    handler = partial(SimpleHTTPRequestHandler, directory=str(published))
    try:
        server = ThreadingHTTPServer((THIS_MACHINE, port), handler)
    except (OSError, OverflowError) as error:
        raise PublishingError(
            f"port {port} cannot be used ({error}): choose another by --port."
        ) from error
    with server:
        yield server


def address_of(server: ThreadingHTTPServer) -> str:
    return f"http://{THIS_MACHINE}:{server.server_port}/"
