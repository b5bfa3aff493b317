"""A rotating log on this machine, without search terms or anything personal."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from brightstar_desktop.i18n import _

MAX_BYTES: Final = 512 * 1024
KEPT_FILES: Final = 3


def start(log_file: Path, *, verbose: bool = False) -> None:
    """Send the program's log to ``log_file``; a folder that cannot be written is no obstacle.

    Log records name what was done and what failed, never what was searched for or shown.
    """
    root = logging.getLogger("brightstar_desktop")
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_file,
            maxBytes=MAX_BYTES,
            backupCount=KEPT_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except (OSError, ValueError):
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def log_unexpected(error: BaseException) -> str:
    """Log an error that nobody foresaw, in full, and return the sentence that people are told."""
    trace = (type(error), error, error.__traceback__)
    logging.getLogger(__name__).critical("something that nobody foresaw", exc_info=trace)
    return _("Something unexpected went wrong. The log says more.")


def stop() -> None:
    root = logging.getLogger("brightstar_desktop")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
