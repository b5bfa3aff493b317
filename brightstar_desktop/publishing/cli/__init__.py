"""``brightstar-data``: the maintainers' command."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.command_parser import command_parser
from brightstar_desktop.terminal import safe_output

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, now: datetime | None = None) -> int:
    """Run the command; return 0 when all is well, 1 on an error, 2 on wrong usage.

    ``now`` stands in for the clock.
    """
    with safe_output():
        return _main(argv, now)


def _main(argv: Sequence[str] | None, now: datetime | None) -> int:
    arguments = command_parser().parse_args(argv)
    arguments.now = now or datetime.now(UTC)
    try:
        code = int(arguments.act(arguments))
        sys.stdout.flush()
    except BrightStarError as error:
        print(f"brightstar-data: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        needed = "install brightstar-desktop[publishing]"
        print(f"brightstar-data: the library {error.name} is missing: {needed}.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # what reads the output ("head", say) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code
