"""A data file from elsewhere is read whole or refused in one sentence."""

import gzip
import json
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from brightstar_desktop.datafile.decode import decode_catalogue, read_catalogue
from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.domain.bounds import FIRST_DAY, LAST_DAY, LINE_PATTERN, MAX_BYTES
from brightstar_desktop.domain.provider import Provider, Support
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.errors import DataFileError
from tests.support.factories import (
    make_catalogue,
    make_location,
    make_price,
    make_provider,
    make_source,
)

ONE_SENTENCE = re.compile(r"^[^\n]+\.$")


def packed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a valid data file after ``change`` was made to its JSON."""
    content = json.loads(gzip.decompress(encode_catalogue(make_catalogue())))
    change(content)
    return gzip.compress(json.dumps(content).encode())


def refusal(data: bytes) -> str:
    """Return the sentence with which ``data`` is refused."""
    with pytest.raises(DataFileError) as caught:
        decode_catalogue(data, "catalogue.json.gz")
    assert ONE_SENTENCE.match(str(caught.value))
    return str(caught.value)


def test_what_was_written_is_read_back() -> None:
    catalogue = make_catalogue()
    assert decode_catalogue(encode_catalogue(catalogue)) == catalogue


SEEN = re.compile(LINE_PATTERN)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20).filter(SEEN.match)
ADDRESSES = st.from_regex(r"https?://[a-z]{1,9}\.example(/[a-z?=&]{0,9})?", fullmatch=True)
TEXTS = st.builds(Text, WORDS, WORDS)
FLAGS = st.sampled_from([None, True, False])
AMOUNTS = st.none() | st.integers(0, 100_000)
PRICES = st.builds(
    make_price, item=TEXTS, min=AMOUNTS, max=AMOUNTS, includes=st.tuples(TEXTS), refundable=FLAGS
)
SOURCES = st.builds(
    make_source,
    read_on=st.dates(FIRST_DAY, LAST_DAY),
    url=st.none() | ADDRESSES,
    note=st.none() | TEXTS,
)
LOCATIONS = st.builds(
    make_location,
    city=st.none() | WORDS,
    latitude=st.none() | st.floats(-90, 90),
)
PROVIDERS = st.builds(
    make_provider,
    slug=WORDS,
    name=WORDS,
    former_names=st.tuples(WORDS, WORDS),
    locations=st.tuples(LOCATIONS),
    non_profit=FLAGS,
    support=st.builds(Support, preparation=FLAGS, integration=FLAGS),
    prices=st.tuples(PRICES),
    sources=st.tuples(SOURCES),
)


@given(st.lists(PROVIDERS, max_size=4, unique_by=lambda provider: provider.slug))
def test_whatever_is_stated_survives_writing_and_reading(providers: list[Provider]) -> None:
    catalogue = make_catalogue(providers=tuple(providers))
    data = encode_catalogue(catalogue)
    assert decode_catalogue(data) == catalogue
    assert encode_catalogue(decode_catalogue(data)) == data


def test_a_missing_file_says_where_it_should_be(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"catalogue\.json\.gz is missing"):
        read_catalogue(tmp_path / "catalogue.json.gz")


def test_a_folder_in_place_of_the_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        read_catalogue(tmp_path)


def test_what_is_not_gzip_is_refused() -> None:
    assert "not a gzip file" in refusal(b"<html>Please log in</html>")


def test_an_empty_file_is_refused() -> None:
    assert "empty" in refusal(b"")


def test_every_truncation_is_refused() -> None:
    whole = encode_catalogue(make_catalogue())
    for length in range(len(whole)):
        refusal(whole[:length])


@settings(max_examples=60)
@example(place=229, bit=2)
@given(place=st.integers(min_value=10, max_value=10_000), bit=st.integers(0, 7))
def test_no_flipped_bit_changes_what_is_read(place: int, bit: int) -> None:
    """A flip is refused, or fell on one of the very few bits that gzip has no use for."""
    whole = bytearray(encode_catalogue(make_catalogue()))
    place = 10 + (place - 10) % (len(whole) - 10)
    whole[place] ^= 1 << bit
    try:
        read = decode_catalogue(bytes(whole))
    except DataFileError:
        return
    assert read == make_catalogue()


def test_what_is_not_json_is_refused() -> None:
    assert "not JSON" in refusal(gzip.compress(b"{"))


def test_endless_nesting_is_refused() -> None:
    whole = gzip.decompress(encode_catalogue(make_catalogue()))
    nested = b"[" * 200_000 + b"]" * 200_000
    assert "not JSON" in refusal(gzip.compress(whole[:-1] + b',"later":' + nested + b"}"))


def test_letters_that_are_not_utf_8_are_refused() -> None:
    whole = gzip.decompress(encode_catalogue(make_catalogue()))
    damaged = whole.replace(b"Oakland Infusion", b"Oakland \xff\xfefusion")
    assert "damaged" in refusal(gzip.compress(damaged))


def test_what_follows_the_end_of_the_file_is_refused() -> None:
    assert "damaged" in refusal(encode_catalogue(make_catalogue()) + b"<!-- injected -->")


def test_another_json_file_is_refused() -> None:
    assert "is not a BrightStar data file" in refusal(gzip.compress(b'{"name": "x"}'))


def test_another_format_is_refused() -> None:
    assert "'other'" in refusal(packed(lambda c: c.update(format="other")))


def test_a_newer_major_version_asks_for_a_newer_app() -> None:
    sentence = refusal(packed(lambda c: c.update(version={"major": 2, "minor": 0})))
    assert "update the app" in sentence


def test_a_newer_minor_version_with_new_fields_loads() -> None:
    def change(content: dict[str, Any]) -> None:
        content["version"]["minor"] = 9
        content["providers"][0]["invented_later"] = True

    assert decode_catalogue(packed(change)).providers[0].name == "Oakland Infusion Clinic"


def test_a_wrong_type_is_named_with_its_place() -> None:
    sentence = refusal(packed(lambda c: c["providers"][0].update(formats="iv_infusion")))
    assert "at providers[0].formats: " in sentence


def test_a_slug_that_stands_twice_is_refused() -> None:
    twice = make_catalogue(providers=(make_provider(), make_provider()))
    assert "twice" in refusal(encode_catalogue(twice))


def test_a_price_without_its_source_is_refused() -> None:
    stray = make_provider(prices=(make_price(source=3),))
    assert "price 0" in refusal(encode_catalogue(make_catalogue(providers=(stray,))))


def test_a_bomb_of_two_gigabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.json.gz"
    member = gzip.compress(bytes(64 * 1024 * 1024))
    file.write_bytes(member * 32)  # a gzip file may be several, one after another
    tracemalloc.start()
    with pytest.raises(DataFileError, match="larger than a data file can be"):
        read_catalogue(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * MAX_BYTES


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.json.gz"
    with file.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    with pytest.raises(DataFileError, match="larger than a data file can be"):
        read_catalogue(file)


@pytest.mark.parametrize(
    "name", ["../../outside", "2026.11.23-1/..", "2026.11.23", "", "2026.11.23-1\n", "C:evil-1"]
)
def test_a_name_of_an_edition_that_could_lead_elsewhere_is_refused(name: str) -> None:
    assert "calls its edition" in refusal(packed(lambda content: content.update(edition=name)))
