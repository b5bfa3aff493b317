"""What is wrong with a spreadsheet, by row and column."""

from typing import NamedTuple

from brightstar_desktop.errors import BrightStarError


class SheetError(BrightStarError):
    """A spreadsheet cannot be read or written at all."""


class RowProblem(NamedTuple):
    """One fault: ``row`` as the spreadsheet counts it, the headings being row 1."""

    row: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        return f"row {self.row}, column {self.column}: {self.message} {self.remedy}"
