"""What Qt and the libraries below it write by themselves, kept beside a portable program.

Three things would else stay on a computer that the program only visits: fontconfig's cache, Qt's
own settings file with the folders of its file dialogs, and a session bus, which libdbus starts
where none runs and which outlives the program.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from brightstar_desktop import paths

_CACHE: Final = "XDG_CACHE_HOME"
_SESSION_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"


@contextmanager
def kept_inside() -> Iterator[None]:
    """Hold, while an application of Qt's is made and loads its fonts, for a portable program.

    For any other it does nothing.
    """
    if paths.portable_folder() is None:
        yield
        return
    folder = paths.state_paths().root
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(folder / "qt"))
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


def _has_session_bus(environment: Mapping[str, str]) -> bool:
    """Return whether libdbus finds a bus that runs."""
    beside = environment.get("XDG_RUNTIME_DIR")
    return _SESSION_BUS in environment or bool(beside and Path(beside, "bus").exists())
