"""Ranges that run backwards, numbers that cannot be, and codes written twice."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.provider import Provider, Span
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

HIGHEST_PLAUSIBLE: Final = {"initial_sessions": 40, "initial_weeks": 52, "session_minutes": 600}
OLDEST_AGE: Final = 120


def check_numbers(file: ProviderFile, _setting: CheckSetting) -> Iterator[Problem]:
    """Yield a problem for each range that cannot be and each code that stands twice in a list."""
    for field, span, lowest, highest in _spans(file.provider):
        if span is not None:
            for message in _span_faults(span, lowest, highest):
                yield Problem(file.name, field, message, "Look at the source again.")
    for field in _lists_with_repeats(file.raw, ""):
        yield Problem(file.name, field, "The list names something twice.", "Keep one of the two.")


def _spans(provider: Provider) -> Iterator[tuple[str, Span | None, int, int]]:
    for name, highest in HIGHEST_PLAUSIBLE.items():
        yield f"protocol.{name}", getattr(provider.protocol, name), 1, highest
    ages = Span(provider.ages.minimum, provider.ages.maximum)
    yield "ages", ages, 0, OLDEST_AGE


def _span_faults(span: Span, lowest: int, highest: int) -> Iterator[str]:
    for number in (span.min, span.max):
        if number is not None and not lowest <= number <= highest:
            yield f"{number} is not between {lowest} and {highest}."
    if span.min is not None and span.max is not None and span.min > span.max:
        yield f"The range runs backwards, from {span.min} to {span.max}."


def _lists_with_repeats(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists_with_repeats(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        codes = [item for item in value if isinstance(item, str)]
        if len(set(codes)) < len(codes):
            yield path
        for index, inner in enumerate(value):
            yield from _lists_with_repeats(inner, f"{path}[{index}]")
