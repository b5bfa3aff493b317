"""Draw the program's icon at every size that Windows and macOS ask for, into their containers.

Both hold PNG pictures behind a small table, which is written here: Qt does not write both
everywhere.
"""

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT: Final = Path(__file__).resolve().parent.parent
DRAWING: Final = ROOT / "packaging" / "icon" / "brightstar.svg"
SIDE_SIZE: Final = (164, 314)
"""What NSIS asks for, in pixels of a screen of common density."""
SIDE_COLOUR: Final = "#17686f"
DRAWN: Final = ROOT / "build" / "icons"

WINDOWS_SIDES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS_SIDES: Final = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
"""Apple's names of its sizes; two of a side are one at once and one at double density."""


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures by the length of their side."""
    offset = 6 + 16 * len(pictures)
    table, content = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for side, png in sorted(pictures.items()):
        shown = side % 256  # 0 stands for 256
        place = offset + len(content)
        table += struct.pack("<BBBBHHII", shown, shown, 0, 0, 1, 32, len(png), place)
        content += png
    return table + content


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon of macOS of PNG pictures by the length of their side."""
    entries = ((name, pictures[side]) for name, side in MACOS_SIDES.items())
    content = b"".join(name + struct.pack(">I", 8 + len(png)) + png for name, png in entries)
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


def png(drawing: Path, side: int) -> bytes:
    """Return the drawing as a PNG of ``side`` by ``side``."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 wants bytes where str works
    return bytes(buffer.data().data())


def side(drawing: Path) -> QImage:
    """Return the picture at the side of the last page of the Windows installer."""
    width, height = SIDE_SIZE
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(SIDE_COLOUR))
    painter = QPainter(image)
    star = QRectF(0, (height - width) / 2, width, width)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, star)
    painter.end()
    return image


def draw(drawing: Path = DRAWING, target: Path = DRAWN) -> tuple[Path, Path]:
    """Write the icons into ``target``, with the picture for the installer; return the icons."""
    sides = {*WINDOWS_SIDES, *MACOS_SIDES.values()}
    pictures = {side: png(drawing, side) for side in sides}
    target.mkdir(parents=True, exist_ok=True)
    windows, macos = target / "brightstar.ico", target / "brightstar.icns"
    windows.write_bytes(ico({side: pictures[side] for side in WINDOWS_SIDES}))
    macos.write_bytes(icns(pictures))
    side(drawing).save(str(target / "side.bmp"))
    return windows, macos


def main() -> int:
    """Draw both icons and say where they are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    for file in draw():
        print(file)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
