"""A real web server on this computer that serves a folder, and misbehaves where a test asks it to.

It listens on 127.0.0.1 on a free port. Leaving the context closes every connection and ends every
thread, whatever they are waiting for.
"""

import socket
import ssl
import threading
from collections.abc import Callable
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit


class Exchange:
    """One request and its answer, in the hands of a fault.

    ``path`` is without the first slash, ``sent`` the bytes of the body handed over so far.
    """

    def __init__(self, handler: "_Handler", path: str, body: bytes | None) -> None:
        self._handler = handler
        self.path = path
        self.body = body
        self.sent = 0

    @property
    def headers(self) -> dict[str, str]:
        """Return what the client sent with its request, the names in lower case."""
        return {name.lower(): value for name, value in self._handler.headers.items()}

    def start(self, status: int, *, length: int | None, **headers: str) -> None:
        """Send the head of an answer; without ``length`` the connection's end is the body's."""
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        if length is None:
            self.hang_up()
        else:
            self._handler.send_header("Content-Length", str(length))
        self._handler.end_headers()

    def send(self, data: bytes) -> None:
        """Send a part of the body, or anything where no head was sent."""
        self.sent += len(data)  # first: who has read them may ask at once how many there were
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the server to close; return whether it does."""
        return self._handler.owner.closing.wait(seconds)

    def hang_up(self) -> None:
        """Close the connection once this answer ends."""
        self._handler.close_connection = True

    def answer(self) -> None:
        """Answer honestly."""
        if self.body is None:
            self.start(404, length=0)
            return
        self.start(200, length=len(self.body), Content_Type="application/octet-stream")
        self.send(self.body)


Fault = Callable[[Exchange], None]
"""Answers in place of the server."""


class LoopbackServer:
    """Serves ``folder``; ``tls`` makes it an https server."""

    def __init__(self, folder: Path, tls: ssl.SSLContext | None = None) -> None:
        self.folder = folder
        self.requests: list[Exchange] = []
        self.closing = threading.Event()
        self._faults: list[tuple[str, Fault]] = []
        self._server = _Server(self, tls)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="loopback"
        )

    @property
    def url(self) -> str:
        """Return the address of the folder."""
        return f"{self._server.scheme}://127.0.0.1:{self._server.server_port}"

    def misbehave(self, pattern: str, fault: Fault) -> None:
        """Let ``fault`` answer requests for paths that match ``pattern``, as ``metadata/*``."""
        self._faults.insert(0, (pattern, fault))

    def behave(self) -> None:
        """Answer honestly from now on, and forget the requests so far."""
        self._faults.clear()
        self.requests.clear()

    def paths(self) -> list[str]:
        """Return the paths that were asked for, in their order, from before each is answered."""
        return [request.path for request in self.requests]

    def fault_for(self, path: str) -> Fault:
        """Return what answers a request for ``path``."""
        faults = (fault for pattern, fault in self._faults if fnmatch(path, pattern))
        return next(faults, Exchange.answer)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    """Knows its connections, so that none outlives it."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, owner: LoopbackServer, tls: ssl.SSLContext | None) -> None:
        self.owner = owner
        self.scheme = "https" if tls else "http"
        self._tls = tls
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, address = super().get_request()
        if self._tls:  # the handshake belongs to the thread of the connection
            connection = self._tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        with self._lock:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Wake every thread that waits for a client."""
        with self._lock:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that gives up is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every small answer waits for the client
    server: _Server

    @property
    def owner(self) -> LoopbackServer:
        return self.server.owner

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self.owner.folder / path
        exchange = Exchange(self, path, file.read_bytes() if file.is_file() else None)
        self.owner.requests.append(exchange)
        self.owner.fault_for(path)(exchange)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing."""
