"""What every test of the window gets: the real application, and a check for leftovers."""

import gc
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.theme.palette import Scheme


@pytest.fixture(autouse=True)
def _light_and_leftless(qapp: QApplication) -> Iterator[None]:
    """Start each test in light colours at normal size; fail one that leaves widgets or work."""
    application = cast(Application, qapp)
    application.scale_text(1.0)
    application.show_scheme(Scheme.LIGHT)
    before = set(map(id, application.topLevelWidgets()))
    yield
    assert tasks.wait_for_all(30_000), "background work was still under way"
    # Offscreen, Qt would delete what was copied once Python has ended, and crash.
    application.clipboard().clear()
    application.processEvents()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [w for w in application.topLevelWidgets() if id(w) not in before]
    assert not left, f"widgets left behind: {left}"
    ticking = [one for one in gc.get_objects() if _is_running_timer(one)]
    assert not ticking, f"timers left running: {ticking}"


def _is_running_timer(thing: object) -> bool:
    return isinstance(thing, QTimer) and isValid(thing) and thing.isActive()
