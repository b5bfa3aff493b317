"""``brightstar-data``: the maintainers' command."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.datafile.schema import schema_text
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.diff import diff

if TYPE_CHECKING:
    from brightstar_desktop.publishing.collect import Collected


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all is well, 1 on trouble, 2 on wrong usage."""
    arguments = _parser().parse_args(argv)
    try:
        code = int(arguments.act(arguments))
        sys.stdout.flush()
    except BrightStarError as error:
        print(f"brightstar-data: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # what reads the output ("head", say) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="brightstar-data", description="Check, build and compare editions of the directory."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    validate = commands.add_parser("validate", help="report every problem of the data folder")
    validate.add_argument("--json", action="store_true", help="print the problems as JSON")
    validate.set_defaults(act=_validate)
    build = commands.add_parser("build", help="write the published data file")
    build.add_argument("--output", type=Path, metavar="FILE", help="where to write it")
    build.set_defaults(act=_build)
    for command in (validate, build):
        command.add_argument("--data", type=Path, default=paths.bundled_data(), metavar="DIR")
    compare = commands.add_parser("diff", help="say what NEW changes against OLD")
    compare.add_argument("old", type=Path, metavar="OLD")
    compare.add_argument("new", type=Path, metavar="NEW")
    compare.add_argument("--json", action="store_true", help="print the changes as JSON")
    compare.set_defaults(act=_diff)
    schema = commands.add_parser("schema", help="print the JSON Schema of the data file")
    schema.set_defaults(act=_schema)
    return parser


def _collect(folder: Path) -> "Collected":
    if not folder.is_dir():
        raise BrightStarError(f"{folder} is not a folder: name the data folder by --data.")
    try:
        from brightstar_desktop.publishing.collect import collect  # noqa: PLC0415  # needs extras
    except ModuleNotFoundError as error:
        raise BrightStarError(
            f"the library {error.name} is missing: install brightstar-desktop[publishing]."
        ) from error
    return collect(folder)


def _validate(arguments: argparse.Namespace) -> int:
    collected = _collect(arguments.data)
    if arguments.json:
        rows = [msgspec.to_builtins(problem) for problem in collected.problems]
        print(json.dumps({"problems": rows}, ensure_ascii=False, indent=2))
    else:
        for problem in collected.problems:
            print(problem)
        print(_summary(collected))
    return 1 if collected.problems else 0


def _summary(collected: "Collected") -> str:
    published = len(collected.catalogue.providers) if collected.catalogue else 0
    counts = (_counted(published, "provider"), _counted(collected.draft_count, "draft"))
    return f"{', '.join(counts)}: {_counted(len(collected.problems), 'problem')}."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _build(arguments: argparse.Namespace) -> int:
    collected = _collect(arguments.data)
    catalogue = _faultless(collected)
    file = arguments.output or arguments.data / "published" / "targets" / "catalogue.json.gz"
    write_catalogue(catalogue, file)
    print(f"{file}: edition {catalogue.edition}, {_counted(len(catalogue.providers), 'provider')}.")
    return 0


def _faultless(collected: "Collected") -> Catalogue:
    if collected.catalogue is None or collected.problems:
        count = _counted(len(collected.problems), "problem")
        raise BrightStarError(
            f"nothing was built, because the data has {count}: run brightstar-data validate."
        )
    return collected.catalogue


def _diff(arguments: argparse.Namespace) -> int:
    found = diff(read_catalogue(arguments.old), read_catalogue(arguments.new))
    if arguments.json:
        print(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2))
    else:
        print(found.as_text())
    return 0


def _schema(_arguments: argparse.Namespace) -> int:
    print(schema_text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
