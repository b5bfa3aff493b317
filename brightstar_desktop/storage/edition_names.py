"""The names of editions, and what they say of their age."""

import re


def edition_key(edition: str) -> tuple[int, ...]:
    """Return what orders editions by age: "2026.11.23-10" is newer than "2026.11.23-9"."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,18}", edition))
