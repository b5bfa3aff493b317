"""Texts say no person's name and no e-mail address, and exist in both languages."""

import re
from collections.abc import Iterator
from typing import Final

from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import Problem, walk

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_TITLED_NAME: Final = re.compile(r"\b(?:Dr|Dra|Mr|Mrs|Ms)\.?\s+[A-ZÁÉÍÓÚÑ][\w'-]+")
_CREDENTIALED_NAME: Final = re.compile(
    r"\b[A-Z][a-z]+(?:\s[A-Z]\.?)?\s[A-Z][\w'-]+,\s?(?:MD|DO|NP|PA|RN|PhD|PsyD|LMFT|LCSW|CRNA)\b"
)
_QUOTED_FIELDS: Final = ("url", "website", "id", "name", "former_names", "insurers")
"""Names of practices and addresses of pages are quoted as they are published."""


def check_privacy(file: ProviderFile, _context: CheckContext) -> Iterator[Problem]:
    """Yield a problem for each text that names a person or holds an e-mail address."""
    yield from email_problems(file.name, file.raw)
    for field, text in _texts(file.raw):
        quoted = field.rsplit(".", 1)[-1].partition("[")[0] in _QUOTED_FIELDS
        if not quoted and (_TITLED_NAME.search(text) or _CREDENTIALED_NAME.search(text)):
            yield Problem(file.name, field, "This seems to name a person.", "Say the role only.")


def email_problems(file: str, content: object) -> Iterator[Problem]:
    for field, text in _texts(content):
        if _EMAIL.search(text):
            yield Problem(file, field, "This holds an e-mail address.", "Remove it.")


def check_translations(file: ProviderFile, _context: CheckContext) -> Iterator[Problem]:
    yield from translation_problems(file.name, file.raw)


def translation_problems(file: str, raw: object) -> Iterator[Problem]:
    for field, value in walk(raw):
        if isinstance(value, dict) and "en" in value and not value.get("es"):
            yield Problem(file, field, "The text has no Spanish.", 'Add es = "…".')


def _texts(content: object) -> Iterator[tuple[str, str]]:
    return ((field, value) for field, value in walk(content) if isinstance(value, str))
