"""What reads input from elsewhere, each with the inputs it is given and what must hold."""

import gzip
import json
import tempfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_text import dated_statements, sections
from brightstar_desktop.domain.interpretation import correct_names, interpret
from brightstar_desktop.domain.lexicon import Lexicon
from brightstar_desktop.domain.links import query_from_link
from brightstar_desktop.domain.markdown_bounds import body_errors
from brightstar_desktop.domain.opening_hours import parse_opening_hours
from brightstar_desktop.domain.phrases import parse_price
from brightstar_desktop.domain.pricing import course_cost
from brightstar_desktop.domain.provider import (
    PRICE_PURPOSES,
    PRICE_QUALIFIERS,
    PRICE_UNITS,
    Protocol,
    Span,
)
from brightstar_desktop.domain.words import TypedText
from brightstar_desktop.errors import DataFileError
from brightstar_desktop.presentation.guide.pages import document_html
from brightstar_desktop.presentation.guide.render_context import PageStyle, RenderContext
from brightstar_desktop.presentation.hours_words import hours_words
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.publishing.exchange.rows import read_row
from brightstar_desktop.publishing.exchange.sheet import SheetError, read_sheet
from brightstar_desktop.settings.definitions import SETTING_BY_NAME
from brightstar_desktop.settings.policy import read_policy
from brightstar_desktop.settings.store import SettingsStore
from tests.support.factories import make_catalogue, make_price, make_provider
from tests.support.hostile_markdown import MARKDOWN
from tests.support.published import california, published_catalogue

TODAY = date(2026, 11, 23)


class Target(NamedTuple):
    """A reader: what it is given, and a call that raises where something does not hold."""

    given: st.SearchStrategy[Any]
    read: Callable[[Any], object]


# -- the guide


def read_guide(body: str) -> None:
    """Whatever passes the bounds is drawn, cut and read without trouble and without a picture."""
    if any(body_errors(body)):
        return
    text = Document(
        slug="c", title="A", summary="", reviewed_on=TODAY, reading_minutes=1, body=body
    )
    html = document_html(text, RenderContext(today=TODAY, style=PageStyle(most_columns=2)))
    assert "<img" not in html
    assert "<script" not in html
    sections(text)
    try:
        dated_statements(body)
    except ValueError as error:
        _check_sentence(error)


def _check_sentence(error: Exception) -> None:
    assert "\n" not in str(error)
    assert str(error).endswith(".")


# -- the data file

ODD_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    (
        None, True, 0, -1, 2**63, 2**64, 1.5, 1e308, "", "\x00", "\u202e", "x" * 5_000, [], {},
        [{}] * 600, {"en": ""}, "file:///x", "0001-01-01", "9999-12-31T23:59:59Z", "2026-02-31",
    )
)  # fmt: skip


@cache
def _content() -> str:
    provider = make_provider(prices=(make_price(),))
    return gzip.decompress(encode_catalogue(make_catalogue(providers=(provider,)))).decode()


def read_edition(changes: list[tuple[int, Any]]) -> None:
    """An edition with odd values in odd places is read or refused in one sentence."""
    content = json.loads(_content())
    for at, value in changes:
        places = list(_places(content))
        holder, key = places[at % len(places)]
        holder[key] = deepcopy(value)
    _decoded(gzip.compress(json.dumps(content).encode(), 1))


def read_bytes(cut: tuple[int, bytes]) -> None:
    """So is one into which bytes were written."""
    text = _content().encode()
    at = cut[0] % len(text)
    _decoded(gzip.compress(text[:at] + cut[1] + text[at + len(cut[1]) :], 1))


def _decoded(data: bytes) -> None:
    try:
        read = decode_catalogue(data, "catalogue.json.gz")
    except DataFileError as error:
        _check_sentence(error)
    else:
        assert decode_catalogue(encode_catalogue(read)) == read
        for provider in read.providers:
            price_line(provider)
            course_cost(provider)


def _places(value: Any) -> Any:
    keys = value if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


# -- what people type, hours and prices

