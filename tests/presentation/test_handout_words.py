"""What the page to take home says of each provider, before it is laid out."""

import re
from datetime import date
from html import unescape
from typing import Any

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.provider import Phone, Protocol, Provider, Span
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.guide.render_context import PageStyle
from brightstar_desktop.presentation.handout import Handout, HandoutEntry, handout_html
from tests.support.factories import (
    TODAY,
    make_location,
    make_price,
    make_provider,
    make_source,
)
from tests.support.vocabulary import make_vocabulary

LINES = tuple(
    CrisisLine(code=f"line-{number}", number=number, label=Text("Help"), how=Text("Call"))
    for number in ("911", "988", "741741", "211")
)


def _paper(provider: Provider, hit: Hit | None = None, **changes: Any) -> str:
    """Return the words of the page for one provider, each cell of a table on a line of its own."""
    values: dict[str, Any] = {
        "entries": (HandoutEntry(provider=provider, hit=hit),),
        "vocabulary": make_vocabulary(),
        "crisis": LINES,
        "edition": "2026.11.23-1",
        "today": TODAY,
    }
    html = handout_html(Handout(**values | changes), PageStyle()).html
    return unescape(re.sub(r"<[^>]+>", "", html.replace("</td>", "\n").replace("</p>", "\n")))


def test_providers_stand_apart_by_twice_the_space_within() -> None:
    entries = (HandoutEntry(provider=make_provider()),)
    handout = Handout(
        entries=entries, vocabulary=make_vocabulary(), crisis=LINES, edition="x", today=TODAY
    )
    html = handout_html(handout, PageStyle(gap=7)).html
    assert 'cellpadding="7" style="border-color: gray; margin-top: 14px"' in html


def _after(words: str, text: str) -> str:
    """Return the line that follows the line ``words``."""
    lines = text.splitlines()
    return lines[lines.index(words) + 1]


def test_a_price_that_not_everybody_pays_says_so() -> None:
    members = make_price(min=400, max=400, rate="membership")
    copay = make_price(
        item=Text("Copay"), purpose="drug_copay", min=10, max=10, format="intranasal_esketamine"
    )
    told = _after("Price", _paper(make_provider(prices=(members, copay, make_price()))))
    assert told == (
        "One infusion: $400 a session (Membership rate); Copay: $10 a treatment (the drug maker's "
        "copay offer, not the clinic's price); One infusion: $500 a session"
    )


def test_four_prices_stand_on_the_page() -> None:
    prices = tuple(make_price(min=amount, max=amount) for amount in range(101, 107))
    told = _after("Price", _paper(make_provider(prices=prices)))
    assert [amount for amount in range(101, 107) if f"${amount}" in told] == [101, 102, 103, 104]


def test_the_nearest_office_is_the_one_on_the_page() -> None:
    offices = (make_location(city="Oakland"), make_location(city="Berkeley", hours="Mo-Fr 9-17"))
    provider = make_provider(locations=offices)
    near = _paper(provider, Hit(provider=provider, distance_miles=1.2, nearest_location=1))
    assert "Berkeley · 1 mile away" in near
    assert _after("Hours", near) == "Mo-Fr 9-17"
    anywhere = _paper(provider)
    assert "Oakland" in anywhere
    assert "away" not in anywhere
    assert "Hours" not in anywhere


def test_three_crisis_lines_stand_on_every_page_the_most_urgent_first() -> None:
    text = _paper(make_provider())
    assert re.findall(r"(\d+) · Help: Call", text) == ["911", "988", "741741"]


def test_a_plan_takes_the_place_of_the_providers_own_course() -> None:
    provider = make_provider(prices=(make_price(),), protocol=Protocol(initial_sessions=Span(4, 4)))
    own = _paper(provider)
    assert _after("First course, in all", own) == "$2,000"
    assert "Planned cost" not in own
    planned = _paper(provider, plan=CoursePlan(sessions=6))
    assert "First course, in all" not in planned
    assert _after("Planned cost", planned).startswith("$3,000 (first visit not stated) for 6")
    assert "Not in these sums" in planned


def test_a_plan_that_cannot_be_calculated_is_to_be_asked_for() -> None:
    text = _paper(make_provider(), plan=CoursePlan(sessions=6))
    assert _after("Planned cost", text).startswith("not stated: ask for 6 sessions")


def test_what_is_not_stated_is_to_be_asked() -> None:
    text = _paper(make_provider(formats=(), phones=()))
    for question in ("How it is given", "Supervised by", "Price", "Insurance"):
        assert _after(question, text) == "not stated: ask"
    assert "phone not stated" in text


def test_the_newest_reading_and_each_kind_of_source_are_told_once() -> None:
    sources = (
        make_source(read_on=date(2026, 11, 2)),
        make_source(read_on=date(2026, 11, 20)),
        make_source(kind="third_party", read_on=date(2026, 10, 1)),
    )
    told = _after("Seen", _paper(make_provider(sources=sources)))
    assert told == "Nov 20, 2026: The provider's own page; Someone else's page"


def test_the_first_telephone_and_the_website_have_codes() -> None:
    phones = (Phone(number="+15302148992"), Phone(number="+15302140000"))
    entry = HandoutEntry(provider=make_provider(phones=phones))
    paper = handout_html(
        Handout(
            entries=(entry,),
            vocabulary=make_vocabulary(),
            crisis=(),
            edition="e",
            today=TODAY,
        ),
        PageStyle(),
    )
    assert list(paper.codes.values()) == ["tel:+15302148992", "https://clinic.example"]
