"""Completion of both programs for bash, made from what they understand."""

from collections.abc import Iterable
from typing import Final

import product
from brightstar_desktop import __main__ as desktop
from brightstar_desktop.cli import arguments as command_line
from linux.options import Argument, Command, commands_of, options_of

FILES: Final = {"OUT.pdf", "OUT.png"}
FOLDERS: Final = {"DIR", "URL|FOLDER"}
FUNCTION: Final = """\
# bash completion for {program}
{function}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
    COMPREPLY=()
{body}
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}}
complete -F {function} {program}
"""


def desktop_completion() -> str:
    """Return the completion of ``brightstar-desktop``."""
    body = "\n".join(_steps(options_of(desktop.make_parser())))
    return FUNCTION.format(program=product.DESKTOP, function="_brightstar_desktop", body=body)


def command_line_completion() -> str:
    """Return the completion of ``brightstar``."""
    parser = command_line.make_parser()
    commands = commands_of(parser)
    first = [*(one.name for one in commands), *options_of(parser).flags]
    lines = ['    if [ "$COMP_CWORD" -eq 1 ]; then', f"        words={_quoted(first)}", "    fi"]
    lines.append('    [ "$COMP_CWORD" -gt 1 ] && case "${COMP_WORDS[1]}" in')
    for command in commands:
        lines += [f"        {command.name})", *(f"        {step}" for step in _steps(command))]
        lines.append("            ;;")
    body = "\n".join([*lines, "    esac"])
    return FUNCTION.format(program=product.COMMAND_LINE, function="_brightstar", body=body)


def _steps(command: Command) -> list[str]:
    """Return what completes the value of the option before, or else the command's own words."""
    cases = [
        f"        {'|'.join(argument.flags)}) {_value(argument)}return ;;"
        for argument in command.arguments
        if argument.flags and argument.value
    ]
    named = [choice for one in command.arguments if not one.flags for choice in one.choices]
    words = f"    words={_quoted([*command.flags, *named])}"
    return ['    case "$before" in', *cases, "    esac", words]


def _value(argument: Argument) -> str:
    if argument.choices:
        words = _quoted(argument.choices)
        return f'mapfile -t COMPREPLY < <(compgen -W {words} -- "$word"); '
    kind = "-f" if argument.value in FILES else "-d" if argument.value in FOLDERS else ""
    if not kind:
        return ""
    return (
        f'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen {kind} -- "$word"); '
    )


def _quoted(words: Iterable[str]) -> str:
    return f"'{' '.join(words)}'"
