"""How a web server misbehaves. Each is a fault for ``LoopbackServer.misbehave``, or makes one."""

import gzip
from collections.abc import Iterator
from typing import Final

from tests.support.publisher.server import Exchange, Fault

_PIECE: Final = bytes(64 * 1024)
_BOMB: Final = gzip.compress(bytes(1024 * 1024)) * 64
"""64 members of 1 MB each: made beforehand, for no client waits while 64 MB are compressed."""
_PORTAL: Final = b"<!doctype html><title>Guest network</title><p>Please accept our terms."


def endless(exchange: Exchange) -> None:
    """Send bytes as long as anyone reads."""
    exchange.start(200, length=None)
    while not exchange.wait(0):
        exchange.send(_PIECE)


def endless_head(exchange: Exchange) -> None:
    """Send headers as long as anyone reads."""
    exchange.hang_up()
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    while not exchange.wait(0):
        exchange.send(b"X-More: " + b"m" * 1000 + b"\r\n")


def endless_interim(exchange: Exchange) -> None:
    """Promise an answer again and again."""
    exchange.hang_up()
    while not exchange.wait(0):
        exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 500)


def dripping_head(exchange: Exchange) -> None:
    """Send the first line of an answer, and then a header that never ends, byte by byte."""
    exchange.hang_up()
    exchange.send(b"HTTP/1.1 200 OK\r\nX-More: ")
    while not exchange.wait(0.05):
        exchange.send(b"m")


def stall(exchange: Exchange) -> None:
    """Take the request and never answer."""
    exchange.hang_up()
    exchange.wait()


def stall_halfway(exchange: Exchange) -> None:
    """Send half of the body and wait for ever."""
    _half(exchange)
    exchange.wait()


def cut(exchange: Exchange) -> None:
    """Close the connection in the middle of the body."""
    _half(exchange)


def hang_up(exchange: Exchange) -> None:
    """Close the connection without a word."""
    exchange.hang_up()


def babble(exchange: Exchange) -> None:
    """Answer with what is no HTTP."""
    exchange.hang_up()
    exchange.send(b"220 mail.example ready\r\n" * 3)


def portal(exchange: Exchange) -> None:
    """Answer as a network that wants a sign-in first: a page, and all is well."""
    exchange.start(200, length=len(_PORTAL), Content_Type="text/html")
    exchange.send(_PORTAL)


def empty(exchange: Exchange) -> None:
    """Answer that all is well, with nothing."""
    exchange.start(200, length=0)


def says_gzip(exchange: Exchange) -> None:
    """Call the plain bytes compressed, which they are not."""
    body = exchange.body or b""
    exchange.start(200, length=len(body), Content_Encoding="gzip")
    exchange.send(body)


def gzip_bomb(exchange: Exchange) -> None:
    """Send a small body that grows to 64 MB where it is unpacked on the way."""
    exchange.start(200, length=len(_BOMB), Content_Encoding="gzip")
    exchange.send(_BOMB)


def says_longer(exchange: Exchange) -> None:
    """Announce more than is sent, and close."""
    body = exchange.body or b""
    exchange.start(200, length=len(body) * 2)
    exchange.hang_up()
    exchange.send(body)


def says_shorter(exchange: Exchange) -> None:
    """Announce half of what is sent."""
    body = exchange.body or b""
    exchange.start(200, length=len(body) // 2)
    exchange.hang_up()
    exchange.send(body)


def drip(seconds: float) -> Fault:
    """Send one byte, then another after so many ``seconds``."""

    def fault(exchange: Exchange) -> None:
        body = exchange.body or b""
        exchange.start(200, length=len(body))
        for at in range(len(body)):
            exchange.send(body[at : at + 1])
            if exchange.wait(seconds):
                return

    return fault


def answering(status: int, times: int | None = None) -> Fault:
    """Answer with ``status``, for ever or so many ``times`` and then honestly."""
    left: Iterator[int] | None = None if times is None else iter(range(times))

    def fault(exchange: Exchange) -> None:
        if left is not None and next(left, None) is None:
            exchange.answer()
        else:
            exchange.start(status, length=0)

    return fault


def redirect(to: str, status: int = 302) -> Fault:
    """Send clients on to ``to``."""
    return lambda exchange: exchange.start(status, length=0, Location=to)


def redirect_in_circles(exchange: Exchange) -> None:
    """Send clients on to where they are."""
    exchange.start(302, length=0, Location=f"/{exchange.path}")


def _half(exchange: Exchange) -> None:
    body = exchange.body or bytes(1000)
    exchange.start(200, length=len(body))
    exchange.hang_up()
    exchange.send(body[: len(body) // 2])
