"""Every fact group needs a source, and every source must be able to bear it."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.evidence import Source
from brightstar_desktop.publishing.checks.dates import date_fault
from brightstar_desktop.publishing.checks.setting import CheckSetting
from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile

READ_AS: Final = ("stored_copy", "live", "contact")


def check_evidence(file: ProviderFile, setting: CheckSetting) -> Iterator[Problem]:
    """Yield a problem for each fact group without a source and each source that proves nothing."""
    yield from _group_problems(file)
    for index, source in enumerate(file.provider.sources):
        for name, message, remedy in _source_faults(source, setting):
            yield Problem(file.name, f"sources[{index}].{name}", message, remedy)


def _group_problems(file: ProviderFile) -> Iterator[Problem]:
    provider = file.provider
    if not any(source.url for source in provider.sources):
        message = "No source has an address."
        yield Problem(file.name, "sources", message, "Find a page, or move the file to drafts/.")
    stated = provider.stated_groups()
    for group in provider.source_not_recorded:
        if group not in stated:
            message = f"The record states nothing in {group}."
            yield Problem(file.name, "source_not_recorded", message, "Take the group out.")
    for group in stated:
        covered = any(group in source.covers for source in provider.sources)
        unrecorded = group in provider.source_not_recorded
        if covered and unrecorded:
            remedy = "Take it out of source_not_recorded."
            yield Problem(file.name, group, "A source covers this group already.", remedy)
        elif not (covered or unrecorded):
            remedy = "Add it to a source's covers, or to source_not_recorded, or drop the facts."
            yield Problem(file.name, group, "No source covers these facts.", remedy)


def _source_faults(source: Source, setting: CheckSetting) -> Iterator[tuple[str, str, str]]:
    if source.read_as not in READ_AS:
        yield "read_as", f"{source.read_as!r} is not known.", f"Use one of: {', '.join(READ_AS)}."
    if source.read_on > setting.published_on:
        message = f"The source was read after the edition's day, {setting.published_on}."
        yield "read_on", message, "Correct the day."
    if source.url is None and source.note is None:
        yield "note", "A source without an address must say what it is.", "Add a note."
    if source.page_date is not None:
        fault = date_fault(source.page_date, min(setting.published_on, source.read_on))
        if fault:
            yield "page_date", fault, "Write YYYY, YYYY-MM or YYYY-MM-DD."
