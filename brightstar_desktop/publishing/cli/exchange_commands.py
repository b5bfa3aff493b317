"""``brightstar-data`` import and export: spreadsheets in, and the formats of others out."""

import argparse
import sys
from pathlib import Path

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.command_inputs import count_of
from brightstar_desktop.publishing.exchange import exporting
from brightstar_desktop.publishing.exchange.exporting import write_together
from brightstar_desktop.publishing.exchange.importing import Choices, import_sheet
from brightstar_desktop.publishing.exchange.spreadsheet import template_text
from brightstar_desktop.publishing.vocabulary_file import read_vocabulary


def import_file(arguments: argparse.Namespace) -> int:
    if arguments.template:
        return _write_template(arguments.file, arguments.data)
    choices = Choices(arguments.as_drafts, arguments.replace, arguments.partial)
    imported = import_sheet(arguments.file, arguments.data, choices, arguments.now.date())
    for problem in imported.problems:
        print(problem, file=sys.stderr)
    for written in imported.written:
        print(written)
    wrong = count_of(len(imported.problems), "problem")
    print(f"{count_of(len(imported.written), 'provider')} written: {wrong}.")
    return 1 if imported.problems else 0


def _write_template(file: Path, data: Path) -> int:
    if file.exists():
        raise BrightStarError(f"{file} is there already: choose another name for the template.")
    write_together({file: template_text(read_vocabulary(data, []))})
    print(f"{file}: fill in one row a provider, then run brightstar-data import {file}")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the edition, whole or not at all."""
    if arguments.previous and arguments.format != "hsds":
        arguments.parser.error("--previous belongs to --as hsds: the others record no changes")
    catalogue = read_catalogue(arguments.catalogue)
    previous = read_catalogue(arguments.previous) if arguments.previous else None
    if arguments.format == "csv":
        exporting.export_csv(catalogue, arguments.output)
    elif arguments.format == "jsonld":
        exporting.export_jsonld(catalogue, arguments.output)
    else:
        exporting.export_hsds(catalogue, arguments.output, previous)
    providers = count_of(len(catalogue.providers), "provider")
    print(f"{arguments.output}: edition {catalogue.edition}, {providers}.")
    return 0
