"""Typed words as a query of SQLite's full-text index."""

from brightstar_desktop.domain.words import words_of


def prefix_query(text: str) -> str:
    """Return a query for all words of ``text``, the last of which may be unfinished.

    Every word is quoted, so nothing typed is read as an operator. The result is "" when the
    text holds no word.
    """
    words = [text[word.start : word.end] for word in words_of(text)]
    if not words:
        return ""
    return " ".join(f'"{word}"' for word in words) + "*"


def any_word_query(text: str) -> str:
    """Return a query for any word of ``text``; "" when it holds no more than one."""
    words = [text[word.start : word.end] for word in words_of(text)]
    return " OR ".join(f'"{word}"*' for word in words) if len(words) > 1 else ""
