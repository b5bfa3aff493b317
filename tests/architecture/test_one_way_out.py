"""What reaches other programs, and what Qt would read as HTML, goes through one place each."""

import re

from tests.architecture.test_look import offenders

OUT = re.compile(
    r"\bQDesktopServices\b|\bopenUrl\b|OpenExternalLinks|\bstartDetached\b|\bstartfile\b"
)
GUESSED = re.compile(
    r"(?<![\w\"])(?:QLabel\(|QMessageBox\(|QTextDocument\(|QTextBrowser\(|QTextEdit\()"
    r"|\((?:QLabel|QTextDocument|QTextBrowser|QTextEdit)[),]|\bQErrorMessage\b|\bQToolTip\."
    r"|\.setToolTip\(|ToolTipRole|\.setWhatsThis\(|\.setTextFormat\("
)
ONE_PLACE = ("brightstar_desktop/ui/widgets/labels.py",)


def files_of(pattern: re.Pattern[str]) -> set[str]:
    return {where.partition(":")[0] for where in offenders(pattern)}


def test_only_one_module_hands_addresses_to_other_programs() -> None:
    assert files_of(OUT) == {"brightstar_desktop/ui/external.py"}


def test_text_is_shown_by_what_does_not_guess_whether_it_is_html() -> None:
    assert files_of(GUESSED) <= set(ONE_PLACE)


def test_the_pattern_for_guessing_finds_it() -> None:
    for planted in ("x = QLabel(y)", "class Mine(QLabel):", "a.b.setToolTip(c)", "QMessageBox("):
        assert GUESSED.search(planted)
    for sound in ("PlainLabel(y)", "x: QLabel", 'QLabel[kind="title"]', "OfflineDocument(y)"):
        assert not GUESSED.search(sound)
