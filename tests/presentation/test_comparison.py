"""Providers side by side: every question once, differences seen, unknowns plain."""

from datetime import date

from msgspec.structs import replace

from brightstar_desktop.domain.provider import ServiceArea
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.presentation.comparison import Comparison, compare, comparison_html
from brightstar_desktop.presentation.guide.render_context import PageStyle
from tests.support.factories import make_location, make_provider
from tests.support.published import published_catalogue
from tests.support.vocabulary import make_vocabulary

TODAY = date(2026, 11, 23)


def two() -> Comparison:
    first = make_provider()
    second = replace(make_provider(slug="other", name="Other"), formats=())
    return compare((first, second), make_vocabulary(), TODAY)


def test_each_question_stands_once_with_an_answer_for_each() -> None:
    comparison = two()
    questions = [(row.title, row.question) for row in comparison.rows]
    assert len(set(questions)) == len(questions)
    assert all(len(row.cells) == 2 for row in comparison.rows)
    assert comparison.slugs[1] == "other"


def test_what_is_not_stated_is_plain_and_differs_from_what_is() -> None:
    given = next(row for row in two().rows if row.question == "Given as")
    assert [cell.unstated for cell in given.cells] == [False, True]
    assert given.differs
    same = next(row for row in two().rows if row.question == "Setting")
    assert not same.differs


def test_a_place_is_stated_where_a_town_is_or_all_of_california_is_reached() -> None:
    providers = (
        make_provider(),
        make_provider(locations=(), service_area=ServiceArea(statewide_telehealth=True)),
        make_provider(locations=(make_location(city=None),)),
        make_provider(locations=()),
    )
    rows = compare(providers, make_vocabulary(), TODAY).rows
    place = next(row for row in rows if row.question == "Place")
    assert [(cell.words, cell.unstated) for cell in place.cells] == [
        ("Oakland", False),
        ("All California by video", False),
        ("place not stated", True),
        ("place not stated", True),
    ]


def test_the_distance_is_told_of_those_that_have_one() -> None:
    near, far = make_provider(), make_provider(slug="other")
    hits = (Hit(provider=near, distance_miles=4.2, nearest_location=0), Hit(provider=far))
    rows = compare((near, far), make_vocabulary(), TODAY, hits).rows
    distance = next(row for row in rows if row.question == "Distance")
    assert [(cell.words, cell.unstated) for cell in distance.cells] == [
        ("4 miles", False),
        ("not stated", True),
    ]
    without = compare((near, far), make_vocabulary(), TODAY).rows
    assert "Distance" not in {row.question for row in without}


def test_answers_that_are_always_known_are_never_told_as_unstated() -> None:
    age = next(row for row in two().rows if row.question == "Age of the facts")
    assert [cell.unstated for cell in age.cells] == [False, False]


def test_real_providers_can_be_compared_on_what_matters() -> None:
    catalogue = published_catalogue()
    comparison = compare(catalogue.providers[:4], catalogue.vocabulary, TODAY)
    questions = {row.question for row in comparison.rows}
    assert {
        "Supervised by", "Given by", "Therapist during the session", "Monitoring", "Preparation",
        "Integration afterwards", "First series", "First course, in all", "Insurance", "Languages",
        "Age of the facts", "Place", "Phone",
    } <= questions  # fmt: skip


def test_on_paper_differences_are_bold_and_unknowns_in_italics() -> None:
    html = comparison_html(two(), PageStyle())
    assert "<th>Other</th>" in html
    assert "<i>not stated</i>" in html
    assert html.count("<table") == html.count("</table>")
    assert "<td>Given as</td><td><b>IV infusion</b></td><td><i>not stated</i></td>" in html
    assert "<td>Place</td><td>Oakland</td><td>Oakland</td>" in html


def test_nobody_compared_is_an_empty_page() -> None:
    assert compare((), make_vocabulary(), TODAY).rows == ()
