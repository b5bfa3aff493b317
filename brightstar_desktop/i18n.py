"""Words of the interface in the reader's language, by gettext."""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

DOMAIN: Final = "brightstar"
_FALLBACK = _gettext.NullTranslations()


class _Current:
    """The one language in force; switching it re-words everything that asks afterwards."""

    language: str = "en"
    translations: _gettext.NullTranslations = _FALLBACK


def use_language(language: str, folder: Path) -> None:
    """Switch to ``language`` ("en" or "es") with the catalogues under ``folder``."""
    _Current.language = language
    _Current.translations = _gettext.translation(
        DOMAIN, localedir=folder, languages=[language], fallback=True
    )


@contextmanager
def speaking(language: str, folder: Path) -> Iterator[None]:
    """Word everything in ``language`` for a while, as for a page that somebody takes home."""
    before = _Current.language, _Current.translations
    use_language(language, folder)
    try:
        yield
    finally:
        _Current.language, _Current.translations = before


def current_language() -> str:
    return _Current.language


def _(message: str) -> str:
    return _Current.translations.gettext(message)


def N_(message: str) -> str:  # noqa: N802  # gettext's own name
    """Mark ``message``, which is declared here and put into words by ``_`` where it is shown."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    return _Current.translations.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    return _Current.translations.pgettext(context, message)
