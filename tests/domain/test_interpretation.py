"""A person's own words, read with the words and places of the published edition."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.datafile.gazetteer import CsvGazetteer
from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.interpretation import correct_names, interpret
from brightstar_desktop.domain.lexicon import Lexicon
from brightstar_desktop.domain.query import (
    CorrectedText,
    Interpretation,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary
from brightstar_desktop.domain.words import TypedText
from tests.support.published import california, published_catalogue
from tests.support.understood import meaning


@cache
def lexicon() -> Lexicon:
    catalogue = published_catalogue()
    return Lexicon(catalogue.vocabulary, california(), [one.name for one in catalogue.providers])


def _read(text: str) -> Interpretation:
    return interpret(TypedText(text), lexicon())


def _pairs(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [meaning(item) for item in _read(text).understood]


IV = ("formats", ("iv_infusion",))
LOZENGE = ("formats", ("sublingual", "oral"))
AT_HOME = ("settings", ("at_home",))
DEPRESSION = ("conditions", ("depression", "treatment_resistant_depression"))
VETERANS = ("populations", ("veterans",))
KEPT = ("not_stated", ("populations",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iv ketamine oakland", [IV, ("near", ("Oakland",))]),
        ("IV KETAMINE in Oakland, CA", [IV, ("near", ("Oakland",))]),
        ("troche at home", [LOZENGE, AT_HOME]),
        ("lozenges", [LOZENGE]),
        ("los angelas depression", [("near", ("Los Angeles",)), DEPRESSION]),
        (
            "veterans ptsd san diego",
            [VETERANS, KEPT, ("conditions", ("ptsd",)), ("near", ("San Diego",))],
        ),
        (
            "veteranos con TEPT cerca de San Diego",
            [VETERANS, KEPT, ("conditions", ("ptsd",)), ("near", ("San Diego",))],
        ),
        ("under 500", [("price", ("500",))]),
        ("iv not at home", [IV]),
        ("iv within 10 miles of oakland", [IV, ("near", ("Oakland",))]),
        ("iv under 500 oakland", [IV, ("price", ("500",)), ("near", ("Oakland",))]),
        ("92103", [("near", ("92103",))]),
        ("kap bay area", [("settings", ("kap",)), ("regions", ("bay_area",))]),
        ("alameda county", [("counties", ("Alameda",))]),
        ("condado de alameda", [("counties", ("Alameda",))]),
        ("orange county", [("counties", ("Orange",))]),
        ("depresión", [DEPRESSION]),
        ("spravatto", [("formats", ("intranasal_esketamine",))]),
        ("sandiego", [("near", ("San Diego",))]),
        ("iv san luis obizpo", [IV, ("near", ("San Luis Obispo",))]),
        ("tratment resistant depression", [("conditions", ("treatment_resistant_depression",))]),
        ("spravato in LA", [("formats", ("intranasal_esketamine",)), ("near", ("Los Angeles",))]),
        ("treatment-resistant depression", [("conditions", ("treatment_resistant_depression",))]),
        ("san francisco ca 94110", [("near", ("94110",))]),
        ("ketamine clinic near me", []),
        ("clínica de ketamina", []),
    ],
)
def test_words_are_understood_as_a_person_means_them(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    reading = _read(text)
    assert [meaning(item) for item in reading.understood] == expected
    assert reading.free_text == ""


@pytest.mark.parametrize(
    "text", ["los angelas", "spravatto", "sandiego", "anxity ", "san luis obizpo"]
)
def test_what_was_misspelt_is_marked_as_corrected(text: str) -> None:
    assert [item.corrected for item in _read(text).understood] == [True]


def test_what_was_typed_right_is_not_marked() -> None:
    marks = [item.corrected for item in _read("veterans iv alameda county near oakland").understood]
    assert not any(marks)


@pytest.mark.parametrize(
    "text",
    [
        "kadima", "kad", "oak", "oaklan", "the phoenix nest", "massage", "autism", "brain", "grief",
        "stress", "women", "trial", "ivy nice", "en la casa", "afraid of needles",
    ],
)  # fmt: skip
def test_names_unfinished_and_ordinary_words_are_never_corrected(text: str) -> None:
    reading = _read(text)
    assert reading.understood == ()
    assert reading.free_text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("oaldale ", "Oildale"), ("capitula ", "Capitola"), ("tiburun ", None)],
)
def test_of_places_spelt_alike_the_best_known_is_meant_and_a_village_never(
    typed: str, meant: str | None
) -> None:
    assert _pairs(typed) == ([("near", (meant,))] if meant else [])


def test_a_misspelt_word_is_one_of_the_vocabulary_before_it_is_a_place() -> None:
    oakland = Term(facet="conditions", code="oaklend", label=Text("Oaklend"))
    reading = interpret(TypedText("oaklund "), Lexicon(Vocabulary((oakland,)), california()))
    assert [meaning(item) for item in reading.understood] == [("conditions", ("oaklend",))]


@pytest.mark.parametrize(
    "text", ["no insurance", "without insurance", "sin seguro", "not at home", "non spravato"]
)
def test_what_is_not_wanted_is_not_asked_for(text: str) -> None:
    assert _read(text) == Interpretation()


@pytest.mark.parametrize(("population", "is_corrected"), [(10_000, True), (9_999, False)])
def test_only_places_that_many_know_are_what_a_misspelt_word_meant(
    population: int, is_corrected: bool
) -> None:
    town = Place(
        kind="city", name="Mirabel", county="Lake", latitude=39.0, longitude=-122.6,
        population=population,
    )  # fmt: skip
    lexicon = Lexicon(published_catalogue().vocabulary, CsvGazetteer([town], []))
    reading = interpret(TypedText("mirabelle "), lexicon)
    assert bool(reading.understood) is is_corrected


def test_a_crisis_is_noticed_at_the_end_of_a_long_text() -> None:
    reading = _read("word " * 500 + "i want to die")
    assert reading.crisis
    assert len(reading.free_text.split()) == 40


def test_a_misspelt_word_of_no_use_is_dropped() -> None:
    assert _read("ketmine clinc") == Interpretation()


def test_a_second_place_far_from_the_first_is_searched_as_text() -> None:
    reading = _read("santa cruz or monterey")
    assert _pairs("santa cruz or monterey") == [("near", ("Santa Cruz",))]
    assert reading.free_text == "monterey"


def test_a_second_place_beside_the_first_adds_nothing() -> None:
    assert _pairs("san diego la jolla") == [("near", ("San Diego",))]
    assert _read("san diego la jolla").free_text == ""


def test_a_town_named_like_an_ordinary_word_needs_to_be_meant() -> None:
    assert _pairs("Needles CA") == [("near", ("Needles",))]
    assert _pairs("near needles") == [("near", ("Needles",))]
    assert _pairs("no needles please") == []


@pytest.mark.parametrize(
    "text",
    [
        "suicide", "suicidal oakland", "suici", "suicde", "i want to die", "kill myself",
        "want to end my life", "self-harm", "hurt myself", "overdose", "no quiero vivir",
        "suicidarme", "quitarme la vida", "me quiero morir", "suicidio", "I don’t want to live",
    ],
)  # fmt: skip
def test_words_of_a_crisis_are_noticed_in_both_languages(text: str) -> None:
    assert _read(text).crisis
    assert _read(f"depression {text} san diego").crisis


@pytest.mark.parametrize(
    "text", ["siicidio", "sciucidal", "suiicde", "swicide", "suecide", "suisidal"]
)
def test_a_misspelt_suicide_is_noticed_with_two_letters_wrong(text: str) -> None:
    assert _read(text).crisis


@pytest.mark.parametrize(
    "text",
    ["depression", "sublingual", "suite 200", "end of life distress", "succeed", "society", "sued"],
)
def test_other_words_raise_no_alarm(text: str) -> None:
    assert not _read(text).crisis


def test_suicidal_thoughts_are_also_a_condition() -> None:
    assert _pairs("suicidal") == [("conditions", ("suicidal_ideation",))]


def test_words_of_a_crisis_are_not_searched_as_text() -> None:
    assert _read("please help i want to hurt myself").free_text == ""


def test_a_misspelt_name_is_put_right_when_asked() -> None:
    reading = correct_names(_read("kadma"), lexicon())
    assert reading is not None
    assert reading.free_text == "kadima"
    assert reading.understood == (CorrectedText(text="kadima", words="kadma"),)


def test_a_name_that_somebody_has_is_left_alone() -> None:
    assert correct_names(_read("kadima"), lexicon()) is None
    assert correct_names(_read("xyzzy"), lexicon()) is None


PHRASES = st.sampled_from(
    [
        "iv", "ketamine", "los angelas", "san diego", "92103", "under $500", "veterans", "ptsd",
        "at home", "¿dónde", "niños", "<", "$", "-", "(", "OR", '"', "*", "suicide", "kadma", "LA",
        "within 5 miles of", "alameda county", "İstanbul", "ﬁbro", "de", "la",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PHRASES).map(" ".join)))
def test_any_text_is_read_and_what_is_shown_stands_in_it(text: str) -> None:
    reading = _read(text)
    for item in reading.understood:
        assert item.words
        assert item.words in text
    for word in reading.free_text.split():
        assert word in text


@given(st.lists(PHRASES, max_size=5).map(" ".join))
def test_taking_understood_words_away_leaves_nothing_of_them(text: str) -> None:
    for item in _read(text).understood:
        if isinstance(item, UnderstoodPlace | UnderstoodPrice):
            left = _read(text.replace(item.words, " "))
            assert item not in left.understood
