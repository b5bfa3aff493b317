"""The commands of ``brightstar-data`` and what each takes."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, TypeAlias

from brightstar_desktop import paths

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
Action: TypeAlias = Callable[[argparse.Namespace], int]
"""Does what a command says and returns the exit status."""
_PORT: Final = 8000
_MOST_REMOVED: Final = 0.1
"""The share of providers that a release may remove without being told that it may."""


def command_parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses has the chosen command's ``act``, an ``Action``."""
    parser = argparse.ArgumentParser(
        prog="brightstar-data",
        description="Check, build, compare and publish editions of the directory.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _add_validate,
        _add_build,
        _add_diff,
        _add_keys,
        _add_release,
        _add_check,
        _add_serve,
        _add_import,
        _add_export,
        _add_schema,
    ):
        add(commands)
    return parser


def _action(module: str, name: str) -> Action:
    """Return a function that imports its module when it is called.

    The libraries that check and sign are an extra: without them ``--help`` still answers.
    """

    def act(arguments: argparse.Namespace) -> int:
        action: Action = getattr(import_module(f"{__package__}.{module}"), name)
        return action(arguments)

    return act


def _add_validate(commands: Commands) -> None:
    parser = commands.add_parser("validate", help="report every problem of the data folder")
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    _add_data(parser)
    parser.set_defaults(act=_action("data_commands", "validate"))


def _add_build(commands: Commands) -> None:
    parser = commands.add_parser("build", help="write the published data file")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where to write it")
    _add_data(parser)
    parser.set_defaults(act=_action("data_commands", "build"))


def _add_diff(commands: Commands) -> None:
    parser = commands.add_parser("diff", help="say what NEW changes against OLD")
    where = "a data file, or a published folder that holds one"
    parser.add_argument("old", type=Path, metavar="OLD", help=where)
    parser.add_argument("new", type=Path, metavar="NEW", help=where)
    parser.add_argument(
        "--as",
        dest="form",
        choices=("text", "markdown", "json"),
        default="text",
        help="text: one line a field; markdown: a release note; json: both, for programs",
    )
    parser.add_argument(
        "--json", dest="form", action="store_const", const="json", help="the same as --as json"
    )
    parser.set_defaults(act=_action("data_commands", "compare"))


def _add_keys(commands: Commands) -> None:
    parser = commands.add_parser("keys", help="make, replace and show the keys that sign editions")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    made = actions.add_parser("create", help="make every key and the root that trusts them")
    made.add_argument("--development", action="store_true", help="mark them as known to everybody")
    made.add_argument(
        "--replace-development",
        action="store_true",
        help="start anew where only the development keys signed",
    )
    made.set_defaults(act=_action("key_commands", "create_keys"))
    replaced = actions.add_parser("rotate", help="replace one key and sign anew what it signed")
    replaced.add_argument("name", metavar="KEY", help="targets, snapshot, timestamp, or root-1 …")
    replaced.add_argument("--to", type=Path, metavar="DIR", help="where the new key is kept")
    replaced.set_defaults(act=_action("key_commands", "rotate_key"))
    renewed = actions.add_parser("renew", help="sign a new root with the same keys")
    renewed.set_defaults(act=_action("key_commands", "renew_root"))
    shown = actions.add_parser("show", help="say which keys sign what, and until when")
    shown.set_defaults(act=_action("key_commands", "show_keys"))
    for action in (made, replaced):
        action.add_argument("--no-passphrase", action="store_true", help="leave key files unlocked")
    for action in (made, replaced, renewed, shown):
        _add_key_folders(action)
        _add_published(action)


def _add_release(commands: Commands) -> None:
    parser = commands.add_parser("release", help="check, sign and write an edition for readers")
    _add_data(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="say what readers would see; no more"
    )
    parser.add_argument("--resign", action="store_true", help="the same as the command resign")
    parser.add_argument(
        "--trial", action="store_true", help="mark it as a trial, signed with the development keys"
    )
    parser.add_argument("--allow-removals", action="store_true", help="whatever the share removed")
    parser.add_argument(
        "--most-removed",
        type=_share,
        default=_MOST_REMOVED,
        metavar="SHARE",
        help="the share of providers that may be removed, from 0 to 1 (%(default)s)",
    )
    parser.set_defaults(act=_action("release_commands", "release"))
    again = commands.add_parser("resign", help="sign the published edition anew, once a month")
    again.set_defaults(act=_action("release_commands", "resign"))
    for command in (parser, again):
        _add_key_folders(command)
        _add_published(command)


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check", help="say what expires when, and how old facts are (1 when something is due)"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="fail for what is only warned of otherwise, such as the development keys",
    )
    parser.add_argument(
        "--trial", action="store_true", help="with --strict: take an edition marked as a trial"
    )
    _add_data(parser)
    _add_published(parser)
    parser.set_defaults(act=_action("check_command", "check"))


def _add_serve(commands: Commands) -> None:
    parser = commands.add_parser("serve", help="serve the published folder to this machine alone")
    parser.add_argument("--port", type=int, default=_PORT, help="%(default)s; 0 takes a free one")
    _add_published(parser)
    parser.set_defaults(act=_action("serve_command", "serve"))


def _add_import(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="turn a spreadsheet (CSV) into files of providers",
        description="Turn each row of a spreadsheet into a provider's file; see data/EXCHANGE.md.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    _add_data(parser)
    parser.add_argument(
        "--template", action="store_true", help="write an empty spreadsheet to FILE.csv instead"
    )
    parser.add_argument(
        "--partial", action="store_true", help="write the good rows although others have problems"
    )
    parser.add_argument(
        "--replace", action="store_true", help="change providers that have a file already"
    )
    parser.add_argument(
        "--as-drafts", action="store_true", help="write to drafts/, which is not published"
    )
    parser.set_defaults(act=_action("exchange_commands", "import_file"))


def _add_export(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write the directory as a spreadsheet, HSDS or JSON-LD",
        description="Write the published edition for others; see data/EXCHANGE.md.",
    )
    parser.add_argument(
        "--as",
        dest="format",
        required=True,
        choices=("csv", "hsds", "jsonld"),
        help="spreadsheet (CSV), HSDS 3.0 (a folder of JSON and CSV), or schema.org JSON-LD",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument(
        "--catalogue",
        type=Path,
        default=paths.bundled_catalogue(),
        metavar="FILE",
        help="the edition to export (%(default)s)",
    )
    parser.add_argument(
        "--previous", type=Path, metavar="FILE", help="hsds: an older edition, to record changes"
    )
    parser.set_defaults(act=_action("exchange_commands", "export"), parser=parser)


def _add_schema(commands: Commands) -> None:
    parser = commands.add_parser("schema", help="print the JSON Schema of the data file")
    parser.set_defaults(act=_action("data_commands", "print_schema"))


def _add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command take the data folder, by default the one beside the program."""
    parser.add_argument(
        "--data",
        type=Path,
        default=paths.bundled_data(),
        metavar="DIR",
        help="the data folder (%(default)s)",
    )


def _add_published(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published",
        "--output",
        type=Path,
        metavar="DIR",
        help="the folder that holds metadata/ and targets/ (published/ in the data folder)",
    )


def _add_key_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keys",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder or stick with signing keys; may be said several times",
    )


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share from 0 to 1")
    return share
