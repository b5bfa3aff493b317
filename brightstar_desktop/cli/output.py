"""Prints results: for people, or as JSON for programs."""

import json
import sys
from collections.abc import Iterable
from typing import Any


def print_json(value: dict[str, Any]) -> None:
    """Print ``value`` as JSON that any standard output can carry."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    print(json.dumps(value, ensure_ascii=plain, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; a character that the standard output lacks is replaced, not a failure."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "replace").decode(encoding))


def print_notice(sentence: str) -> None:
    """Print a sentence that belongs to no result on the standard error."""
    if sentence:
        print(f"brightstar: {sentence}", file=sys.stderr)
