"""What changed between two editions reads as a person would tell it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.changes import ChangeKind, EditionChanges, changes_between
from brightstar_desktop.domain.provider import (
    Ages,
    Caution,
    Insurance,
    Payment,
    Phone,
    Protocol,
    Provider,
    Span,
    Support,
)
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.edition_changes import (
    ChangeRow,
    change_rows,
    changes_summary,
    kind_heading,
    other_part_lines,
)
from tests.support.drawn import drawn
from tests.support.factories import make_location, make_price, make_provider, make_source
from tests.support.vocabulary import make_vocabulary

WORDS = make_vocabulary()
OAKLAND = make_location(street="1 Oak Street", postal_code="94601")
BERKELEY = make_location(city="Berkeley", street="2 Elm Street", postal_code="94704")
PHONE = Phone(number="+15105550100")
DESK = Phone(number="+15105550111", label=Text("Front desk"))
TREATMENT = make_price(item=Text("IV infusion, one session"))
A_SERIES = Protocol(initial_sessions=Span(min=6, max=6))


@pytest.fixture
def in_spanish() -> Iterator[None]:
    i18n.use_language("es", paths.resources() / "translations")
    yield
    i18n.use_language("en", paths.resources() / "translations")


def between(before: Provider, after: Provider) -> EditionChanges:
    return changes_between("old", (before,), "new", (after,))


def change_lines(changes: EditionChanges) -> tuple[str, ...]:
    """Return all that changed as plain lines, those below a provider indented."""
    rows = change_rows(changes, WORDS)
    told = [(f"{one.heading}: {one.name}", *(f"    {line}" for line in one.lines)) for one in rows]
    return (*(line for lines in told for line in lines), *other_part_lines(changes))


def row(was: dict[str, Any], now: dict[str, Any]) -> ChangeRow:
    (found,) = change_rows(between(make_provider(**was), make_provider(**now)), WORDS)
    return found


def priced(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"item": Text("IV infusion, one session"), "min": 375, "max": 375}
    return {"prices": (make_price(**values | changes),)}


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        (
            priced(),
            priced(min=400, max=400),
            "IV infusion, one session: $400 a session, was $375",
        ),
        (
            priced(),
            priced(min=350, max=None),
            "IV infusion, one session: from $350 a session, was $375",
        ),
        (
            priced(),
            priced(min=None, max=None),
            "IV infusion, one session: amount not stated a session, was $375",
        ),
        (
            priced(),
            priced(unit="per_hour"),
            "IV infusion, one session: $375 an hour, was $375 a session",
        ),
        (
            priced(unit="per_hour", min=300, max=300),
            priced(),
            "IV infusion, one session: $375 a session, was $300 an hour",
        ),
        (
            priced(),
            priced(rate="membership"),
            "IV infusion, one session: $375 a session (Membership rate), was $375 a session",
        ),
        (
            priced(),
            priced(includes=(Text("a preparation call"),)),
            "IV infusion, one session, included: a preparation call, was not stated",
        ),
        (
            priced(),
            priced(excludes=(Text("the first visit"),)),
            "IV infusion, one session, not included: the first visit, was not stated",
        ),
        ({}, priced(), "New price: IV infusion, one session, $375 a session"),
        (priced(), {}, "Price no longer stated: IV infusion, one session, $375 a session"),
    ],
)
def test_a_price_is_told_in_as_few_words_as_it_takes(
    was: dict[str, Any], now: dict[str, Any], line: str
) -> None:
    found = row(was, now)
    assert found.heading == "Price changed"
    assert found.lines == (line,)


@pytest.mark.parametrize(
    ("was", "now", "heading", "line"),
    [
        (
            {},
            {"status": "closed"},
            "Closed",
            "Status: closed, was Collected from its own pages",
        ),
        (
            {},
            {"status": "temporarily_closed"},
            "Closed for now",
            "Status: temporarily closed, was Collected from its own pages",
        ),
        (
            {},
            {"status": "unconfirmed"},
            "Status changed",
            "Status: Unconfirmed, was Collected from its own pages",
        ),
        (
            {"phones": (PHONE,)},
            {"phones": (DESK,)},
            "Phone changed",
            "Phone: (510) 555-0111 (Front desk), was (510) 555-0100",
        ),
        ({}, {"phones": (PHONE,)}, "Phone changed", "New phone: (510) 555-0100"),
        ({"phones": (PHONE,)}, {}, "Phone changed", "Phone no longer listed: (510) 555-0100"),
        (
            {"locations": (OAKLAND,)},
            {"locations": (BERKELEY,)},
            "Address changed",
            "Office: 2 Elm Street, Berkeley 94704, was 1 Oak Street, Oakland 94601",
        ),
        (
            {"locations": (OAKLAND,)},
            {"locations": (OAKLAND, BERKELEY)},
            "Address changed",
            "New office: 2 Elm Street, Berkeley 94704",
        ),
        (
            {"locations": (OAKLAND,)},
            {"locations": ()},
            "Address changed",
            "Office no longer listed: 1 Oak Street, Oakland 94601",
        ),
        (
            {"locations": (make_location(),)},
            {"locations": (make_location(phone="+15105550100"),)},
            "Phone changed",
            "Phone of an office: (510) 555-0100, was not stated",
        ),
        (
            {"locations": (OAKLAND,)},
            {
                "locations": (
                    make_location(street="1 Oak Street", postal_code="94601", latitude=37),
                )
            },
            "Other details changed",
            "Office, 1 Oak Street, Oakland 94601: its place on the map was corrected",
        ),
        (
            {},
            {"name": "Lake Merritt Ketamine"},
            "Renamed",
            "Name: Lake Merritt Ketamine, was Oakland Infusion Clinic",
        ),
        (
            {},
            {"website": None},
            "Website changed",
            "Website: not stated, was https://clinic.example",
        ),
        (
            {},
            {"conditions": ("ptsd",)},
            "Care changed",
            "Conditions: added PTSD (post-traumatic stress); no longer Depression",
        ),
        ({}, {"conditions": ()}, "Care changed", "Conditions: not stated, was Depression"),
        (
            {},
            {"support": Support(integration=False)},
            "Care changed",
            "Integration afterwards: no, was not stated",
        ),
        (
            {},
            {"ages": Ages(minimum=18)},
            "Care changed",
            "Youngest age treated: 18, was not stated",
        ),
        (
            {},
            {"payment": Payment(insurance=(Insurance(accepted=True, insurers=("aetna",)),))},
            "Ways to pay changed",
            "Insurance: accepted (aetna), was not stated",
        ),
        (
            {"payment": Payment(cancellation=Text("One day ahead."))},
            {"payment": Payment(cancellation=Text("Two days ahead."))},
            "Ways to pay changed",
            "Cancellation: “Two days ahead.”, was “One day ahead.”",
        ),
        (
            {"payment": Payment(cancellation=Text("One day ahead."))},
            {"payment": Payment(cancellation=Text("One day ahead.", "Un día antes."))},
            "Ways to pay changed",
            "Cancellation: stated in other words",
        ),
        (
            {},
            {"protocol": A_SERIES},
            "Other details changed",
            "Sessions of the first series: 6, was not stated",
        ),
        (
            {},
            {"cautions": (Caution(group="prices", text=Text("Seen once.")),)},
            "Other details changed",
            "Caution: “Seen once.”, was not stated",
        ),
        (
            {},
            {"sources": (make_source(read_on=date(2027, 1, 2)),)},
            "Sources updated",
            "Sources: 1 new or updated, read on Jan 2, 2027",
        ),
        ({}, {"sources": ()}, "Sources updated", "Sources: 1 no longer named"),
        (
            {},
            {"source_not_recorded": ("prices",)},
            "Sources updated",
            "Facts whose page was not recorded: Prices, was not stated",
        ),
    ],
)
def test_each_kind_of_fact_has_its_words(
    was: dict[str, Any], now: dict[str, Any], heading: str, line: str
) -> None:
    found = row(was, now)
    assert (found.heading, found.lines) == (heading, (line,))


def test_a_price_under_another_name_says_both_names() -> None:
    found = row(priced(), priced(item=Text("infusion")))
    assert found.heading == "Other details changed"
    assert found.lines == (
        "Infusion: $375 a session, was IV infusion, one session, $375 a session",
    )


def test_a_price_from_another_page_says_which() -> None:
    pages = (make_source(), make_source(url="https://www.clinic.example/fees/"))
    found = row(
        {"sources": pages, "prices": (make_price(source=0),)},
        {"sources": pages, "prices": (make_price(source=1),)},
    )
    assert found.lines == ("A price is now taken from clinic.example/fees",)


def test_a_new_provider_is_described_and_one_that_went_has_no_page() -> None:
    new = make_provider(slug="new", name="New Clinic", prices=(make_price(),))
    gone = make_provider(slug="gone", name="Gone Clinic")
    rows = change_rows(changes_between("a", (gone,), "b", (new,)), WORDS)
    assert [(one.slug, one.heading, one.listed) for one in rows] == [
        ("gone", "No longer listed", False),
        ("new", "New", True),
    ]
    assert rows[1].lines == (
        "Infusion clinic · Oakland · Collected from its own pages",
        "$500 a session",
    )


def test_all_that_changed_of_one_provider_is_one_row_and_one_sentence() -> None:
    found = row({}, {"status": "closed", "phones": (PHONE,)})
    assert found.kind is ChangeKind.CLOSED
    assert found.spoken == (
        "Closed: Oakland Infusion Clinic. Status: closed, was Collected from its own pages; "
        "New phone: (510) 555-0100."
    )


def test_plain_lines_tell_all_with_the_other_parts_at_the_end() -> None:
    changes = changes_between(
        "a", (make_provider(),), "b", (make_provider(phones=(PHONE,)),), ("guide", "licence", "x")
    )
    assert change_lines(changes) == (
        "Phone changed: Oakland Infusion Clinic",
        "    New phone: (510) 555-0100",
        "The guide was revised.",
        "The license of the data changed.",
        "Other parts changed.",
    )


def test_the_summary_counts_each_provider_once_by_what_weighs_most() -> None:
    before = [make_provider(slug=slug) for slug in "abcdefg"]
    after = [
        make_provider(slug="a", status="closed", phones=(PHONE,)),
        make_provider(slug="b", phones=(PHONE,), locations=(BERKELEY,)),
        make_provider(slug="c", prices=(TREATMENT,)),
        make_provider(slug="d", locations=(BERKELEY,)),
        make_provider(slug="e", formats=()),
        make_provider(slug="f", sources=()),
        *(make_provider(slug=slug) for slug in "hij"),
    ]
    assert changes_summary(changes_between("old", before, "new", after)) == (
        "3 new providers, 1 closed, 1 no longer listed, 2 with a new price or phone, "
        "1 with a new address, 1 with other changes, 1 with updated sources."
    )


def test_the_summary_says_of_whom_it_speaks_where_nobody_is_new() -> None:
    changes = between(make_provider(), make_provider(status="closed"))
    assert changes_summary(changes) == "Providers: 1 closed."


def test_no_change_is_a_sentence_too() -> None:
    changes = between(make_provider(), make_provider())
    assert changes_summary(changes) == "Nothing about the providers changed."
    assert change_lines(changes) == ()


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_has_a_heading(kind: ChangeKind) -> None:
    assert kind_heading(kind)


def test_every_part_of_an_edition_has_a_sentence() -> None:
    parts = (
        "guide", "faq", "articles", "glossary", "readiness", "events", "people", "crisis",
        "vocabulary", "licence", "updates_from", "corrections_to",
    )  # fmt: skip
    lines = other_part_lines(changes_between("a", (), "b", (), (*parts, *parts)))
    assert len(lines) == len(parts)
    assert "Other parts changed." not in lines


@settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drawn(Provider, slug="here"), drawn(Provider, slug="here"))
def test_every_change_has_words(before: Provider, after: Provider) -> None:
    for one in change_rows(between(before, after), WORDS):
        assert one.lines
        for line in one.lines:
            assert line.strip()
            assert "None" not in line
            assert "{" not in line


@pytest.mark.usefixtures("in_spanish")
def test_terms_of_the_vocabulary_follow_the_language() -> None:
    assert "TEPT" in row({}, {"conditions": ("ptsd",)}).spoken
