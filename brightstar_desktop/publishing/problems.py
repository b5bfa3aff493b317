"""What is wrong with the data, where, and what to do about it."""

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One fault: ``file`` within the data folder, ``field`` as a path like prices[2].min."""

    file: str
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where}: {self.message} {self.remedy}"
