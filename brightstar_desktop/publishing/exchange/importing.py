"""A spreadsheet into the data folder: every row is checked as its file would be."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.publishing.checks import check_across_files, check_draft, check_provider
from brightstar_desktop.publishing.exchange.exporting import write_together
from brightstar_desktop.publishing.exchange.provider_toml import provider_toml
from brightstar_desktop.publishing.exchange.rows import RowDocument, read_row, replaced
from brightstar_desktop.publishing.exchange.sheet import RowProblem, Sheet, SheetError, read_sheet
from brightstar_desktop.publishing.provider_file import (
    CheckContext,
    ProviderFile,
    provider_file,
    read_providers,
)
from brightstar_desktop.publishing.validation import Problem
from brightstar_desktop.publishing.vocabulary_file import read_vocabulary

PUBLISHED: Final = "providers"
DRAFTS: Final = "drafts"
_NAMELESS: Final = "nameless"


class Choices(NamedTuple):
    as_drafts: bool = False
    replace: bool = False
    partial: bool = False

    @property
    def folder(self) -> str:
        return DRAFTS if self.as_drafts else PUBLISHED


@dataclass(frozen=True)
class Imported:
    written: tuple[Path, ...]
    problems: tuple[RowProblem, ...]


def import_sheet(file: Path, data: Path, choices: Choices, today: date) -> Imported:
    """Write a file of ``data`` for each row of the spreadsheet ``file``.

    The edition these rows will be in is not named yet, so a page read by ``today`` is in time.
    Nothing is written when any row has a problem, or with ``choices.partial`` only rows without.
    Raises SheetError when the spreadsheet cannot be read or a file cannot be written.
    """
    sheet = read_sheet(file)
    if any(problem.row == 1 for problem in sheet.problems):
        return Imported((), sheet.problems)
    if not sheet.rows:
        raise SheetError(f"{file} has no row with a provider: fill in one row for each.")
    rows = _checked_rows(sheet, data, choices, today)
    problems = tuple(sorted((*sheet.problems, *(p for row in rows for p in row.problems))))
    if problems and not choices.partial:
        return Imported((), problems)
    bad = {problem.row for problem in problems}
    texts: dict[Path, str | bytes] = {
        data / choices.folder / f"{row.slug}.toml": provider_toml(row.document)
        for row in rows
        if row.row not in bad
    }
    write_together(texts)
    return Imported(tuple(texts), problems)


def _checked_rows(sheet: Sheet, data: Path, choices: Choices, today: date) -> list[RowDocument]:
    ignored: list[Problem] = []  # "brightstar-data validate" reports what was there before
    vocabulary = read_vocabulary(data, ignored)
    if not vocabulary.terms:
        raise SheetError(f"{data} holds no vocabulary: name the data folder by --data.")
    rows = [read_row(row, vocabulary) for row in sheet.rows]
    _check_slugs(rows, data, choices)
    for row in rows:
        _merge(row, sheet, data / choices.folder)
    files = _files_of(rows)
    context = CheckContext(vocabulary, load_gazetteer(data / "geography"), today)
    _check_alone(files, context, choices)
    before = read_providers(data, PUBLISHED, ignored) + read_providers(data, DRAFTS, ignored)
    _check_together(files, before, choices)
    return rows


def _check_slugs(rows: list[RowDocument], data: Path, choices: Choices) -> None:
    counts = Counter(row.slug for row in rows if row.slug)
    other = PUBLISHED if choices.as_drafts else DRAFTS
    for row in rows:
        if not row.slug:
            continue
        if counts[row.slug] > 1:
            _note(row, f"The slug {row.slug!r} stands in several rows.", "Give each its own.")
        elif (data / other / f"{row.slug}.toml").exists():
            _note(row, f"{other}/{row.slug}.toml has this slug.", "Edit or move that file by hand.")
        elif not choices.replace and (data / choices.folder / f"{row.slug}.toml").exists():
            message = f"{choices.folder}/{row.slug}.toml is there already."
            _note(row, message, "Choose another slug, or allow changes by --replace.")


def _note(row: RowDocument, message: str, remedy: str) -> None:
    row.problems.append(RowProblem(row.row, "slug", message, remedy))


def _merge(row: RowDocument, sheet: Sheet, folder: Path) -> None:
    """Keep of the file to be replaced what the spreadsheet has no column for."""
    file = folder / f"{row.slug}.toml"
    if not row.problems and file.exists():
        row.document, problems = replaced(file, row, sheet.headings)
        row.problems.extend(problems)


def _files_of(rows: list[RowDocument]) -> dict[str, tuple[RowDocument, ProviderFile]]:
    """Return the provider of each row that states one, under the row's name."""
    files: dict[str, tuple[RowDocument, ProviderFile]] = {}
    for row in rows:
        problems: list[Problem] = []
        found = provider_file(dict(row.document), row.name, row.slug or _NAMELESS, problems)
        for problem in problems:
            row.note(problem)
        if found:
            files[row.name] = row, found
    return files


def _check_alone(
    files: dict[str, tuple[RowDocument, ProviderFile]],
    context: CheckContext,
    choices: Choices,
) -> None:
    check = check_draft if choices.as_drafts else check_provider
    for row, file in files.values():
        for problem in check(file, context):
            row.note(problem)


def _check_together(
    files: dict[str, tuple[RowDocument, ProviderFile]],
    before: tuple[ProviderFile, ...],
    choices: Choices,
) -> None:
    """Note rows that are a practice already known; they stand last, so that they are named."""
    replaced_names = {f"{choices.folder}/{row.slug}.toml" for row, _ in files.values()}
    known = tuple(file for file in before if file.name not in replaced_names)
    together = (*known, *(file for _, file in files.values()))
    for problem in check_across_files(*(((), together) if choices.as_drafts else (together, ()))):
        if problem.file in files:
            files[problem.file][0].note(problem)
