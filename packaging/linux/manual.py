"""Manual pages of both programs, made from what they understand.

What no parser knows (files, environment, examples) is written here.
"""

from typing import Final

import product
from brightstar_desktop import __main__ as desktop
from brightstar_desktop.cli import arguments as command_line
from linux import facts
from linux.options import Argument, Command, commands_of, options_of

FILES: Final = (
    ("~/.local/share/BrightStar", "The directory in use, settings and the log of one user."),
    ("/etc/xdg/BrightStar/policy.toml", "Settings laid down for everybody on this computer."),
    (
        "portable.txt",
        (
            "Beside the program of a folder that was unpacked by hand, not installed: everything "
            "is then kept in BrightStar-data beside it. Where that cannot be written, nothing is."
        ),
    ),
)
ENVIRONMENT: Final = (
    ("BRIGHTSTAR_DATA_DIR", "A folder to keep all state in; the option --data-dir goes before it."),
)
COMMAND_LINE_STATUS: Final = (
    ("0", "All is well."),
    ("1", "There was trouble, which one sentence on the standard error explains."),
    ("2", "The command or its options were not understood."),
)
DESKTOP_STATUS: Final = (
    ("0", "All is well."),
    ("1", "The self-test found something amiss, or no window can be shown."),
)
EXAMPLES: Final = {
    product.COMMAND_LINE: (
        ("brightstar search iv ketamine oakland", "Search in your own words."),
        ("brightstar search --near 94110 --within 20 --format im_injection --json", "By filters."),
        ("brightstar handout kensho-wellbeing -o page.pdf --language es", "A page to take home."),
        ("brightstar sync --from /media/stick/brightstar", "Newer data from a memory stick."),
    ),
    product.DESKTOP: (
        ("brightstar-desktop --language es --text-scale 1.5", "In Spanish, with large text."),
        ("brightstar-desktop --self-test", "Check this installation; one line of JSON."),
    ),
}


def command_line_page(version: str) -> str:
    """Return the manual page of ``brightstar``."""
    parser = command_line.make_parser()
    commands = commands_of(parser)
    synopsis = [f"{product.COMMAND_LINE} {one.name} {_synopsis(one)}" for one in commands]
    parts = [
        _head(product.COMMAND_LINE, version, "look up ketamine care in California, offline"),
        _synopses([f"{product.COMMAND_LINE} --help | --version", *synopsis]),
        _section("DESCRIPTION", _paragraph(str(parser.description))),
        _section("OPTIONS", *_listed(options_of(parser).arguments)),
        _section("COMMANDS", *(_command(one) for one in commands)),
        *_ending(product.COMMAND_LINE, COMMAND_LINE_STATUS, product.DESKTOP),
    ]
    return "".join(parts)


def desktop_page(version: str) -> str:
    """Return the manual page of ``brightstar-desktop``."""
    parser = desktop.make_parser()
    options = options_of(parser)
    parts = [
        _head(product.DESKTOP, version, "directory of ketamine care in California, with a guide"),
        _synopses([f"{product.DESKTOP} {_synopsis(options)}"]),
        _section("DESCRIPTION", _paragraph(str(parser.description))),
        _section("OPTIONS", *_listed(options.arguments)),
        *_ending(product.DESKTOP, DESKTOP_STATUS, product.COMMAND_LINE),
    ]
    return "".join(parts)


def escaped(text: str) -> str:
    """Return text for roff to print as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "\\&...")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _head(name: str, version: str, about: str) -> str:
    day = facts.day(product.epoch())
    title = f'.TH {escaped(name.upper())} 1 "{day}" "BrightStar {version}" "User Commands"\n'
    return f"{title}.SH NAME\n{escaped(name)} \\- {escaped(about)}\n"


def _synopses(lines: list[str]) -> str:
    breakable = [escaped(line).replace("|", "|\\:") for line in lines]
    shown = "".join(f".HP\n.B {line}\n" for line in breakable)
    return f".SH SYNOPSIS\n.nh\n.ad l\n{shown}.hy\n.ad b\n"


def _synopsis(command: Command) -> str:
    shown = []
    for argument in command.arguments:
        if argument.flags[:1] == ("-h",):
            continue
        text = (
            f"{argument.flags[-1]} {argument.value}".strip() if argument.flags else argument.value
        )
        optional = argument.flags and not argument.required
        shown.append(f"[{text}]" if optional else text)
    return " ".join(shown)


def _command(command: Command) -> str:
    about = f"{command.about[:1].upper()}{command.about[1:]}."
    listed = "".join(_listed(command.arguments))
    return f".SS {escaped(command.name)}\n{_paragraph(about)}{listed}"


def _listed(arguments: tuple[Argument, ...]) -> list[str]:
    return [f".TP\n.B {escaped(one.shown)}\n{_sentence(one.about)}" for one in arguments]


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [f".TP\n.B {escaped(name)}\n{_sentence(about)}" for name, about in pairs]


def _ending(name: str, status: tuple[tuple[str, str], ...], other: str) -> list[str]:
    return [
        _section("EXIT STATUS", *_pairs(status)),
        _section("ENVIRONMENT", *_pairs(ENVIRONMENT)),
        _section("FILES", *_pairs(FILES)),
        _section("EXAMPLES", *_pairs(EXAMPLES[name])),
        _section("SEE ALSO", f".BR {escaped(other)} (1)\n"),
    ]


def _section(title: str, *parts: str) -> str:
    return f".SH {title}\n{''.join(parts)}"


def _paragraph(text: str) -> str:
    return f".PP\n{_sentence(text)}"


def _sentence(text: str) -> str:
    text = f"{text[:1].upper()}{text[1:]}"
    return f"{escaped(text if text.endswith('.') else f'{text}.')}\n"
