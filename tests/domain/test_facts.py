"""The registry knows every fact that a provider can state, and nothing else."""

from collections.abc import Iterator
from typing import get_args, get_origin, get_type_hints

import msgspec

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.change_types import ChangeKind
from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.facts import (
    FACT_BY_PATH,
    FACTS,
    FactKind,
    Shown,
    fact_at,
    facts_in,
)
from brightstar_desktop.domain.provider import Provider, Span
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.fact_rows import OWN_ROWS
from brightstar_desktop.publishing.vocabulary_file import read_vocabulary

IN_FILES_ALONE = {"draft_reason", "sources[].id"}
"""What the file of a provider states and an edition does not."""
DERIVED = {"locations[].position_from", "prices[].currency"}
"""What no spreadsheet states, and no change tells by itself."""


def paths_of(kind: type[msgspec.Struct], before: str = "") -> Iterator[str]:
    """Yield the path of each fact of a type, as the registry writes it."""
    for name, hint in get_type_hints(kind).items():
        path, inner = f"{before}{name}", inner_struct(hint)
        if inner is None:
            yield path
        elif get_origin(hint) is tuple:
            yield path
            yield from paths_of(inner, f"{path}[].")
        else:
            yield from paths_of(inner, f"{path}.")


def inner_struct(hint: object) -> type[msgspec.Struct] | None:
    """Return the type of records within ``hint``; a text and a span are one fact each."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return None if hint in (Text, Span) else hint
    found = (inner_struct(argument) for argument in get_args(hint))
    return next((one for one in found if one), None)


def test_every_fact_of_a_provider_is_declared_once() -> None:
    declared = [fact.path for fact in FACTS]
    assert len(set(declared)) == len(declared)
    assert set(declared) - IN_FILES_ALONE == set(paths_of(Provider)) - DERIVED


def test_groups_are_those_that_a_source_vouches_for() -> None:
    assert {fact.group for fact in FACTS} == {"", *FACT_GROUPS}
    assert all(facts_in(group) for group in FACT_GROUPS)


def test_every_function_that_is_named_is_there() -> None:
    assert {fact.row for fact in FACTS if fact.row} == set(OWN_ROWS)


def test_what_is_shown_has_a_label_in_both_languages() -> None:
    shown = [one for one in FACTS if not one.table and one.group and one.shown is not Shown.NEVER]
    assert [fact.path for fact in shown if not fact.label] == []
    labels = {fact.label for fact in FACTS if fact.label}
    i18n.use_language("es", paths.resources() / "translations")
    try:
        assert [label for label in labels if i18n._(label) == label] == []
    finally:
        i18n.use_language("en", paths.resources() / "translations")


def test_every_facet_is_one_of_the_vocabulary() -> None:
    vocabulary = read_vocabulary(paths.bundled_data(), [])
    with_facet = [fact for fact in FACTS if fact.facet]
    assert [fact.path for fact in with_facet if not vocabulary.terms_of(fact.facet)] == []
    flags = [fact for fact in with_facet if fact.kind is FactKind.FLAG]
    assert [fact.path for fact in flags if not vocabulary.find(fact.facet, fact.key)] == []


def test_a_fact_is_found_wherever_it_stands_in_a_list() -> None:
    assert fact_at("locations[12].hours") is FACT_BY_PATH["locations[].hours"]
    assert fact_at("prices[0]") is FACT_BY_PATH["prices"]
    assert fact_at("support.integration") is FACT_BY_PATH["support.integration"]
    assert fact_at("support.unheard_of") is None


def test_most_facts_say_what_a_change_of_them_means() -> None:
    assert FACT_BY_PATH["payment.superbill"].change is ChangeKind.PAYMENT
    assert FACT_BY_PATH["support.integration"].change is ChangeKind.CARE
    assert FACT_BY_PATH["access.steps"].change is ChangeKind.OTHER
