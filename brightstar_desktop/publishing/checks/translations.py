"""Every text for readers must exist in Spanish too."""

from collections.abc import Iterator

from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile


def check_translations(file: ProviderFile, _setting: CheckSetting) -> Iterator[Problem]:
    """Yield a problem for each text that has English only."""
    yield from translation_problems(file.name, file.raw)


def translation_problems(file: str, raw: object) -> Iterator[Problem]:
    """Yield a problem for each text of a document that has English only."""
    for field in _english_only(raw, ""):
        yield Problem(file, field, "The text has no Spanish.", 'Add es = "…".')


def _english_only(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        if "en" in value and not value.get("es"):
            yield path
        for key, inner in value.items():
            yield from _english_only(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _english_only(inner, f"{path}[{index}]")
