"""Output that no text of the data can turn against a terminal.

A control character in a name could move the cursor, hide what was printed or answer for the
person; one that turns the direction of writing could disguise an address.
"""

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from typing import TextIO
from unicodedata import category

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories: control, format, lone surrogates, separators of lines and paragraphs."""


def seen(text: str) -> str:
    """Return ``text`` with what cannot be seen as JSON escapes it; lines and tabs stay."""
    if text.isprintable():
        return text
    return "".join(_escaped(sign) for sign in text)


@contextlib.contextmanager
def safe_output() -> Iterator[None]:
    """Print nothing but what can be seen, within this context."""
    with (
        contextlib.redirect_stdout(_Seen(sys.stdout)),
        contextlib.redirect_stderr(_Seen(sys.stderr)),
    ):
        yield


def _escaped(sign: str) -> str:
    if sign in "\n\t" or category(sign) not in _UNSEEN:
        return sign
    return f"\\u{ord(sign):04x}" if sign == "\x7f" else json.dumps(sign)[1:-1]


class _Seen(io.TextIOBase):
    """A stream that writes to another what can be seen."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute there
        return self._stream.encoding

    def write(self, text: str, /) -> int:
        self._stream.write(seen(text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def fileno(self) -> int:
        return self._stream.fileno()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def writable(self) -> bool:
        return True
