"""Whether a window can be shown here, asked before Qt is: Qt ends the program where none can.

It matters on Linux alone. Nothing of Qt's is imported with this module, because on a bare system
that import is the first thing to fail.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from brightstar_desktop.errors import DisplayError

_MISSING: Final = re.compile(r"\b(lib[\w.+-]+?)\.so((?:\.\d+)*): cannot open shared object")
_IRREGULAR: Final = {"libglib-2.0": "libglib2.0-0", "libgthread-2.0": "libglib2.0-0"}
_NO_WINDOW: Final = "so no window can be shown"
_NO_DISPLAY: Final = (
    f"There is no display here, {_NO_WINDOW}: start the program on a desktop, or use the command "
    "brightstar; with QT_QPA_PLATFORM=offscreen it draws pictures without a display."
)


@contextmanager
def reached() -> Iterator[None]:
    """Hold a connection to the display while an application of Qt's is made.

    An X server without any other client would begin anew if it lost this one before Qt's. Raises
    DisplayError with one sentence where Qt would find no display, or not reach it.
    """
    with ExitStack() as connections:
        if sys.platform == "linux":
            _connect(connections)
        yield


def missing_library_error(error: ImportError) -> DisplayError | None:
    """Return the sentence on the system's library that an import lacks; None for other errors."""
    sentence = _missing_library(str(error))
    return DisplayError(sentence) if sentence else None


def debian_package(library: str, version: str) -> str:
    """Return the package of Debian that carries a library: "libxcb-cursor", "0".

    Debian names it after both, with a hyphen between two digits.
    """
    joint = "-" if library[-1].isdigit() else ""
    return _IRREGULAR.get(library, f"{library}{joint}{version}".lower())


def _connect(connections: ExitStack) -> None:
    platforms = _platforms(os.environ)
    if not platforms:
        raise DisplayError(_NO_DISPLAY)
    troubles = [_trouble(platform, connections) for platform in platforms]
    if all(troubles):
        raise DisplayError(troubles[0])


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Return Qt's platforms that this environment asks for, as Qt reads it."""
    told = environment.get("QT_QPA_PLATFORM", "")
    if told:
        return [name.partition(":")[0] for name in told.split(";")]
    is_wayland = environment.get("XDG_SESSION_TYPE") == "wayland"
    wayland = ["wayland"] if environment.get("WAYLAND_DISPLAY") or is_wayland else []
    return [*wayland, *(["xcb"] if environment.get("DISPLAY") else [])]


def _trouble(platform: str, connections: ExitStack) -> str:
    """Return why ``platform`` can show no window, "" where nothing is known against it."""
    connect = _CONNECT.get(platform)
    file = _plugin(platform)
    if connect is None or file is None:
        return ""
    if platform == "xcb" and not os.environ.get("DISPLAY"):
        return _NO_DISPLAY
    try:
        plugin = ctypes.CDLL(str(file))  # which Qt loads next: this takes no time twice
    except OSError as error:
        return _missing_library(str(error))
    return "" if connect(plugin, connections) else _unreachable(platform)


def _plugin(platform: str) -> Path | None:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415  # see above

    places = (Path(folder, "platforms") for folder in QCoreApplication.libraryPaths())
    files = (place / f"libq{platform}.so" for place in places)
    return next((file for file in files if file.is_file()), None)


def _connect_to_x(plugin: ctypes.CDLL, connections: ExitStack) -> bool:
    """Return whether the X server lets us in, by the library that the plugin is linked with."""
    plugin.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(plugin.xcb_connect(None, None))
    connections.callback(plugin.xcb_disconnect, connection)
    return not plugin.xcb_connection_has_error(connection)


def _connect_to_wayland(plugin: ctypes.CDLL, connections: ExitStack) -> bool:
    is_path = os.environ.get("WAYLAND_DISPLAY", "").startswith("/")
    if not (is_path or os.environ.get("XDG_RUNTIME_DIR")):
        return False  # the library would complain on the standard error
    plugin.wl_display_connect.restype = ctypes.c_void_p
    connection = plugin.wl_display_connect(None)
    if connection:
        connections.callback(plugin.wl_display_disconnect, ctypes.c_void_p(connection))
    return bool(connection)


_CONNECT: Final[Mapping[str, Callable[[ctypes.CDLL, ExitStack], bool]]] = {
    "xcb": _connect_to_x,
    "wayland": _connect_to_wayland,
}


def _unreachable(platform: str) -> str:
    variable = "DISPLAY" if platform == "xcb" else "WAYLAND_DISPLAY"
    name = os.environ.get(variable, "wayland-0")
    return f"The display {name} ({variable}) does not answer, or not to this user, {_NO_WINDOW}."


def _missing_library(message: str) -> str:
    found = _MISSING.search(message)
    if found is None:
        return ""
    library, version = found[1], found[2].lstrip(".")
    package = debian_package(library, version)
    return (
        f"The system's library {library}.so.{version} is missing, {_NO_WINDOW}; on Debian and "
        f"Ubuntu this brings it: sudo apt-get install {package}"
    )
