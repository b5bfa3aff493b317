"""Telephone numbers, web addresses and register numbers that cannot be right."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from brightstar_desktop.domain.external_links import WEB_SCHEMES, Refusal, refusal
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.publishing.provider_file import CheckContext, ProviderFile
from brightstar_desktop.publishing.validation import Problem

_KINDS_OF_PHONE: Final = (
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.VOIP,
)
_REFUSED: Final = {
    Refusal.SCHEME: "is no web address",
    Refusal.CHARACTERS: "is no web address; it holds a blank, a backslash or a mark nobody sees",
    Refusal.HOST: "names no host that a browser may be sent to, such as clinic.example",
    Refusal.ACCOUNT: "holds a user's name",
    Refusal.LENGTH: "is longer than an address can be",
}
_NPI: Final = re.compile(r"[12][0-9]{9}")


def check_contacts(file: ProviderFile, _context: CheckContext) -> Iterator[Problem]:
    """Yield a problem for each phone, address or NPI that cannot be right."""
    for field, number in _phones(file.provider):
        error = phone_error(number)
        if error:
            yield Problem(file.name, field, error, "Write it as +1 and ten digits, as published.")
    for field, url in _urls(file.provider):
        error = url_error(url)
        if error:
            yield Problem(file.name, field, error, "Write it as it stands in the address bar.")
    npi = file.provider.identifiers.npi
    if npi is not None and not is_npi(npi):
        message = f"{npi!r} is no NPI: ten digits, the first 1 or 2, the last a check digit."
        yield Problem(file.name, "identifiers.npi", message, "Copy it anew from the register.")


def phone_error(number: str) -> str:
    """Return what is wrong with a clinic's telephone number in E.164 form, or "".

    +1 is also the code of Canada and the Caribbean, and of numbers that charge their caller.
    """
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return f"{number!r} is not a telephone number in E.164 form."
    return next((f"{number!r} {error}" for error in _number_errors(parsed, number)), "")


def _number_errors(parsed: PhoneNumber, number: str) -> Iterator[str]:
    if parsed.country_code != 1:
        yield "is not an American number."
    if not phonenumbers.is_valid_number(parsed):
        yield "is a number that nobody can have."
    if phonenumbers.region_code_for_number(parsed) != "US":
        yield "is not a number of the United States."
    if phonenumbers.number_type(parsed) not in _KINDS_OF_PHONE:
        yield "is of a kind that no clinic has: a call may cost extra."
    if phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) != number:
        yield "is not written in E.164 form."


def url_error(url: str) -> str:
    """Return what is wrong with the address of a page, or ""."""
    scheme, _, rest = url.partition("://")
    if scheme not in WEB_SCHEMES or not rest:
        return f"{url!r} is no web address, which begins with https:// or http://."
    why = refusal(url)
    if why is not None:
        return f"{url!r} {_REFUSED[why]}."
    return "Tracking parameters are part of it." if "utm_" in urlsplit(url).query else ""


def is_npi(number: str) -> bool:
    """Return whether ``number`` has the ten digits and check digit of an NPI.

    The first digit is 1 or 2, and the check is Luhn's over 80840 and the number, as CMS prescribes
    (45 CFR 162.406).
    """
    if not _NPI.fullmatch(number):
        return False
    total = 0
    for position, digit in enumerate(reversed(f"80840{number}")):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _phones(provider: Provider) -> Iterator[tuple[str, str]]:
    for index, phone in enumerate(provider.phones):
        yield f"phones[{index}].number", phone.number
    for index, location in enumerate(provider.locations):
        if location.phone:
            yield f"locations[{index}].phone", location.phone


def _urls(provider: Provider) -> Iterator[tuple[str, str]]:
    if provider.website:
        yield "website", provider.website
    for index, source in enumerate(provider.sources):
        if source.url:
            yield f"sources[{index}].url", source.url
