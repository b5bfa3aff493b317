"""Opening hours as people read them."""

from collections.abc import Iterator

import pytest

from brightstar_desktop import i18n, paths
from brightstar_desktop.presentation.hours_words import hours_words


def spaced(words: str) -> str:
    """Return words with plain spaces where no line may break."""
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("Mo-Fr 09:00-17:00", "Monday to Friday 9 a.m. to 5 p.m."),
        ("09:30-12:00", "every day 9:30 a.m. to 12 p.m."),
        (
            "Mo,We 09:00-12:00,13:00-17:00; Sa 00:15-12:45",
            (
                "Monday and Wednesday 9 a.m. to 12 p.m. and 1 p.m. to 5 p.m.; "
                "Saturday 12:15 a.m. to 12:45 p.m."
            ),
        ),
        (
            'Mo-Th,Sa 09:00-17:00 "By appointment"; PH,Su off',
            (
                "Monday to Thursday and Saturday 9 a.m. to 5 p.m. (by appointment); "
                "closed on public holidays and Sunday"
            ),
        ),
        ('Mo "ask Dr. Li"', "Monday: ask Dr. Li"),
        (
            'Mo 09:00-10:00 || "by appointment"',
            "Monday 9 a.m. to 10 a.m.; at other times: by appointment",
        ),
        ('"by appointment only"', "by appointment only"),
        ("24/7", "24/7"),
        ("Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset"),
    ],
)
def test_a_week_is_told_in_words_and_anything_more_as_it_is_written(hours: str, words: str) -> None:
    assert spaced(hours_words(hours)) == words


@pytest.fixture
def _spanish() -> Iterator[None]:
    i18n.use_language("es", paths.resources() / "translations")
    yield
    i18n.use_language("en", paths.resources() / "translations")


@pytest.mark.usefixtures("_spanish")
def test_in_spanish() -> None:
    assert spaced(hours_words('Mo-Fr 09:00-17:30 "by appointment"; Sa,Su 10:00-12:00; PH off')) == (
        "del lunes al viernes, de 9 a. m. a 5:30 p. m. (con cita previa); "
        "sábado y domingo, de 10 a. m. a 12 p. m.; cerrado: días festivos"
    )


def test_no_line_breaks_within_a_time() -> None:
    assert "9\u00a0a.m. to 5\u00a0p.m." in hours_words("Mo 09:00-17:00")