_SAID = (
    "iv", "ketamine", "under", "$", "500", "oakland", "94612", "within", "miles", "of", "near",
    "no", "not", "ptsd", "vet", "suicide", "menos de", "a", "9" * 20, "%", '"', "oaklnd", "-",
)  # fmt: skip
QUERIES = st.lists(st.sampled_from(_SAID) | st.text(max_size=12), max_size=12).map(" ".join)
_OPEN = (
    "Mo", "-", "Fr", ",", " ", "09:00", "-17:00", "24:00", "PH", " off", ";", '"', "||", "24/7",
)  # fmt: skip
HOURS = st.lists(st.sampled_from(_OPEN) | st.text(max_size=3), max_size=14).map("".join)
AMOUNTS = st.none() | st.sampled_from([0, 1, 499, 1_000_000])
COUNTS = st.none() | st.sampled_from([0, 1, 6, 10_000])
SPANS = st.none() | st.builds(Span, COUNTS, COUNTS)
PRICES = st.builds(
    make_price,
    unit=st.sampled_from([*PRICE_UNITS, "per_moon"]),
    purpose=st.sampled_from([*PRICE_PURPOSES, "other"]),
    qualifier=st.sampled_from(PRICE_QUALIFIERS),
    min=AMOUNTS,
    max=AMOUNTS,
    sessions=COUNTS,
    minutes=COUNTS,
    format=st.none() | st.sampled_from(["iv_infusion", "other"]),
    rate=st.none() | st.sampled_from(["membership", "package"]),
    currency=st.sampled_from(["USD", "EUR", ""]),
)


@cache
def _lexicon() -> Lexicon:
    catalogue = published_catalogue()
    return Lexicon(catalogue.vocabulary, california(), [one.name for one in catalogue.providers])


def read_query(text: str) -> None:
    """Any words are understood or left as words."""
    correct_names(interpret(TypedText(text), _lexicon()), _lexicon())
    parse_price(text)
    query_from_link(f"find:{text}")


def read_hours(text: str) -> None:
    """Any hours are told, as they stand where they are not understood."""
    parse_opening_hours(text)
    hours_words(text)


def read_prices(given: tuple[list[Any], Any, Any]) -> None:
    """Any prices and course within the bounds are told and added up."""
    prices, sessions, minutes = given
    protocol = Protocol(initial_sessions=sessions, session_minutes=minutes)
    provider = make_provider(prices=tuple(prices), protocol=protocol)
    price_line(provider)
    course_cost(provider)


# -- files of others

_CELLS = (
    "slug", "name", "city", "price_min", ",", ";", "\t", "\r\n", "\n", '"', '""', "'=", "\ufeff",
    "#", "clinic", "500", "yes", "2026-11-23", "\x00", "price_min_2", "phone",
)  # fmt: skip
SHEETS = st.lists(st.sampled_from(_CELLS) | st.text(max_size=6), max_size=40).map("".join)
NAMES = st.sampled_from([*SETTING_BY_NAME, "other"])
TOML_VALUES = st.sampled_from(
    (
        '"on"', '"x"', "true", "0", "-1", "1e400", "nan", "inf", "[]", "{}", "1979-05-27",
        '"\\u0000"', "[[[[]]]]", '"https://["', '"~nouser/x"', "9" * 30, "'", '"""',
    )
)  # fmt: skip
POLICIES = st.lists(
    st.builds(lambda name, value: f"{name} = {value}", NAMES, TOML_VALUES) | st.text(max_size=20),
    max_size=6,
).map("\n".join)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=9,
)
STATES = st.dictionaries(NAMES, JSON_VALUES, max_size=5).map(json.dumps) | st.text(max_size=30)


def read_spreadsheet(text: str) -> None:
    """Any CSV is read, with its problems, or refused in one sentence."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.csv"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            sheet = read_sheet(file)
        except SheetError as error:
            _check_sentence(error)
            return
        for row in sheet.rows:
            read_row(row, published_catalogue().vocabulary)


def read_rules(text: str) -> None:
    """Any policy gives rules that the settings can take."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "policy.toml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        policy = read_policy(file)
        assert all(SETTING_BY_NAME[name].accepts(value) for name, value in policy.rules.items())


def read_settings(text: str) -> None:
    """Any settings file leaves settings that can be used and kept."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        settings = SettingsStore(file)
        for name, value in settings.values().items():
            assert SETTING_BY_NAME[name].accepts(value)
        settings.save()


TARGETS = {
    "guide": Target(MARKDOWN, read_guide),
    "edition": Target(st.lists(st.tuples(st.integers(0), ODD_VALUES), max_size=3), read_edition),
    "bytes": Target(st.tuples(st.integers(0), st.binary(min_size=1, max_size=8)), read_bytes),
    "query": Target(QUERIES, read_query),
    "hours": Target(HOURS, read_hours),
    "prices": Target(st.tuples(st.lists(PRICES, max_size=4), SPANS, SPANS), read_prices),
    "spreadsheet": Target(SHEETS, read_spreadsheet),
    "policy": Target(POLICIES, read_rules),
    "settings": Target(STATES, read_settings),
}
