"""What Qt and the libraries below it write by themselves.

Qt's own settings, with the folders that its file dialogs showed, are of a visit, so they are
written nowhere. Two more things would stay on a computer that a portable program only visits:
fontconfig's cache, and a session bus, which libdbus starts where none runs and which outlives the
program.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from brightstar_desktop import paths

_NOWHERE: Final = f"{os.devnull}/qt"
"""Below what is no folder: Qt can make no file there, and goes on without."""
_CACHE: Final = "XDG_CACHE_HOME"
_SESSION_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"


@contextmanager
def redirected_qt_files() -> Iterator[None]:
    """Hold while an application of Qt's is made and loads its fonts.

    For a program that is not portable, it does no more than keep Qt's own settings off the disk.
    """
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, _NOWHERE)
    if paths.portable_folder() is None:
        yield
        return
    folder = paths.state_paths().root
    if not _has_session_bus(os.environ):
        os.environ[_SESSION_BUS] = "disabled:"  # no address that libdbus knows, so it starts none
    before = os.environ.get(_CACHE)
    os.environ[_CACHE] = str(folder / "cache")
    try:
        yield
    finally:  # or a browser that opens a link would keep its cache here
        os.environ.pop(_CACHE)
        if before is not None:
            os.environ[_CACHE] = before


def clear_file_dialog_history() -> None:
    """Take the folders of file dialogs from Qt's own settings, where they cannot be led away.

    Windows and macOS hold those settings elsewhere than in a file of the program's choice.
    """
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in ("lastVisited", "history"):
        settings.remove(f"FileDialog/{name}")


def _has_session_bus(environment: Mapping[str, str]) -> bool:
    """Return whether libdbus finds a bus that runs."""
    beside = environment.get("XDG_RUNTIME_DIR")
    return _SESSION_BUS in environment or bool(beside and Path(beside, "bus").exists())
