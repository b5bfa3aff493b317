"""The desktop program: ``brightstar-desktop``."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from brightstar_desktop import __version__, logs
from brightstar_desktop.errors import MAX_MESSAGE, BrightStarError, printable
from brightstar_desktop.settings.definitions import (
    LANGUAGES,
    LARGEST_TEXT,
    SMALLEST_TEXT,
    THEMES,
    VIEWS,
)
from brightstar_desktop.ui.display import missing_library_error

_SIDE: Final = re.compile(r"[0-9]{1,5}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (the process's own by default) and return its exit status."""
    arguments = parse(argv)
    try:
        return _start(arguments)
    except BrightStarError as error:
        print(f"brightstar-desktop: {printable(str(error), MAX_MESSAGE)}", file=sys.stderr)  # noqa: T201  # there is no window
        return 1


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments in ``argv``; exits with status 2 when they cannot be understood."""
    return make_parser().parse_args(argv)


def _start(arguments: argparse.Namespace) -> int:
    try:
        if arguments.self_test:
            return _self_test(arguments.data_dir)
        from brightstar_desktop import app  # noqa: PLC0415  # --version and --help need no Qt

        return app.run(arguments)
    except ImportError as error:
        raise (missing_library_error(error) or error) from error
    except (BrightStarError, OSError):
        raise
    except Exception as error:
        raise BrightStarError(logs.log_unexpected(error)) from error


def _self_test(data_dir: Path | None) -> int:
    from brightstar_desktop import paths, selftest  # noqa: PLC0415  # the window needs none

    logs.start(paths.state_paths(data_dir).log_file)  # else details go to the screen
    try:
        return selftest.main(data_dir)
    finally:
        logs.stop()


def make_parser() -> argparse.ArgumentParser:
    """Return the argument parser."""
    parser = argparse.ArgumentParser(
        prog="brightstar-desktop",
        description="An offline directory of ketamine care in California, with a cited guide.",
    )
    parser.add_argument("--version", action="version", version=f"BrightStar {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all state in DIR")
    parser.add_argument("--language", choices=LANGUAGES, help="the language of the interface")
    parser.add_argument("--theme", choices=THEMES[1:], help="colours; the desktop's by default")
    parser.add_argument(
        "--text-scale",
        type=_text_scale,
        metavar=f"{SMALLEST_TEXT}..{LARGEST_TEXT}",
        help="the size of all text",
    )
    parser.add_argument("--view", choices=(*VIEWS, "updates"), help="the view to start with")
    parser.add_argument("--query", metavar="TEXT", help="search for TEXT at once")
    parser.add_argument("--provider", metavar="SLUG", help="show this provider at once")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="SLUG",
        help="put it on the shortlist at once",
    )
    parser.add_argument("--chapter", metavar="SLUG", help="open the guide at this chapter")
    parser.add_argument("--size", type=_size, metavar="WIDTHxHEIGHT", help="the window's size")
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help="picture, then quit")
    parser.add_argument("--self-test", action="store_true", help="check this installation")
    return parser


def _text_scale(text: str) -> float:
    scale = float(text)
    if not SMALLEST_TEXT <= scale <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(f"{text} is not from {SMALLEST_TEXT} to {LARGEST_TEXT}")
    return scale


def _size(text: str) -> tuple[int, int]:
    width, separator, height = text.partition("x")
    if not (separator and _SIDE.fullmatch(width) and _SIDE.fullmatch(height)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1280x800")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
