"""Completion of both programs for bash, made from what they understand and the bundled edition.

Values that an edition names (formats, counties, providers) are those of the edition in the package.
Programs of a person who has fetched a newer one still take what only that one names.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

import product
from brightstar_desktop import __main__ as desktop
from brightstar_desktop import paths
from brightstar_desktop.cli import arguments as command_line
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.facets import FACETS
from linux.options import Argument, Command, commands_of, options_of

FILES: Final = {"OUT.pdf", "OUT.png", "FILE"}
FOLDERS: Final = {"DIR", "URL|FOLDER"}
PROVIDERS: Final = {"slug", "slugs", "provider", "keep"}
FUNCTION: Final = """\
# bash completion for {program}
{function}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local one words='' IFS=$'\\n'
    # bash takes "--option=value" for three words.
    [ "$word" = = ] && word=''
    [ "$before" = = ] && before=${{COMP_WORDS[COMP_CWORD-2]}}
    word=${{word#[\\"\\']}} word=${{word//\\\\/}}  # quoted for the shell, which readline does again
    COMPREPLY=()
{body}
    # readline quotes blanks as in names of files.
    [[ $words = *' '* ]] && compopt -o filenames 2>/dev/null
    for one in $words; do
        [[ $one = "$word"* ]] && COMPREPLY+=("$one")
    done
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
        f"        {'|'.join(argument.flags)}) {_value(argument)} ;;"
        for argument in command.arguments
        if argument.flags and argument.value
    ]
    named = [value for one in command.arguments if not one.flags for value in _values(one)]
    own = f"words={_quoted(command.flags)}"
    if named:  # and its options once a hyphen is typed
        own = f"if [[ $word = -* ]]; then {own}; else words={_quoted(named)}; fi"
    return ['    case "$before" in', *cases, f"        *) {own} ;;", "    esac"]


def _value(argument: Argument) -> str:
    """Return the step that completes an option's value, where any is known."""
    if values := _values(argument):
        return f"words={_quoted(values)}"
    kind = "-f" if argument.value in FILES else "-d" if argument.value in FOLDERS else ""
    if not kind:
        return "return"
    offer = f'mapfile -t COMPREPLY < <(compgen {kind} -- "$word")'
    return f"compopt -o filenames 2>/dev/null; {offer}; return"


def _values(argument: Argument) -> list[str]:
    return list(argument.choices) or _of_the_edition().get(argument.dest, [])


@cache
def _of_the_edition() -> dict[str, list[str]]:
    """Return what the bundled edition names, by the arguments that take it."""
    catalogue = read_catalogue(paths.bundled_catalogue())
    slugs = [provider.slug for provider in catalogue.providers]
    facets = {facet.name: catalogue.vocabulary.terms_of(facet.name) for facet in FACETS}
    cities = {place.city for one in catalogue.providers for place in one.locations if place.city}
    return {
        **{facet: [term.code for term in terms] for facet, terms in facets.items()},
        **dict.fromkeys(PROVIDERS, slugs),
        "chapter": [chapter.slug for chapter in catalogue.guide.en],
        "near": sorted(cities),
    }


def _quoted(words: Iterable[str]) -> str:
    """Return words as one of bash's, a line each; none of them holds a quotation mark."""
    joined = "\\n".join(words)
    return f"$'{joined}'"
