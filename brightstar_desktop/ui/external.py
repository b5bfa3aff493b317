"""What leaves the program: words on the clipboard, and addresses for other programs.

No other module hands an address to the desktop. Words are also copied by Ctrl+C and, on some
desktops, by being selected, which Qt does by itself; those bear no mark of ours, but the desktop
knows whose they are.
"""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QDesktopServices, QGuiApplication

from brightstar_desktop.domain.external_links import Refusal, mail_refusal, refusal
from brightstar_desktop.i18n import _

_OURS: Final = "application/x-brightstar"
"""A mark beside the words; what other programs copied does not bear it."""


def copy(words: str) -> None:
    copied = QMimeData()
    copied.setText(words)
    copied.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(copied)


def clear_clipboard() -> None:
    """Empty the clipboard, and what is copied by selecting, where that came from here."""
    clipboard = QGuiApplication.clipboard()
    lying = clipboard.mimeData()
    if clipboard.ownsClipboard() or (lying and lying.hasFormat(_OURS)):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer():
        clipboard.clear(QClipboard.Mode.FindBuffer)


logger = logging.getLogger(__name__)

_SHOWN: Final = 120
"""How much of an address a sentence shows."""


class LinkOpener:
    """Checks an address, and hands it on by ``hand_over``, which tells whether a program was found.

    What is not opened is copied for the person to use, unless it was refused.
    """

    def __init__(self, hand_over: Callable[[str], bool] | None = None) -> None:
        self._hand_over = hand_over or _hand_over

    def open(self, address: str, *, allowed: bool = True) -> str:
        """Open a page or telephone number; return a sentence where that was not done, else ""."""
        return self._pass(address, refusal(address), allowed=allowed)

    def write(self, message: str, *, allowed: bool = True) -> str:
        """Open a mail program with a message that this program composed, likewise."""
        return self._pass(message, mail_refusal(message), allowed=allowed)

    def _pass(self, address: str, refused: Refusal | None, *, allowed: bool) -> str:
        refused = refused or _strictly(address)
        if refused:
            logger.warning("an address was refused (%s): %s", refused.value, ascii(address)[:500])
            return _refused_words(refused).format(address=_shown(address))
        if allowed and self._hand_over(address):
            return ""
        copy(address)
        words = (
            _("No program opened {address}. It has been copied instead.")
            if allowed
            else _("Links open no other program on this computer. {address} has been copied.")
        )
        return words.format(address=_shown(address))


def _strictly(address: str) -> Refusal | None:
    """Refuse what Qt, which hands it over, reads otherwise than we do."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    scheme = address.partition(":")[0].lower()
    if not url.isValid() or url.scheme() != scheme or url.userInfo() or url.isLocalFile():
        return Refusal.CHARACTERS
    return None


def _hand_over(address: str) -> bool:
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def _refused_words(refused: Refusal) -> str:
    if refused is Refusal.SCHEME:
        return _(
            "Not opened: {address} is neither a web page nor a telephone number. Please tell "
            "whoever gave you the data."
        )
    if refused is Refusal.ACCOUNT:
        return _(
            "Not opened: {address} holds a user name, which can hide where it leads. Please tell "
            "whoever gave you the data."
        )
    return _(
        "Not opened: {address} is not a sound address of a web page or telephone number. Please "
        "tell whoever gave you the data."
    )


def _shown(address: str) -> str:
    """Return ``address`` for a sentence: shortened, and with a mark for what cannot be seen."""
    seen = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in address)
    return seen if len(seen) <= _SHOWN else f"{seen[:_SHOWN]}…"
