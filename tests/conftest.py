"""What every test gets: no display needed, its own state, and nothing left behind."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

PATIENCE_MS: Final = 30_000

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine fails nothing: no example is timed. CI draws the same examples in every run;
# elsewhere each run draws its own, and says how to draw one again that fails.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


class PatientBot(QtBot):
    """Waits for up to half a minute, and no longer than what is awaited takes."""

    def waitUntil(  # noqa: N802  # the base's name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802  # the base's name
        self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(  # noqa: N802  # the base's name
        self, signals: Any, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001
    """Return what works the window; five seconds, as it waits by itself, are too few for some."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Run every test that shows or draws something in the application that ships."""
    from brightstar_desktop.ui.application import Application  # noqa: PLC0415  # not needed by all

    return Application


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the user's own folders."""
    monkeypatch.setenv("BRIGHTSTAR_DATA_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a Python thread running."""
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before]
    # Python's stand-ins for threads of Qt's pool, which waits for work rather than end.
    left = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def _no_foreign_application() -> Iterator[None]:
    """Fail a test that starts a Qt of its own in the process of others, which need ours."""
    before = QCoreApplication.instance()
    yield
    after = QCoreApplication.instance()
    assert after is before or hasattr(after, "scale_text"), f"{after} was left behind"
