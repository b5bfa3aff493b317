"""Icons of one set, tinted in the colours shown now.

Every drawing is read when the program starts and each picture is rendered once, so that a paint
event finds its icons in memory.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from brightstar_desktop import paths
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.typography import em

DEFAULT_EMS: Final = 1.0
WORD_GAP_EMS: Final = 0.3
_PUT: Final = "iconPut"


def set_icon(
    widget: QAbstractButton | QLabel,
    name: str,
    role: Role = Role.TEXT,
    ems: float = DEFAULT_EMS,
    *,
    gap_ems: float = WORD_GAP_EMS,
) -> None:
    """Show an icon on a label, or before a button's words with a gap (Qt leaves none).

    It follows the colours and the size of the text from then on.
    """
    widget.setProperty(_PUT, [name, role.name, ems, gap_ems])
    picture = pixmap(name, role, ems)
    if isinstance(widget, QLabel):
        widget.setPixmap(picture)
    else:
        _set_button_icon(widget, picture, gap_ems)


def _set_button_icon(button: QAbstractButton, picture: QPixmap, gap_ems: float) -> None:
    ratio = picture.devicePixelRatio()
    gap = em(None, gap_ems) if button.text() else 0
    roomy = QPixmap(picture.width() + round(gap * ratio), picture.height())
    roomy.setDevicePixelRatio(ratio)
    roomy.fill(Qt.GlobalColor.transparent)
    painter = QPainter(roomy)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    button.setIcon(QIcon(roomy))
    button.setIconSize(roomy.deviceIndependentSize().toSize())


def redraw_icon(widget: QWidget) -> None:
    put = widget.property(_PUT)
    if put and isinstance(widget, QAbstractButton | QLabel):
        name, role, ems, gap_ems = put
        set_icon(widget, name, Role[role], ems, gap_ems=gap_ems)


def pixmap(name: str, role: Role = Role.TEXT, ems: float = DEFAULT_EMS) -> QPixmap:
    """Return the icon as a square picture ``ems`` lines of body text high, sharp on any screen.

    Raises FileNotFoundError for an unknown name.
    """
    tint, ratio = css(role), _device_pixel_ratio()
    side = round(em(None, ems) * ratio)
    key = f"icon/{name}/{tint}/{side}/{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _rendered(name, tint, side)
        picture.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, picture)
    return picture


@cache
def drawings() -> Mapping[str, str]:
    """Return every icon as SVG, by its name; read once, as the program starts."""
    files = (paths.resources() / "icons").glob("*.svg")
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def _rendered(name: str, tint: str, side: int) -> QPixmap:
    if name not in drawings():
        raise FileNotFoundError(f"there is no icon {name}")
    svg = drawings()[name].replace("currentColor", tint)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return QPixmap.fromImage(image)


def _device_pixel_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
