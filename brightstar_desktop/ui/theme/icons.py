"""Icons of one set, tinted in the colours shown now."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from brightstar_desktop import paths
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.type import em

DEFAULT_EMS: Final = 1.0
WORD_GAP_EMS: Final = 0.3


def icon(name: str, role: Role = Role.TEXT) -> QIcon:
    """Return the icon ``name`` in the colour of ``role``.

    Build it anew on ``QEvent.PaletteChange``. Raises FileNotFoundError for an unknown name.
    """
    return QIcon(pixmap(name, role))


def put_icon(button: QAbstractButton, name: str, role: Role = Role.TEXT) -> None:
    """Give ``button`` an icon before its words, with room between them (Qt leaves none)."""
    picture = pixmap(name, role)
    ratio = picture.devicePixelRatio()
    gap = em(None, WORD_GAP_EMS) if button.text() else 0
    roomy = QPixmap(picture.width() + round(gap * ratio), picture.height())
    roomy.setDevicePixelRatio(ratio)
    roomy.fill(Qt.GlobalColor.transparent)
    painter = QPainter(roomy)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    button.setIcon(QIcon(roomy))
    button.setIconSize(roomy.deviceIndependentSize().toSize())


def pixmap(name: str, role: Role = Role.TEXT, ems: float = DEFAULT_EMS) -> QPixmap:
    """Return the icon as a square picture ``ems`` lines of body text high, sharp on any screen."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = svg.replace("currentColor", css(role))
    ratio = _device_pixel_ratio()
    side = round(em(None, ems) * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def _device_pixel_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
