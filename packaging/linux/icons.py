"""The program's icon where desktops look for it: as a drawing, and in the usual sizes."""

import os
import shutil
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

import app_icons
from linux import facts

SIDES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def place(theme: Path) -> None:
    """Put the icon into ``theme``, a folder such as ``/usr/share/icons/hicolor``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = theme / "scalable" / "apps" / f"{facts.PACKAGE}.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copyfile(app_icons.DRAWING, drawing)
    for side in SIDES:
        file = theme / f"{side}x{side}" / "apps" / f"{facts.PACKAGE}.png"
        file.parent.mkdir(parents=True)
        file.write_bytes(app_icons.png(app_icons.DRAWING, side))
    del application
