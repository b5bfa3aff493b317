"""Runs the program as it ships, and answers a test's questions about its window.

    python -m tests.window.answering [OPTIONS OF THE PROGRAM]

Each line on standard input is a question: a function of a module of the tests, by its names, and
its arguments, as JSON. It is called on the program's GUI thread. Each line on standard output is
an answer, a mark (see ``screens.MARKS``) that has come to a window, or a complaint: a warning of
Qt's, or an error that nothing caught.
"""

import importlib
import json
import os
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from brightstar_desktop import app
from brightstar_desktop.__main__ import main
from brightstar_desktop.ui.application import Application
from tests.window.screens import MARKS

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class AnsweringApplication(Application):
    """The program, and someone in it who listens."""

    def __init__(self, arguments: Sequence[str]) -> None:
        qInstallMessageHandler(_complain)
        sys.excepthook = _complain_of_exception
        super().__init__(arguments)
        self._marks = _Marks(self)
        self.focusWindowChanged.connect(self._marks.watch)
        self._unread = b""
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._read)

    def _read(self) -> None:
        read = os.read(sys.stdin.fileno(), 65536)
        if not read:  # the test has ended
            self._asked.setEnabled(False)
            self.quit()
        *lines, self._unread = (self._unread + read).split(b"\n")
        for line in lines:
            _tell(**_answer(line))


class _Marks(QObject):
    """Tells of each mark that comes to a window which is up and has the keys."""

    def watch(self, window: QWindow | None) -> None:
        """Look at the keys that come to ``window``."""
        if window:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if event.nativeScanCode() not in MARKS:
            return False
        window = QGuiApplication.focusWindow()
        is_up = window is watched and window is not None and window.isExposed()
        if event.type() == QEvent.Type.KeyRelease and is_up and QGuiApplication.focusObject():
            _tell(mark=event.nativeScanCode())
        return True


def _answer(line: bytes) -> dict[str, Any]:
    try:
        question = json.loads(line)
        function = getattr(importlib.import_module(question["module"]), question["name"])
        return {"answer": function(*question["arguments"])}
    except Exception:  # noqa: BLE001  # the test shows it
        return {"trouble": traceback.format_exc()}


def _complain(kind: QtMsgType, _context: object, message: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        _tell(complaint=message)


def _complain_of_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _tell(complaint="".join(traceback.format_exception(kind, error, trace)))


def _tell(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    app.Application = AnsweringApplication  # type: ignore[attr-defined]
    sys.exit(main(sys.argv[1:]))
