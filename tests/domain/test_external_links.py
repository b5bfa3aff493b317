"""Only pages, telephone numbers and our own message may be handed to another program."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.bounds import PAGE_PATTERN
from brightstar_desktop.domain.external_links import (
    MAX_LENGTH,
    MAX_MAIL_LENGTH,
    OUTSIDE_SCHEMES,
    Refusal,
    mail_refusal,
    refusal,
)

HOSTILE: Final = {
    "file:///usr/bin/xterm": Refusal.SCHEME,
    "file://server/share/run.desktop": Refusal.SCHEME,
    "\\\\server\\share\\run.exe": Refusal.SCHEME,
    "//server/share/run.exe": Refusal.SCHEME,
    "smb://server/share": Refusal.SCHEME,
    "ms-msdt:/id PCWDiagnostic": Refusal.SCHEME,
    "search-ms:query=x&crumb=location:\\\\server\\share": Refusal.SCHEME,
    "javascript:alert(1)": Refusal.SCHEME,
    "data:text/html,<b>x</b>": Refusal.SCHEME,
    "vscode://extension": Refusal.SCHEME,
    "mailto:a@b.example?attach=/etc/passwd": Refusal.SCHEME,
    "": Refusal.SCHEME,
    "https": Refusal.SCHEME,
    "clinic.example": Refusal.SCHEME,
    " https://clinic.example": Refusal.SCHEME,
    "https:\\\\clinic.example": Refusal.CHARACTERS,
    "https://clinic.example\\@evil.example": Refusal.CHARACTERS,
    "https://clinic.example/\nfile:///x": Refusal.CHARACTERS,
    "https://clinic.example/a b": Refusal.CHARACTERS,
    "https://clinic.example/\x00": Refusal.CHARACTERS,
    "https://clinic.example/\u202egpj.exe": Refusal.CHARACTERS,
    "https://clinic.example/\ud800": Refusal.CHARACTERS,
    "https://clinic\u200b.example/": Refusal.CHARACTERS,
    "https://clinic.example@evil.example": Refusal.ACCOUNT,
    "https://user:password@clinic.example": Refusal.ACCOUNT,
    "https:clinic.example": Refusal.HOST,
    "https:///etc/passwd": Refusal.HOST,
    "https://": Refusal.HOST,
    "https://[": Refusal.HOST,
    "https://[::1]/": Refusal.HOST,
    "https://clinic.example:99999/": Refusal.HOST,
    "http://fileserver/share": Refusal.HOST,
    "http://localhost:631/": Refusal.HOST,
    "http://192.168.1.1/reset": Refusal.HOST,
    "http://2130706433/": Refusal.HOST,
    "http://0x7f.1/": Refusal.HOST,
    "https://clinic%2eexample/": Refusal.HOST,
    "tel:": Refusal.CHARACTERS,
    "tel:*#06#": Refusal.CHARACTERS,
    "tel:+1510555,0100;ext=1": Refusal.CHARACTERS,
    "tel:١٢٣": Refusal.CHARACTERS,
}
HONEST: Final = (
    "https://clinic.example",
    "http://www.clinic.example/a/b?c=d&e=%20#f",
    "HTTPS://Clinic.Example:8443/",
    "https://clínica.example/español",
    "https://www.openstreetmap.org/search?query=1%20Main%20St",
    "tel:988",
    "tel:+15105550100",
    "tel:+1-510-555-0100",
)


@pytest.mark.parametrize(("address", "why"), HOSTILE.items(), ids=ascii)
def test_what_is_not_handed_on(address: str, why: Refusal) -> None:
    assert refusal(address) is why


@pytest.mark.parametrize("address", HONEST)
def test_what_may_be_opened(address: str) -> None:
    assert refusal(address) is None


def test_a_long_address_is_refused() -> None:
    page = "https://clinic.example/"
    assert refusal(page.ljust(MAX_LENGTH, "x")) is None
    assert refusal(page.ljust(MAX_LENGTH + 1, "x")) is Refusal.LENGTH


@given(
    st.text(), st.sampled_from(["", "https://", "HTTP://", "tel:", "file:", "https://a.example/"])
)
def test_whatever_is_let_through_begins_with_a_known_scheme(text: str, beginning: str) -> None:
    address = beginning + text
    if refusal(address) is None:
        assert address.lower().startswith(tuple(f"{scheme}:" for scheme in OUTSIDE_SCHEMES))
        assert address.isprintable()
        assert not set(address) & set("\\ \t\r\n")


OURS: Final = (
    "mailto:corrections@data.example?subject=a&body=b%0Ac",
    "mailto:?subject=a&body=b",
)
NOT_OURS: Final = (
    "mailto:corrections@data.example",
    "mailto:corrections@data.example?subject=a&body=b&attach=%2Fetc%2Fpasswd",
    "mailto:corrections@data.example?subject=a&body=b&bcc=e%40evil.example",
    "mailto:corrections@data.example?subject=a%0D%0ABcc:e&body=b",
    "mailto:a@b.example,c@d.example@e?subject=a&body=b",
    "file:///x?subject=a&body=b",
    "https://clinic.example?subject=a&body=b",
    f"mailto:?subject=a&body={'x' * MAX_MAIL_LENGTH}",
)


def test_only_our_own_message_may_be_written() -> None:
    assert [mail_refusal(message) for message in OURS] == [None] * len(OURS)
    assert [message[:80] for message in NOT_OURS if mail_refusal(message) is None] == []


@given(st.from_regex(PAGE_PATTERN))
def test_every_address_that_an_edition_may_hold_is_let_through(address: str) -> None:
    assert len(address) > MAX_LENGTH or refusal(address) is None
