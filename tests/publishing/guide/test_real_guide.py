"""The guide that ships: whole in both languages, and free of what must not be repeated."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest

from brightstar_desktop import paths
from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_text import (
    dated_statements,
    first_sentence,
    plain_words,
    sections,
)
from brightstar_desktop.publishing.collect import CollectedEdition, collect

SLUGS = [
    "why",
    "what-it-treats",
    "formats",
    "a-session",
    "choosing-a-provider",
    "california",
    "what-to-expect",
    "safety",
    "cost",
    "law",
]


@pytest.fixture(scope="module")
def collected() -> CollectedEdition:
    return collect(paths.bundled_data())


def documents(collected: CollectedEdition, language: str) -> Iterator[Document]:
    catalogue = collected.catalogue
    assert catalogue is not None
    yield from getattr(catalogue.guide, language)
    yield getattr(catalogue.faq, language)
    yield from getattr(catalogue.articles, language)


def sentences(collected: CollectedEdition, language: str) -> list[tuple[str, str]]:
    """Return every sentence of the guide, small letters only, with where it stands."""
    found: list[tuple[str, str]] = []
    for document in documents(collected, language):
        for passage in re.split(r"\n\s*\n|\n(?=[-|>]|\d+\.)", document.body):
            words = plain_words(passage).lower()
            found += [(document.slug, one) for one in re.split(r"(?<=[.!?:;])\s+", words)]
    return found


def test_nothing_is_wrong_with_it(collected: CollectedEdition) -> None:
    assert collected.problems == ()
    assert all(level.is_plain for level in collected.levels)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_has_ten_chapters_and_what_stands_beside_them(
    collected: CollectedEdition, language: str
) -> None:
    catalogue = collected.catalogue
    assert catalogue is not None
    assert [chapter.slug for chapter in getattr(catalogue.guide, language)] == SLUGS
    questions = getattr(catalogue.faq, language)
    assert sum(section.level == 3 for section in sections(questions)) >= 25
    assert len(getattr(catalogue.articles, language)) >= 3
    assert len(catalogue.glossary) >= 60
    assert len(catalogue.crisis) >= 10


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_section_on_suicide_names_the_crisis_line(
    collected: CollectedEdition, language: str
) -> None:
    for document in documents(collected, language):
        parts = document.body.split("\n## ")
        silent = [part[:40] for part in parts if "suicid" in part.lower() and "988" not in part]
        assert silent == [], document.slug


CRISIS_BOXES = {
    "en": r"> \*\*In a crisis:\*\* call or text 988\b.*\]\(crisis:\)",
    "es": r"> \*\*En una crisis:\*\* llame al 988 y oprima el 2, o envíe AYUDA por texto al 988\b"
    r".*\]\(crisis:\)",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_chapter_opens_with_help_in_a_crisis(
    collected: CollectedEdition, language: str
) -> None:
    catalogue = collected.catalogue
    assert catalogue is not None
    for chapter in getattr(catalogue.guide, language):
        first_block = chapter.body.strip().split("\n\n")[0].replace("\n> ", " ")
        assert re.match(CRISIS_BOXES[language], first_block), chapter.slug


def test_every_spanish_box_on_988_says_the_word_that_is_answered_in_spanish(
    collected: CollectedEdition,
) -> None:
    boxes = [
        (document.slug, block)
        for document in documents(collected, "es")
        for block in document.body.split("\n\n")
        if block.startswith(">") and "988" in block
    ]
    assert len(boxes) > len(SLUGS)
    assert [slug for slug, block in boxes if "AYUDA" not in block] == []


def test_the_lines_known_to_the_program_say_what_is_published(collected: CollectedEdition) -> None:
    catalogue = collected.catalogue
    assert catalogue is not None
    published = {line.code: line for line in catalogue.crisis}
    for core in CORE_CRISIS_LINES:
        line = published[core.code]
        said = (line.number, line.label, line.how, line.languages)
        assert said == (core.number, core.label, core.how, core.languages), core.code


MUST_STAND = {
    "ketamine is approved for no mental illness": (
        "what-it-treats", r"not approved it for any psychiatric disorder",
        r"no la ha aprobado para ningún trastorno psiquiátrico",
    ),
    "esketamine has two uses in adults": (
        "what-it-treats", r"two uses, both in adults", r"dos usos, ambos en adultos",
    ),
    "psilocybin is not legal": (
        "law", r"psilocybin is not legal in california",
        r"la psilocibina no es legal en california",
    ),
    "SB 1012 died": ("law", r"sb 1012.*and died", r"sb 1012.*no prosperó"),
    "MDMA is not approved": ("law", r"mdma is not approved", r"la mdma no está aprobada"),
    "KAP is not shown to be better": (
        "formats", r"not\W+been shown", r"no se ha demostrado",
    ),
    "no driving until after a night's sleep": (
        "safety", r"until the next day, after a good night's sleep",
        r"hasta el día siguiente, (?:tras|después de) dormir bien",
    ),
    "a doctor need not always supervise": (
        "law", r"a doctor need not always supervise", r"no siempre tiene que supervisar un médico",
    ),
    "fewer deaths are not shown": (
        "what-it-treats", r"no trial has shown fewer attempts or deaths",
        r"ningún ensayo ha mostrado menos intentos ni muertes",
    ),
    "response in everyday care": ("what-it-treats", r"26 to 54 people", r"26 a 54 personas"),
}  # fmt: skip


@pytest.mark.parametrize(("slug", "english", "spanish"), MUST_STAND.values(), ids=MUST_STAND)
def test_what_matters_most_stands_in_both_languages(
    collected: CollectedEdition, slug: str, english: str, spanish: str
) -> None:
    for language, pattern in (("en", english), ("es", spanish)):
        document = next(one for one in documents(collected, language) if one.slug == slug)
        assert re.search(pattern, plain_words(document.body).lower()), (language, pattern)


NOT_SO = (
    r"\b(?:not?|nor|never|wrong|neither|without|nobody|no one|you may read|says that|calls|"
    r"nadie|ning|nunca|equivoca|sin|ni|quizá lea|dice que)"
)
"""A sentence that denies a claim, or tells that others make it, may hold its words."""
MUST_NOT_STAND = {
    "approved for moods": (
        r"ketamine[^,.]{0,30} (?:is|was) (?:fda-)?approved[^.]*(?:depression|anxiety|ptsd)",
        r"ketamina[^,.]{0,30} (?:está|fue) aprobada[^.]*(?:depresión|ansiedad|tept)",
    ),
    "60 to 70 percent respond": (
        r"(?:60|sixty)\W{1,3}(?:to |–|-)?\s*70\s?%?.{0,20}(?:respon|improve)",
        r"60\s?%?\s?(?:a|-|–)\s?70\s?%?.{0,20}(?:respon|mejor)",
    ),
    "speed saves lives": (r"sav(?:e|es|ing) lives|life-?saving", r"salva(?:r|n)? vidas"),
    "psilocybin is legal": (
        r"psilocybin[^.]{0,40}(?:is|now|became) (?:now )?legal",
        r"psilocibina[^.]{0,40}(?:es|ya es) legal",
    ),
    "MDMA is about to be approved": (
        r"mdma[^.]*(?:anticipated|expected|imminent|soon)",
        r"mdma[^.]*(?:se espera|pronto|inminente)",
    ),
    "KAP does better": (
        r"(?:kap|therapy)[^.]{0,60}(?:better|deeper|more lasting) (?:outcomes|results|change)",
        r"(?:kap|terapia)[^.]{0,60}(?:mejores|más profundos|más duraderos) (?:resultados|cambios)",
    ),
    "integration decides": (
        r"integration (?:determines|decides)", r"integración (?:determina|decide)",
    ),
    "the K-hole heals": (r"k-hole[^.]*(?:therapeutic|heal)", r"k-hole[^.]*(?:terapéutic|sana)"),
    "driving the same day": (
        r"drive (?:later|again) (?:that|the same) day|for the rest of the day",
        r"manejar (?:más tarde|el mismo día)|por el resto del día",
    ),
    "only doctors may supervise": (
        r"(?:must|require[sd]?)[^.]{0,40}(?:physician|md|doctor)[^.]{0,20}(?:oversight|supervision)",
        r"(?:exige|requiere|debe)[^.]{0,40}supervisión de un médico",
    ),
    "no legal risk": (r"no legal risk|perfectly legal", r"sin riesgo legal|totalmente legal"),
    "well understood": (
        r"risks[^.]*well understood", r"riesgos[^.]*(?:bien conocidos|se conocen bien)",
    ),
    "a promise": (r"guarantee[sd]?\b|will cure|relief when nothing else", r"garantiza|le curará"),
}  # fmt: skip


@pytest.mark.parametrize(("english", "spanish"), MUST_NOT_STAND.values(), ids=MUST_NOT_STAND)
def test_what_must_not_be_repeated_does_not_stand(
    collected: CollectedEdition, english: str, spanish: str
) -> None:
    for language, pattern in (("en", english), ("es", spanish)):
        said = [
            (where, sentence)
            for where, sentence in sentences(collected, language)
            if re.search(pattern, sentence)
            and not sentence.endswith("?")
            and not re.search(NOT_SO, sentence)
        ]
        assert said == []


@pytest.mark.parametrize(
    "planted",
    [
        "Ketamine is FDA-approved for depression.",
        "Some 60 to 70% respond.",
        "Its speed saves lives.",
        "Psilocybin is now legal in California.",
        "MDMA approval is expected soon.",
        "KAP brings better outcomes.",
        "Integration determines the result.",
        "A K-hole can be therapeutic.",
        "Do not drive for the rest of the day.",
        "The law requires physician oversight.",
        "There is no legal risk.",
        "Its risks are well understood.",
        "We guarantee relief.",
    ],
)
def test_the_patterns_find_what_they_are_for(planted: str) -> None:
    sentence = planted.lower()
    found = [name for name, (pattern, _) in MUST_NOT_STAND.items() if re.search(pattern, sentence)]
    assert found, planted


def test_the_telehealth_rule_is_dated_wherever_it_is_told(collected: CollectedEdition) -> None:
    for language in ("en", "es"):
        for document in documents(collected, language):
            ends = [one for one in dated_statements(document.body) if "dea-telehealth" in one.text]
            assert all(one.until == date(2026, 12, 31) for one in ends)
            if "2026.[^dea-telehealth]" in document.body.replace("*", ""):
                assert ends, document.slug


def test_a_dated_statement_begins_with_a_sentence_short_enough_to_stand_beside_the_text(
    collected: CollectedEdition,
) -> None:
    for language in ("en", "es"):
        for document in documents(collected, language):
            for statement in dated_statements(document.body):
                said = first_sentence(plain_words(statement.text))
                assert len(said) <= 160, (language, document.slug, said)
                assert said.endswith("."), (language, document.slug, said)


CLINICS_ELSEWHERE = {"wcmedicine.com", "rejuvenate-az.com", "altasano.com"}
"""Sites of clinics that the guide cited at some time and the directory does not list."""
CITED_WORDS = re.compile(r"(?P<words>[^\[]*(?:\[(?!\^)[^\[]*)*)(?P<cites>(?:\[\^[\w-]+\]\s*)+)")


def test_no_figure_on_esketamine_rests_on_a_page_of_a_clinic(collected: CollectedEdition) -> None:
    clinics = clinic_sites(collected)
    figures = 0
    for document in documents(collected, "en"):
        site_of = {one.key: site(one.url) for one in document.references}
        for passage in re.split(r"\n\s*\n|\n(?=[-|>]|\d+\.)", document.body):
            for cited in CITED_WORDS.finditer(passage):
                words = cited["words"].lower()
                if not re.search(r"esketamine|spravato", words) or not re.search(r"\d", words):
                    continue
                figures += 1
                sites = {site_of[key] for key in re.findall(r"[\w-]+(?=\])", cited["cites"])}
                assert sites.isdisjoint(clinics), (document.slug, cited["words"])
    assert figures > 20


def clinic_sites(collected: CollectedEdition) -> set[str]:
    """Return the hosts of the listed providers' own pages, and of clinics elsewhere."""
    assert collected.catalogue is not None
    listed = {
        site(address)
        for provider in collected.catalogue.providers
        for address in (
            provider.website,
            *(one.url for one in provider.sources if one.kind == "own_site"),
        )
    }
    # Published source text stands on the host of its repository, beside that of others.
    return (listed | CLINICS_ELSEWHERE) - {"", "github.com"}


def site(address: str | None) -> str:
    return urlsplit(address or "").netloc.removeprefix("www.")
