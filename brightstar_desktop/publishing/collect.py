"""Gathers the whole data folder into one edition, with every problem in it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from msgspec import structs

from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
)
from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks import check_across_files, check_draft, check_provider
from brightstar_desktop.publishing.checks.across_files import check_removed
from brightstar_desktop.publishing.checks.texts import email_problems
from brightstar_desktop.publishing.edition_file import EditionFile, check_edition, read_edition_file
from brightstar_desktop.publishing.guide.collection import GuideSource, guide_problems, read_guide
from brightstar_desktop.publishing.guide.readability import ReadingLevel, reading_level
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile, read_providers
from brightstar_desktop.publishing.validation import Problem
from brightstar_desktop.publishing.vocabulary_file import VOCABULARY_FILE, read_vocabulary


@dataclass(frozen=True)
class CollectedEdition:
    """The edition (None where not even its name could be read) and every problem found.

    ``levels`` are how hard its texts are to read.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    draft_count: int = 0
    levels: tuple[ReadingLevel, ...] = ()


def collect(root: Path) -> CollectedEdition:
    """Read the data folder ``root``; nothing stops at the first problem."""
    problems: list[Problem] = []
    heading = read_edition_file(root, problems)
    vocabulary = read_vocabulary(root, problems)
    published = read_providers(root, "providers", problems)
    drafts = read_providers(root, "drafts", problems)
    guide = read_guide(root, problems)
    published_on = heading.published_at.date() if heading else None
    slugs = frozenset(file.provider.slug for file in published)
    problems.extend(guide_problems(guide, vocabulary, slugs, published_on))
    problems.extend(email_problems(VOCABULARY_FILE, msgspec.to_builtins(vocabulary)))
    levels = tuple(reading_level(draft) for draft in guide.texts.drafts())
    gazetteer = load_gazetteer(root / "geography")
    context = CheckContext(vocabulary, gazetteer, published_on or date.max)
    problems.extend(_check(published, drafts, context))
    problems.extend(check_removed(root, published + drafts))
    if heading is None:
        return CollectedEdition(None, tuple(problems), len(drafts), levels)
    problems.extend(check_edition(heading))
    providers = tuple(derive(file.provider, gazetteer, vocabulary) for file in published)
    catalogue = _assemble(heading, vocabulary, providers, guide)
    return CollectedEdition(catalogue, tuple(problems), len(drafts), levels)


def _check(
    published: tuple[ProviderFile, ...], drafts: tuple[ProviderFile, ...], context: CheckContext
) -> list[Problem]:
    found = [problem for file in published for problem in check_provider(file, context)]
    found += [problem for file in drafts for problem in check_draft(file, context)]
    return found + list(check_across_files(published, drafts))


def _assemble(
    heading: EditionFile,
    vocabulary: Vocabulary,
    providers: tuple[Provider, ...],
    guide: GuideSource,
) -> Catalogue:
    return Catalogue(
        format=FORMAT_NAME,
        version=CURRENT_VERSION,
        edition=heading.edition,
        published_at=heading.published_at,
        licence=heading.licence,
        vocabulary=vocabulary,
        providers=providers,
        updates_from=heading.updates_from,
        corrections_to=heading.corrections_to,
        app=heading.app,
        **guide.fields(),
    )


def derive(provider: Provider, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Provider:
    """Return ``provider`` with every location placed as closely as its ZIP or city allows."""
    locations = tuple(_with_position(place, gazetteer, vocabulary) for place in provider.locations)
    return structs.replace(provider, locations=locations)


def _with_position(location: Location, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Location:
    place, position_from = _find_place(location, gazetteer)
    if place is None:
        region = location.region or _region_of(location.county, vocabulary)
        return structs.replace(location, region=region)
    county = location.county or place.county
    stated = location.latitude is not None and location.longitude is not None
    return structs.replace(
        location,
        county=county,
        region=location.region or _region_of(county, vocabulary),
        latitude=location.latitude if stated else place.latitude,
        longitude=location.longitude if stated else place.longitude,
        position_from=location.position_from or ("address" if stated else position_from),
    )


def _find_place(location: Location, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    by_zip = gazetteer.zip_code(location.postal_code) if location.postal_code else None
    if by_zip:
        return by_zip, "zip"
    place = gazetteer.named(location.city) if location.city else None
    return (place if place and place.kind == "city" else None), "city"


def _region_of(county: str | None, vocabulary: Vocabulary) -> str | None:
    regions = vocabulary.terms_of("regions")
    return next((region.code for region in regions if county in region.counties), None)
