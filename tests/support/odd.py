"""Odd values, as files, arguments and addresses may hold them, whoever wrote them."""

import json
from collections.abc import Iterator
from typing import Any, Final

DEEP: Final = 100_000
TEXTS: Final = (
    "", " ", ".", "..", "/", "\\", "~", "~nouser/x", "-", "--", "%", "%00", "%s%n", "{", "{0}",
    "{x}",
    "\0", "a\0b", "\n", "\r\n", "\t", "\x1b[2J", "\x7f", "\x85", "\ud800", "a\udfffb", "\udc80",
    "\ufeff",
    "\u202e", "\u2028", "\uffff", "\U0010ffff", "é" * 300, "e\u0301" * 50, "́", "𝕏", "١٢٣", "²",
    "x" * 5_000,
    "9" * 5_000, "-1", "0", "1e999", "nan", "inf", "0x10", "1_000", "None", "null", "[",
    "[" * 5_000, "(" * 500,
    '"', '"' * 301, "'", "*", "a*", "NEAR(", "AND", "OR NOT", "^", ":", "a:b",
    "../../etc/passwd", "C:\\", "//x",
    "\\\\host\\share", "CON", "file:///etc/passwd", "https://[", "https://", "http://", "://",
    "https://x:port",
    "https://x:99999", "https://x:0", "https://@", "https://a@b", "https://[::1",
    "https://[v1.a]", "http://\0",
    "https://\ud800", "https:// ", "https://x y", "ftp://x", "javascript:1", "data:,x",
    "folder:///",
    "2026.13.45-1", "9999.99.99-999999", "0001-01-01", "<b>x</b>", "&amp;", "=1+1", "@SUM(1)",
    "；",
)  # fmt: skip
"""Words and addresses."""

VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 2**64, 10**400, 0.5, -0.0, 1e308,
    float("nan"),
    float("inf"), float("-inf"), [], [[]], [None], {}, {"": ""}, {"code": 1}, {"code": "x",
    "names": []},
    "2026-11-26T00:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    "2026-11-26T00:00:00+23:59",
    *TEXTS,
)  # fmt: skip
"""What may stand at a place of a JSON file."""

FILES: Final = (
    b"", b" ", b"\0", b"\0" * 100_000, b"\xff\xfe", b"\xef\xbb\xbf{}", b"\xed\xa0\x80", b"{",
    b"}", b"[]", b"{}", b"null",
    b"NaN", b"1", b"1" * 5_000, b'"x"', b'"\\ud800"', b"[" * DEEP, b"{" * DEEP, b'{"a":' * DEEP,
    b"[" * DEEP + b"]" * DEEP,
    b'{"a":' * DEEP + b"1" + b"}" * DEEP, b"\n" * 1_000, b"x" * 1_000_000, b"{}{}", b"{} x",
    b"'", b"a = 1", b"[a]",
    b"SQLite format 3\0", b"\x1f\x8b\x08", b"<html>", b"--", b"\x00\x01\x02", b"{\"\\u0000\":1}",
)  # fmt: skip
"""Whole files."""


def files_with(*names: str) -> Iterator[bytes]:
    """Yield odd files: whole ones, and JSON objects with an odd value under one of ``names``."""
    yield from FILES
    for name in names:
        for value in VALUES:
            yield json.dumps({name: value}).encode()
