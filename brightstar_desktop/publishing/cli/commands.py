"""The commands of ``brightstar-data``, in the order its help lists them.

A command is a module with ``add(commands)``, which adds its parser and sets ``act``: a function
from the arguments to the exit status. Naming the module here is all it takes to have it.
"""

from typing import Final, Protocol

from brightstar_desktop.publishing.cli import (
    build,
    check,
    diff,
    exporting,
    importing,
    keys,
    release,
    schema,
    serve,
    validate,
)
from brightstar_desktop.publishing.cli.arguments import Commands


class Command(Protocol):
    """A module that adds itself to the command line."""

    def add(self, commands: Commands, /) -> None:
        """Add the command's parser."""


COMMANDS: Final[tuple[Command, ...]] = (
    validate,
    build,
    diff,
    keys,
    release,
    check,
    serve,
    importing,
    exporting,
    schema,
)
