"""A page of HTML laid out on sheets of paper, with a line at the foot of each."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSaveFile, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from brightstar_desktop.presentation.guide.render_context import PageStyle
from brightstar_desktop.ui.theme.palette import INK, PAPER, Role, paper_color, paper_css
from brightstar_desktop.ui.theme.typography import FAMILY
from brightstar_desktop.ui.widgets.labels import OfflineDocument

BODY_POINTS: Final = 10.5
LARGE_POINTS: Final = 15.0
_FOOT_SCALE: Final = 0.76
_FOOT_LINES: Final = 2.6
"""Room for the line at the foot, in lines of its type."""
_LAYOUT_DPI: Final = 96
_POINTS_AN_INCH: Final = 72
_MARGIN_MM: Final = 18.0
LETTER: Final = QPageLayout(
    QPageSize(QPageSize.PageSizeId.Letter),
    QPageLayout.Orientation.Portrait,
    QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
    QPageLayout.Unit.Millimeter,
)
"""US Letter."""

Foot = Callable[[int, int], str]
"""Returns the line at the foot, given the number of the sheet from 1 and how many there are."""


def file_name(what: str, day: date) -> str:
    """Return what to call a file about ``what``, without a suffix: "kensho-2026-11-26"."""
    return f"{re.sub('[^a-z0-9]+', '-', what.lower()).strip('-')}-{day.isoformat()}"


class PrintedPages:
    """``html`` on as many pages as it takes; ``title`` names the file's content.

    ``pictures`` are those that the HTML names.
    """

    def __init__(
        self,
        html: str,
        title: str,
        foot: Foot,
        points: float = BODY_POINTS,
        pictures: Mapping[str, QImage] = MappingProxyType({}),
    ) -> None:
        self._title, self._foot, self._points = title, foot, points
        self._document = OfflineDocument()
        for name, picture in pictures.items():
            kind = QTextDocument.ResourceType.ImageResource.value
            self._document.addResource(kind, QUrl(name), picture)
        # Letters as wide as they are drawn large: the layout is the same on paper as on screen.
        self._document.setUseDesignMetrics(True)
        self._document.setDefaultFont(_face(points))
        self._document.setDocumentMargin(0)
        self._document.setHtml(html)

    def write_pdf(self, file: Path) -> int:
        """Write the pages as a PDF file, whole or not at all, and return how many they are.

        Raises OSError when the file cannot be written; a file there before is kept then.
        """
        target = QSaveFile(str(file))
        if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise OSError(target.errorString())
        writer = QPdfWriter(target)
        writer.setPageLayout(LETTER)
        writer.setTitle(self._title)
        writer.setCreator("BrightStar")
        count = self.paint(writer)
        del writer
        if not target.commit():
            raise OSError(target.errorString())
        return count

    def preview(self, width: int) -> list[QImage]:
        """Return a picture of each sheet, ``width`` dots wide."""
        size = self._size_within(LETTER)
        self._fit(size)
        count = self._document.pageCount()
        return [self._picture(size, (number, count), width) for number in range(count)]

    def _picture(self, size: QSizeF, which: tuple[int, int], width: int) -> QImage:
        paper = LETTER.fullRectPixels(_LAYOUT_DPI)
        scale = width / paper.width()
        image = QImage(width, round(paper.height() * scale), QImage.Format.Format_RGB32)
        image.fill(PAPER)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(LETTER.paintRectPixels(_LAYOUT_DPI).topLeft())
        self._paint_sheet(painter, size, *which)
        painter.end()
        return image

    def _size_within(self, layout: QPageLayout) -> QSizeF:
        area = layout.paintRectPixels(_LAYOUT_DPI)
        return QSizeF(area.width(), area.height() - self._foot_height())

    def paint(self, device: QPagedPaintDevice) -> int:
        """Paint the pages on ``device`` and return how many they are."""
        scale = device.logicalDpiX() / _LAYOUT_DPI
        size = self._size_within(device.pageLayout())
        self._fit(size)
        count = self._document.pageCount()
        painter = QPainter(device)
        for number in range(count):
            if number:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            self._paint_sheet(painter, size, number, count)
            painter.restore()
        painter.end()
        return count

    def _fit(self, size: QSizeF) -> None:
        """Lay the document out for pages of ``size``; points are scaled to the layout's dots."""
        screen = QFontMetricsF(_face(self._points)).fontDpi()
        face = _face(self._points * _LAYOUT_DPI / screen)
        self._document.setDefaultFont(face)
        self._document.setPageSize(size)

    def _paint_sheet(self, painter: QPainter, size: QSizeF, number: int, count: int) -> None:
        painter.save()
        painter.translate(0, -number * size.height())
        clip = QRectF(0, number * size.height(), size.width(), size.height())
        painter.setClipRect(clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        context.palette.setColor(QPalette.ColorRole.Text, paper_color(Role.TEXT))
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_foot(painter, size, number + 1, count)

    def _paint_foot(self, painter: QPainter, size: QSizeF, number: int, count: int) -> None:
        painter.setFont(self._foot_face())
        painter.setPen(paper_color(Role.MUTED))
        place = QRectF(0, size.height(), size.width(), self._foot_height())
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self._foot(number, count))

    def _foot_height(self) -> float:
        return QFontMetricsF(self._foot_face()).height() * _FOOT_LINES

    def _foot_face(self) -> QFont:
        """Return the type of the foot in dots, which a scaled painter does not scale again."""
        face = _face(self._points)
        face.setPixelSize(round(self._points * _FOOT_SCALE * _LAYOUT_DPI / _POINTS_AN_INCH))
        return face


def _face(points: float) -> QFont:
    face = QFont(FAMILY)
    face.setPointSizeF(points)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Signs of another height between capitals and digits have no letters to copy from a PDF.
    face.setFeature(QFont.Tag("calt"), 0)
    return face


_QUIET = 4
"""White modules around a code, as ISO 18004 asks."""
_DOTS = 8
"""Dots of the picture for each module: sharp on paper."""


def qr_code(text: str) -> QImage:
    """Return a QR code that says ``text``, black on white."""
    import segno  # noqa: PLC0415  # it takes as long as a tenth of a start

    matrix = segno.make(text, error="m", micro=False).matrix
    side = (len(matrix) + 2 * _QUIET) * _DOTS
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for row, modules in enumerate(matrix):
        for column, is_dark in enumerate(modules):
            if is_dark:
                place = QRect((column + _QUIET) * _DOTS, (row + _QUIET) * _DOTS, _DOTS, _DOTS)
                painter.fillRect(place, INK)
    painter.end()
    return image


_GAP = 6
_COLUMNS = 5


def paper_style() -> PageStyle:
    return PageStyle(
        muted=paper_css(Role.MUTED),
        card=paper_css(Role.WINDOW),
        warning=paper_css(Role.WARNING_SOFT),
        border=paper_css(Role.CONTROL_BORDER),
        text=paper_css(Role.TEXT),
        gap=_GAP,
        most_columns=_COLUMNS,
        on_paper=True,
    )
