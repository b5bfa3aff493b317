"""Clinic-level facts only: no person's name, no e-mail address."""

import re
from collections.abc import Iterator
from typing import Final

from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_TITLED_NAME: Final = re.compile(r"\b(?:Dr|Dra|Mr|Mrs|Ms)\.?\s+[A-ZÁÉÍÓÚÑ][\w'-]+")
_CREDENTIALED_NAME: Final = re.compile(
    r"\b[A-Z][a-z]+(?:\s[A-Z]\.?)?\s[A-Z][\w'-]+,\s?(?:MD|DO|NP|PA|RN|PhD|PsyD|LMFT|LCSW|CRNA)\b"
)
_QUOTED_FIELDS: Final = ("url", "website", "id", "name", "former_names", "insurers")
"""Names of practices and addresses of pages are quoted as they are published."""


def check_privacy(file: ProviderFile, _setting: CheckSetting) -> Iterator[Problem]:
    """Yield a problem for each text that names a person or holds an e-mail address."""
    yield from email_problems(file.name, file.raw)
    for field, text in _texts(file.raw, ""):
        quoted = field.rsplit(".", 1)[-1].partition("[")[0] in _QUOTED_FIELDS
        if not quoted and (_TITLED_NAME.search(text) or _CREDENTIALED_NAME.search(text)):
            yield Problem(file.name, field, "This seems to name a person.", "Say the role only.")


def email_problems(file: str, content: object) -> Iterator[Problem]:
    """Yield a problem for each text in ``content``, read from ``file``, with an e-mail address."""
    for field, text in _texts(content, ""):
        if _EMAIL.search(text):
            yield Problem(file, field, "This holds an e-mail address.", "Remove it.")


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{index}]")
