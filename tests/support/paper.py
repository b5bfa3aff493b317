"""Reads printed pages as others do: by poppler's tools, and by a reader of square codes."""

import subprocess
from pathlib import Path

import zxingcpp
from PySide6.QtGui import QImage


def pdf_text(pdf: Path) -> str:
    """Return the words of a PDF in their order, each line break a space."""
    return " ".join(_run("pdftotext", "-layout", str(pdf), "-").split())


def pdf_pages(pdf: Path, dots: int = 150) -> list[QImage]:
    """Return a picture of each page, with ``dots`` to the inch."""
    stem = pdf.with_suffix("")
    _run("pdftoppm", "-r", str(dots), "-png", str(pdf), str(stem))
    return [QImage(str(file)) for file in sorted(pdf.parent.glob(f"{stem.name}-*.png"))]


def square_codes(picture: QImage) -> set[str]:
    """Return what the square codes in a picture say."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    shape = (grey.height(), grey.bytesPerLine())
    seen = memoryview(bytes(grey.constBits())).cast("B", shape=shape)
    return {found.text for found in zxingcpp.read_barcodes(seen)}


def has_ink(picture: QImage, edge: int) -> bool:
    """Tell whether anything is printed within ``edge`` dots of the paper's edge."""
    inner = picture.rect().adjusted(edge, edge, -edge, -edge)
    return any(
        picture.pixelColor(x, y).lightness() < 200
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
        if not inner.contains(x, y)
    )


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # our own files
    return done.stdout
