"""A report says what is wrong and where, and nothing of who writes it."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.presentation.report import (
    Report,
    group_words,
    mail_url,
    report_text,
    report_title,
)
from tests.support.factories import make_provider

REPORT = Report(
    provider=make_provider(slug="some-clinic", name="Some Clinic & Co"),
    edition="2026.11.23-1",
    day=date(2026, 11, 23),
    group="prices",
    wrong="A session is $500 now.\nIt was $450.",
    source="https://clinic.example/prices",
)


def test_the_report_names_provider_group_edition_and_day() -> None:
    assert report_text(REPORT).splitlines() == [
        "Provider: Some Clinic & Co [some-clinic]",
        "About: Prices",
        "Seen in edition 2026.11.23-1 on Nov 23, 2026",
        "",
        "What is wrong, and what is right:",
        "A session is $500 now.",
        "It was $450.",
        "",
        "Where that can be seen (a page, a telephone call on a day):",
        "https://clinic.example/prices",
    ]


def test_every_group_of_facts_can_be_reported_and_removal_be_asked_for() -> None:
    assert set(FACT_GROUPS) <= set(group_words())
    assert "removal" in group_words()


def test_a_mail_program_gets_the_whole_message() -> None:
    url = urlsplit(mail_url(REPORT, "corrections@data.example"))
    assert (url.scheme, unquote(url.path)) == ("mailto", "corrections@data.example")
    said = parse_qs(url.query)
    assert said["subject"] == [report_title(REPORT)]
    assert said["body"] == [report_text(REPORT)]
