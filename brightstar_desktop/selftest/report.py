"""What a self-test found, as one line of JSON."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from brightstar_desktop import __version__


class CheckError(Exception):
    """A part of the product is not what it must be; the message says which and how."""


@dataclass
class SelfTestReport:
    """What was checked: each check's name with what it found, or what went wrong."""

    checks: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Return whether every check passed."""
        return not self.failures

    def check(self, name: str, check: Callable[[], str]) -> None:
        """Run one check and note what it returns, or what it raises."""
        try:
            self.checks[name] = check()
        except Exception as error:  # noqa: BLE001  # whatever fails is what the report is for
            self.failures[name] = f"{type(error).__name__}: {error}"

    def as_json(self) -> str:
        """Return the report as one line."""
        return json.dumps(
            {
                "ok": self.ok,
                "version": __version__,
                "edition": self.edition,
                "frozen": is_packaged(),
                "seconds": round(self.seconds, 2),
                "checks": self.checks,
                "failures": self.failures,
            },
            ensure_ascii=False,
        )


def is_packaged() -> bool:
    """Return whether this is the packaged program, not its sources."""
    return bool(getattr(sys, "frozen", False))
