"""The directory on the command line: ``brightstar``."""

import argparse
import os
import sys
from collections.abc import Sequence

from brightstar_desktop import logs, paths
from brightstar_desktop.cli.arguments import UsageError, parse
from brightstar_desktop.errors import MAX_MESSAGE, BrightStarError, printable
from brightstar_desktop.terminal import safe_output
from brightstar_desktop.ui.display import missing_library_error

GOOD, TROUBLE, USAGE = 0, 1, 2
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in ``argv`` (the process's own by default) and return its exit status.

    Expected trouble is one sentence on the standard error and status 1; wrong usage is 2.
    """
    with safe_output():
        return _main(argv)


def _main(argv: Sequence[str] | None) -> int:
    try:
        arguments = parse(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    try:
        status = _run(arguments.command, arguments)
        sys.stdout.flush()
    except BrightStarError as error:
        return _report(str(error), USAGE if isinstance(error, UsageError) else TROUBLE)
    except BrokenPipeError:
        _forget_output()
        return GOOD
    except OSError as error:
        return _report(f"The command cannot go on: {error}.", TROUBLE)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _run(command: str, arguments: argparse.Namespace) -> int:
    from brightstar_desktop.cli.commands import COMMANDS  # noqa: PLC0415  # --help needs none

    logs.start(paths.state_paths(arguments.data_dir).log_file)  # else details go to the screen
    try:
        return COMMANDS[command](arguments)
    except ImportError as error:
        raise (missing_library_error(error) or error) from error
    except (BrightStarError, OSError):
        raise
    except Exception as error:
        raise BrightStarError(logs.log_unexpected(error)) from error
    finally:
        logs.stop()


def _report(sentence: str, status: int) -> int:
    print(f"brightstar: {printable(sentence, MAX_MESSAGE)}", file=sys.stderr)
    return status


def _forget_output() -> None:
    """Keep Python from complaining at exit that the reader of the output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
