"""Faults that show only when the files are seen together."""

from collections import defaultdict
from collections.abc import Iterator

from brightstar_desktop.publishing.problems import Problem
from brightstar_desktop.publishing.provider_source import ProviderFile


def check_together(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...]
) -> Iterator[Problem]:
    """Yield slugs, practices and telephones entered twice, and drafts without a reason."""
    yield from _twice_by_slug(published, drafts)
    yield from _twice_by_name(published + drafts)
    yield from _twice_by_phone(published + drafts)
    for file in drafts:
        if not file.draft_reason:
            yield Problem(file.name, "draft_reason", "A draft says why it is one.", "Add it.")
    for file in published:
        if file.draft_reason:
            remedy = "Move the file to drafts/, or remove the reason."
            yield Problem(file.name, "draft_reason", "A draft cannot be published.", remedy)


def _twice_by_slug(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...]
) -> Iterator[Problem]:
    slugs = {file.provider.slug for file in published}
    for file in drafts:
        if file.provider.slug in slugs:
            message = f"The slug {file.provider.slug!r} is published too."
            yield Problem(file.name, "slug", message, "Keep one of the two files.")


def _twice_by_name(files: tuple[ProviderFile, ...]) -> Iterator[Problem]:
    groups: dict[tuple[str, frozenset[str]], list[ProviderFile]] = defaultdict(list)
    for file in files:
        cities = frozenset(place.city or "" for place in file.provider.locations)
        groups[file.provider.name.casefold(), cities].append(file)
    for same in groups.values():
        for file in same[1:]:
            message = f"{same[0].name} has the same name and cities."
            yield Problem(file.name, "name", message, "Merge the two, or tell them apart.")


def _twice_by_phone(files: tuple[ProviderFile, ...]) -> Iterator[Problem]:
    first_with: dict[str, ProviderFile] = {}
    for file in files:
        provider = file.provider
        numbers = [phone.number for phone in provider.phones]
        numbers += [place.phone for place in provider.locations if place.phone]
        for number in dict.fromkeys(numbers):
            first = first_with.setdefault(number, file)
            if first is not file:
                message = f"{first.name} has the same telephone, {number}."
                yield Problem(file.name, "phones", message, "Merge the two, or correct a number.")
