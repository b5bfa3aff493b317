"""Where looks for newer editions read and write, and what the machine's user wants of them."""

from pathlib import Path

from msgspec import Struct


class UpdatePaths(Struct, frozen=True, kw_only=True):
    """The folders of the service: its own, and those it reads from or installs into.

    ``bundled_metadata`` is the published ``metadata/`` that came with the program, ``directory``
    holds the directory files, ``geography`` the places they refer to.
    """

    folder: Path
    bundled_metadata: Path
    directory: Path
    geography: Path

    @property
    def state_file(self) -> Path:
        """Return the file of what is remembered between two looks."""
        return self.folder / "looks.json"


class UpdatePreferences(Struct, frozen=True, kw_only=True):
    """What the machine's user wants: the usual source, and whether the network may be used.

    Without a ``source`` the address that the edition in use names is the usual one.
    """

    source: str = ""
    network: bool = True
