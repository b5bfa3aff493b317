"""What reaches other programs, and what Qt would read as HTML, goes through one place each."""

import re

from tests.architecture.test_look import offenders

OUT = re.compile(
    r"\bQDesktopServices\b|\bopenUrl\b|OpenExternalLinks|\bstartDetached\b|\bstartfile\b"
)


def test_only_the_gate_hands_addresses_to_other_programs() -> None:
    assert {where.partition(":")[0] for where in offenders(OUT)} == {
        "brightstar_desktop/ui/outside.py"
    }
