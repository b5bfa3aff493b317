"""``brightstar-data``: the maintainers' command."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.check_command import add_check
from brightstar_desktop.publishing.cli.data_commands import (
    add_build,
    add_diff,
    add_schema,
    add_validate,
)
from brightstar_desktop.publishing.cli.exchange_commands import add_export, add_import
from brightstar_desktop.publishing.cli.key_commands import add_keys_command
from brightstar_desktop.publishing.cli.release_commands import add_release
from brightstar_desktop.publishing.cli.serve_command import add_serve
from brightstar_desktop.terminal import safe_output

_INTERRUPTED = 130
_COMMANDS = (
    add_validate,
    add_build,
    add_diff,
    add_keys_command,
    add_release,
    add_check,
    add_serve,
    add_import,
    add_export,
    add_schema,
)
"""In the order of the help. Each adds a parser and sets ``act``: arguments to exit status."""


def main(argv: Sequence[str] | None = None, now: datetime | None = None) -> int:
    """Run the command; return 0 when all is well, 1 on trouble, 2 on wrong usage.

    ``now`` stands in for the clock.
    """
    with safe_output():
        return _main(argv, now)


def _main(argv: Sequence[str] | None, now: datetime | None) -> int:
    arguments = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="brightstar-data",
        description="Check, build, compare and publish editions of the directory.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in _COMMANDS:
        add(commands)
    return parser
