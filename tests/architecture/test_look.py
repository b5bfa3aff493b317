"""Colours live in the theme alone, and sizes follow the reader's font."""

import re

from tests.architecture.sources import PACKAGE, name_of, package_files

COLOUR = re.compile(
    r"""["'(: ]#[0-9a-fA-F]{3,8}\b|\brgba?\(|QColor\(\s*["'\d]|GlobalColor\.(?!transparent)"""
)
PIXELS = re.compile(r"\b\d+px\b")


def offenders(pattern: re.Pattern[str], *, outside: str = "") -> list[str]:
    """Return where ``pattern`` stands in the package, but for the folder ``outside``."""
    spared = PACKAGE / outside if outside else None
    return [
        f"{name_of(file)}:{number}: {line.strip()}"
        for file in package_files()
        if spared is None or spared not in file.parents
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_colour_is_named_outside_the_theme() -> None:
    assert offenders(COLOUR, outside="ui/theme") == []


def test_no_size_is_in_pixels() -> None:
    assert offenders(PIXELS) == []


def test_the_pattern_for_colours_finds_them() -> None:
    for planted in ('x = "#a3b"', "a:rgb(1,2,3)", 'QColor("red")', "Qt.GlobalColor.red"):
        assert COLOUR.search(planted)
    assert not COLOUR.search("Qt.GlobalColor.transparent")
