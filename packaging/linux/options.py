"""What the two programs understand, read from the parsers that understand it.

Manual pages and completions are made of this, so that neither can fall behind the programs.
"""

import argparse
from dataclasses import dataclass
from typing import Final

HELP: Final = "show the options and leave"


@dataclass(frozen=True)
class Argument:
    """An option by its names, or what is named in its place (``flags`` is empty then).

    ``dest`` is the parser's own name for what is given.
    """

    dest: str
    flags: tuple[str, ...]
    value: str
    about: str
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def shown(self) -> str:
        """Return the argument as a synopsis names it."""
        names = ", ".join(self.flags)
        return f"{names} {self.value}".strip()


@dataclass(frozen=True)
class Command:
    """A command with its arguments; the name is "" where a program has no commands."""

    name: str
    about: str
    arguments: tuple[Argument, ...]

    @property
    def flags(self) -> list[str]:
        """Return every name of every option."""
        return [flag for argument in self.arguments for flag in argument.flags]


def commands_of(parser: argparse.ArgumentParser) -> list[Command]:
    """Return the commands that ``parser`` knows, in its order."""
    return [
        Command(name, _about(action, name), _arguments(below))
        for action in parser._actions  # noqa: SLF001  # there is no public way
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
        for name, below in action.choices.items()
    ]


def options_of(parser: argparse.ArgumentParser) -> Command:
    """Return what may stand before any command, or all where there are none."""
    return Command("", str(parser.description), _arguments(parser))


def _arguments(parser: argparse.ArgumentParser) -> tuple[Argument, ...]:
    return tuple(
        _argument(action)
        for action in parser._actions  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    )


def _argument(action: argparse.Action) -> Argument:
    choices = tuple(str(choice) for choice in action.choices or ())
    about = HELP if action.dest == "help" else str(action.help or "")
    if isinstance(action, argparse._VersionAction):  # noqa: SLF001
        about = "show the version and leave"
    flags = tuple(action.option_strings)
    return Argument(action.dest, flags, _value(action, choices), about, choices, action.required)


def _value(action: argparse.Action, choices: tuple[str, ...]) -> str:
    """Return what follows an option, "" for a switch."""
    if action.nargs == 0:
        return ""
    named = str(action.metavar or "|".join(choices) or action.dest.upper())
    ways = {"*": f"[{named}]…", "?": f"[{named}]", "+": f"{named}…"}
    return ways.get(str(action.nargs), named)


def _about(action: argparse.Action, name: str) -> str:
    shown = {choice.dest: str(choice.help) for choice in action._get_subactions()}  # type: ignore[attr-defined]  # noqa: SLF001
    return shown.get(name, "")
