"""Reading providers and answering queries, on made-up providers and a real file."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.query import Query, Sort
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary
from brightstar_desktop.domain.words import tokenize
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.storage.directory import DirectoryFileReader
from tests.storage.conftest import Bundle, Open
from tests.support.factories import make_location, make_price, make_provider, make_source
from tests.support.understood import meaning
from tests.support.vocabulary import make_vocabulary

BERKELEY = make_location(city="Berkeley", latitude=37.87159, longitude=-122.27275)
UKIAH = make_location(city="Ukiah", county="Mendocino", latitude=39.15, longitude=-123.208)

PROVIDERS = (
    make_provider(
        slug="moon",
        name="Café Luna Healing",
        former_names=("Half Moon Infusions",),
        prices=(make_price(item=Text("Weekend special"), min=400, max=400),),
    ),
    make_provider(
        slug="sun", name="Sunrise", website="https://www.sunrise-care.example", formats=(),
        locations=(BERKELEY,),
    ),
    make_provider(slug="far", name="Far North Clinic", locations=(UKIAH,)),
    make_provider(slug="nowhere", name="Nowhere", locations=(), conditions=("ptsd",)),
)  # fmt: skip


@pytest.fixture
def reader(bundle: Bundle, open_bundle: Open) -> DirectoryFileReader:
    return open_bundle(bundle(providers=PROVIDERS, vocabulary=make_vocabulary())).reader


def _slugs(reader: DirectoryFileReader, query: Query) -> list[str]:
    return [hit.provider.slug for hit in reader.search(query).hits]


def test_a_provider_comes_back_as_it_went_in(reader: DirectoryFileReader) -> None:
    assert [reader.provider(one.slug) for one in PROVIDERS] == list(PROVIDERS)
    assert reader.provider("unknown") is None


def test_the_edition_and_its_terms_come_back(reader: DirectoryFileReader) -> None:
    edition = reader.edition()
    assert (edition.name, edition.provider_count) == ("2026.11.23-1", 4)
    assert reader.vocabulary() == make_vocabulary()


def test_an_empty_query_lists_everybody_by_name(reader: DirectoryFileReader) -> None:
    result = reader.search(Query())
    assert [hit.provider.slug for hit in result.hits] == ["moon", "far", "nowhere", "sun"]
    assert (result.count, result.total) == (4, 4)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("luna", "moon"),
        ("cafe luna", "moon"),
        ("lun", "moon"),
        ("half moon", "moon"),
        ("weekend", "moon"),
        ("sunrise-care.example", "sun"),
        ("berkel", "sun"),
        ("mendoci", "far"),
    ],
)
def test_text_finds_names_places_prices_and_addresses(
    reader: DirectoryFileReader, text: str, slug: str
) -> None:
    assert _slugs(reader, Query(text=text)) == [slug]


@pytest.mark.parametrize("text", ['"', "*", "AND", "luna OR", "NEAR(", "-", "name:luna", "'; --"])
def test_nothing_typed_is_taken_for_an_operator(reader: DirectoryFileReader, text: str) -> None:
    assert reader.search(Query(text=text)).total == 4


def test_all_words_must_be_found(reader: DirectoryFileReader) -> None:
    assert _slugs(reader, Query(text="luna nowhere")) == []


def test_a_word_weighs_most_in_a_name_then_in_a_place_a_term_and_a_note(
    bundle: Bundle, open_bundle: Open
) -> None:
    """All records are equally long, so that only where the word stands tells them apart."""
    zebra = Term(facet="conditions", code="zebra", label=Text("Zebra"))
    other = Term(facet="conditions", code="other", label=Text("Other"))
    told: dict[str, dict[str, Any]] = {
        "d": {"name": "Zebra"},
        "c": {"locations": (Location(city="Zebra"),)},
        "b": {"conditions": ("zebra",)},
        "a": {"prices": (make_price(item=Text("Zebra")),)},
    }
    plain: dict[str, Any] = {
        "name": "Somebody",
        "locations": (Location(city="Elsewhere"),),
        "conditions": ("other",),
        "prices": (make_price(item=Text("Infusion")),),
    }
    providers = tuple(make_provider(slug=slug, **plain | told[slug]) for slug in "abcd")
    vocabulary = Vocabulary((zebra, other))
    reader = open_bundle(bundle(providers=providers, vocabulary=vocabulary)).reader
    ranks = reader._rank_text(tokenize("zebra"))
    assert ranks is not None
    scores = [score for _tier, score in (ranks[at] for at in (3, 2, 1, 0))]
    assert scores == sorted(scores)
    assert len(set(scores)) == 4
    assert [tier for tier, _score in (ranks[at] for at in range(4))] == [1, 1, 1, 0]
    assert _slugs(reader, Query(text="zebr")) == ["d", "c", "b", "a"]


def test_a_misspelt_name_is_found_and_told(reader: DirectoryFileReader) -> None:
    result = reader.search(Query(text="sunrize"))
    assert [hit.provider.slug for hit in result.hits] == ["sun"]
    (item,) = result.interpretation.understood
    assert (*meaning(item), item.words, item.corrected) == (
        "text", ("sunrise",), "sunrize", True,
    )  # fmt: skip


def test_hits_carry_distance_place_and_price(reader: DirectoryFileReader) -> None:
    result = reader.search(Query(near="oakland", within_miles=10, sort=Sort.DISTANCE))
    moon, sun = result.hits
    assert (moon.provider.slug, moon.nearest_location) == ("moon", 0)
    assert moon.session_price is not None
    assert moon.session_price.amount == 400
    assert sun.distance_miles == pytest.approx(4.6, abs=0.1)
    assert result.place is not None
    assert result.place.name == "Oakland"


def test_the_limit_shortens_the_list_and_not_the_count(reader: DirectoryFileReader) -> None:
    result = reader.search(Query(limit=2))
    assert (len(result.hits), result.count) == (2, 4)
    assert reader.search(Query(limit=0)).hits == ()


def test_a_limit_below_nothing_lists_nobody(reader: DirectoryFileReader) -> None:
    result = reader.search(Query(limit=-1))
    assert (result.hits, result.count) == ((), 4)


def test_the_newest_facts_come_first_by_the_newest_of_their_sources(
    bundle: Bundle, open_bundle: Open
) -> None:
    def dated(slug: str, *days: str) -> Provider:
        sources = tuple(
            make_source(page_date=day, read_on=date(2026, 1, 1), covers=(group,))
            for day, group in zip(days, ("contact", "prices"), strict=False)
        )
        return make_provider(slug=slug, name=slug, sources=sources)

    def read(slug: str, *days: int) -> Provider:
        sources = tuple(make_source(read_on=date(2026, 11, day)) for day in days)
        return make_provider(slug=slug, name=slug, sources=sources)

    providers = (
        read("undated-long-ago", 5, 6),
        read("undated", 1, 20),
        dated("middle", "2025-06"),
        dated("newest", "2020", "2026-03"),
        dated("oldest", "2024"),
    )
    reader = open_bundle(bundle(providers=providers)).reader
    assert _slugs(reader, Query(sort=Sort.NEWEST)) == [
        "newest", "middle", "oldest", "undated", "undated-long-ago",
    ]  # fmt: skip


def test_the_www_of_a_website_is_no_word_of_it(reader: DirectoryFileReader) -> None:
    assert _slugs(reader, Query(text="sunrise-care")) == ["sun"]
    assert _slugs(reader, Query(text="www")) == []


def test_who_is_kept_though_silent_is_marked(reader: DirectoryFileReader) -> None:
    query = Query(
        chosen={"formats": frozenset(("iv_infusion",))},
        include_not_stated=frozenset(("formats",)),
    )
    marked = {hit.provider.slug: hit.not_stated for hit in reader.search(query).hits}
    assert marked["sun"] == ("formats",)
    assert marked["moon"] == ()


def test_a_place_that_is_not_known_filters_nothing(reader: DirectoryFileReader) -> None:
    result = reader.search(Query(near="Atlantis", within_miles=5))
    assert (result.count, result.place, result.place_unknown) == (4, None, "Atlantis")


def test_similar_providers_are_found(reader: DirectoryFileReader) -> None:
    assert {one.provider.slug for one in reader.similar("moon", 5)} == {"far", "nowhere"}
    assert reader.similar("unknown") == ()


def test_places_are_completed(reader: DirectoryFileReader) -> None:
    assert [place.name for place in reader.places("oakl", 3)] == ["Oakland", "Oakley"]


def test_many_threads_may_ask_at_once(reader: DirectoryFileReader) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _at: _slugs(reader, Query(text="luna")), range(64)))
    assert found == [["moon"]] * 64


def test_an_edition_without_providers_can_be_searched(bundle: Bundle, open_bundle: Open) -> None:
    reader = open_bundle(bundle(providers=())).reader
    result = reader.search(Query(text="anything", near="oakland"))
    assert (result.count, result.total, result.hits) == (0, 0, ())


def test_a_location_without_any_fact_is_kept(bundle: Bundle, open_bundle: Open) -> None:
    provider: Provider = make_provider(locations=(Location(),))
    reader = open_bundle(bundle(providers=(provider,))).reader
    assert reader.provider(provider.slug) == provider
    (hit,) = reader.search(Query(near="oakland")).hits
    assert (hit.distance_miles, hit.nearest_location) == (None, None)


def test_a_record_damaged_while_open_is_told_in_one_sentence(
    folder: Path, reader: DirectoryFileReader
) -> None:
    database = sqlite3.connect(next(folder.glob("directory-*.sqlite")))
    with database:
        database.execute("UPDATE provider SET content = X'00'")
    database.close()
    with pytest.raises(DirectoryError, match="cannot be read"):
        reader.provider("moon")


def test_the_file_cannot_be_written_through_the_reader(reader: DirectoryFileReader) -> None:
    with (
        pytest.raises(DirectoryError, match="cannot be read"),
        reader._database.reading() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM provider")
