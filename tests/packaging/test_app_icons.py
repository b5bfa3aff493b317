"""The program's icon for Windows and macOS."""

import struct

from PySide6.QtGui import QGuiApplication, QImage

from tests.packaging.scripts import load


def test_both_icons_hold_a_picture_of_each_size(qapp: QGuiApplication) -> None:
    assert qapp
    icons = load("packaging/app_icons.py")
    windows, macos = (file.read_bytes() for file in icons.draw())
    kind, count = struct.unpack_from("<HH", windows, 2)
    assert (kind, count) == (1, len(icons.WINDOWS_SIDES))
    for number, side in enumerate(icons.WINDOWS_SIDES):
        length, place = struct.unpack_from("<II", windows, 6 + 16 * number + 8)
        assert is_picture(windows[place : place + length], side)
    assert struct.unpack_from(">4sI", macos) == (b"icns", len(macos))
    place, found = 8, {}
    while place < len(macos):
        name, length = struct.unpack_from(">4sI", macos, place)
        found[name] = macos[place + 8 : place + length]
        place += length
    assert set(found) == set(icons.MACOS_SIDES)
    assert all(is_picture(found[name], side) for name, side in icons.MACOS_SIDES.items())


def is_picture(png: bytes, side: int) -> bool:
    """Return whether these are a square picture with something in its middle and clear corners."""
    image = QImage.fromData(png)
    middle = image.pixelColor(side // 2, side // 2)
    corner = image.pixelColor(0, 0)
    return image.width() == image.height() == side and middle.alpha() == 255 and not corner.alpha()
